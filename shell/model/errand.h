// What the shell leaves to its platform: calls through the door, files, the clipboard, paper. Answers come back as
// actions, in a later frame.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace zhicheng::model {

enum class Work {
  call,  ///< bytes: a zhicheng-request/1; the answer is the response
  html,  ///< bytes: a package; the answer is its readable copy
  save,  ///< bytes: a file for the person, called `name`
  recall,  ///< the answer: the drafts of this machine, [{"id","title","changed","content"}], newest first; or true where
           ///< it is shared, and nothing is kept
  keep,    ///< bytes: one of them, in place of the one with the id `name`; the error other_window when that has been
           ///< changed elsewhere
  forget,  ///< the draft `name`; all of them where that is empty
  share,   ///< keep nothing from now on, in any window, and forget all; or with an empty name keep drafts again
  calendar,  ///< bytes: a request for dates; the answer is an iCalendar
  copy,      ///< bytes: words for the clipboard; those that begin with # become a link to this page
  inspect,  ///< bytes: number of a file that was offered, name: its kind; the answer: its entry, with "faults"
  open,     ///< bytes: number of a file; the answer: {"kind","files","package"}
  zip,      ///< bytes: a package; its archive is given to the person, called `name`
  cancel,   ///< name: id of an errand that nobody wants any more
  drop,     ///< forget all files
  print,    ///< bytes: {"title","mark","note","rows":[[label,value]]}; with a name it becomes a file that has it in its own
  server,   ///< the answer: the name of this page's server where that takes packages, else null
  draw,     ///< the answer: a key for `submit` that nobody guesses
  submit,   ///< bytes: a package; name: "key", or "key number secret" for a revision of that file; the answer: {"receipt","secret","missing"}
  upload,   ///< bytes: [{"sha256"}], name: "number secret"
  status,   ///< name: "number secret"; the answer: what the server says of the file
  withdraw, ///< the same name; bytes: {"version","reason"}; the same answer
};
/// The name by which web/errands.mjs knows it.
std::string_view spell(Work work);

struct Errand {
  std::uint32_t id = 0;
  Work work = Work::call;
  std::string name;
  std::string bytes;
};

/// Why an errand was sent: what happens to its answer.
enum class Purpose {
  packing,
  copying,
  saving,
  recalling,
  keeping,
  forgetting,
  changes,
  calendar,
  keeping_calendar,
  clipboard,
  inspecting,
  checking,
  opening,
  verifying,
  left,
  right,
  comparing,
  checking_form,
  copying_row,
  printing,
  asking_server,
  packing_filing,
  handing,
  uploading,
  looking,
  withdrawing,
  receipt,
  nothing,
};

struct Reply {
  std::uint32_t id = 0;
  bool done = true;   ///< else bytes is an error object, or empty where the platform itself failed
  std::string bytes;
};

}  // namespace zhicheng::model
