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
  copy,   ///< bytes: words for the clipboard
  print,  ///< bytes: {"title","mark","note","rows":[[label,value]]}
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
enum class Purpose { packing, copying, saving, checking, clipboard, printing };

struct Reply {
  std::uint32_t id = 0;
  bool done = true;   ///< else bytes is an error object, or empty where the platform itself failed
  std::string bytes;
};

}  // namespace zhicheng::model
