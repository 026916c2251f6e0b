// What the commands of `zhicheng review` share: the session, and asking by it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "server/client.h"

namespace zhicheng::cli {

struct Review {
  std::string file;  ///< of the session; "": in the user's folder for state
  Form form;
};
void add_review_options(CLI::App& app, Review& review);

/// A login, as it is kept in a file that nobody else can read.
struct Kept {
  std::string to;
  std::string origin;
  std::string cookie;
};

/// Where it is kept: `file`, or $XDG_STATE_HOME/zhicheng/session.json, or that below ~/.local/state.
std::string session_file(const std::string& file);
/// Throws Failure: `no_session` when there is none, `exposed_session` when others may read it.
Kept load_session(const std::string& file);
void save_session(const std::string& file, const Kept& kept);
void forget_session(const std::string& file);

/// "http://host:port" and the body: without a session.
server::Answered ask_open(const Kept& kept, std::string_view method, const std::string& path, const base::Json& body);
/// As the session. Throws Failure for every answer but 200 and 201. A null body is none.
server::Answered ask_as(const Review& review, std::string_view method, const std::string& path, const base::Json& body = {});

/// "/v1/files?state=a&q=b" of those that are not empty, escaped.
std::string with_query(std::string path, const std::vector<std::pair<std::string_view, std::string>>& parameters);
/// For use as one segment of a path.
std::string escaped(std::string_view text);

/// Passwords and codes: a line each of standard input; from a terminal with a question and unseen.
class Secrets {
 public:
  std::string ask(std::string_view question);

 private:
  Lines lines_{0, 8192};
};

/// The answer as it came, or the text for a person.
void tell(const Form& form, const base::Json& body, const std::string& text);

std::vector<Command> add_review_logins(CLI::App& parent);
std::vector<Command> add_review_files(CLI::App& parent);
std::vector<Command> add_review_people(CLI::App& parent);

inline constexpr const char* kReviewExits =
    "  0   完成\n"
    "  64  用法不对\n"
    "  65  服务器没有照办，或还没有登录，原因见标准错误\n"
    "  74  服务器连不上，或现在办不了\n";

}  // namespace zhicheng::cli
