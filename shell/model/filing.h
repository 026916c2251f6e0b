// Handing in: what goes to the reviewers' server, what came back, and how the file fares there.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "shell/model/files.h"
#include "shell/model/form.h"

namespace zhicheng::model {

struct Model;

struct Filing {
  enum class Server { unknown, asked, there, none };
  Server server = Server::unknown;  ///< whether this page's own origin takes packages; asked at the package's screen,
  std::string host;                 ///< and what it is called

  enum class State {
    idle,
    packing,
    handing,    ///< the package is on its way
    uploading,  ///< it has been received; files are on their way
    cancelled,
    failed,
  };
  State state = State::idle;
  Progress progress;
  base::Json error;  ///< when it failed
  std::string package;  ///< made, and sent once the draft with its key is kept

  // What the draft keeps.
  std::string request;  ///< makes the package that is on its way, the same bytes again; "" when none is
  std::string key;      ///< drawn once for it: who has it and the package gets the receipt again
  std::string number;   ///< of the file; "" before the first receipt
  std::string secret;   ///< 查询码
  base::Json receipt;   ///< zhicheng-receipt/1, the newest
  base::Json missing;   ///< [{"sha256","kind","name","bytes"}]: what the server does not have yet
  std::string handed;         ///< fingerprint of what was handed in last
  base::Json::Array earlier;  ///< [{"number","secret"}]: files handed in before, withdrawn or abandoned since, or replaced here

  /// 修改后再次提交: the file that is confirmed, or under way, as its revision; kept while it is under way. Not the
  /// draft's own before its receipt comes.
  struct Target {
    std::string number;
    std::string secret;
  };
  std::optional<Target> target;
  bool paper_failed = false;
  bool on_paper = false;  ///< the receipt was printed, or saved
  bool no_id = false;     ///< it was to be confirmed without 公民身份号码

  // 进度
  std::string typed_number;
  std::string typed_secret;
  enum class Look { none, asked, there, failed };
  Look look = Look::none;
  base::Json shown;       ///< what the server says of the file
  base::Json look_error;
  bool withdrawn = false;  ///< just now
};

/// What a person does about it. One kind of action with a verb, as `Fill`.
struct Lodge {
  enum class Verb {
    prepare,   ///< to the screen on which it is confirmed; `text` not empty: a file that is there is to be mended
    confirm,   ///< hand in what is filled in
    go_on,     ///< with what was broken off
    number,    ///< write `text` into the field
    secret,
    look,      ///< how the file fares
    mend,      ///< at the place `text` of the package
    withdraw,  ///< with the reason `text`
    keep,      ///< the receipt `text` as a file
    print,
  };
  Verb verb;
  std::string text = {};
};

/// What a draft keeps of it; null when there is nothing.
base::Json filing_content(const Filing& filing);
void take_filing(Filing& filing, const base::Json& content);
/// The draft's own file is another one from now on, or none: its number and code go to the earlier ones.
void retire(Filing& filing);
/// Whether something is on its way.
bool is_busy(const Filing& filing);
/// Whether the last day of what the office told is past: then nothing can be handed in again.
bool is_past(const Model& model, const base::Json& told);
/// Without blanks: numbers and codes are copied with some around them.
std::string without_blanks(std::string_view text);
/// 公民身份号码 without fault: by it the offices find a person's other files.
bool has_id_number(const Model& model);
/// Whether what was handed in is no longer what is filled in.
bool changed_since(const Model& model);
/// Of what was handed in, to know it again.
std::string fingerprint(std::string_view content);
/// Whether number and code, or what makes the same package again, would be lost with the page.
bool is_at_risk(const Model& model);
/// What is in the form that goes into a package, by label.
std::vector<std::string> filled_in(const Model& model);
/// The numbers whose codes lie in a draft.
std::vector<std::string> numbers_in(const base::Json& draft);
/// The missing files that are at hand: [{"sha256"}].
base::Json missing_here(const Model& model);
/// The place of the form at a pointer into a package that has the items `kept` of each group.
std::optional<Place> place_at(const std::vector<std::vector<std::size_t>>& kept, std::string_view pointer);

}  // namespace zhicheng::model
