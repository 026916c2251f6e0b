#include "cli/review_parts.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "cli/remote.h"

namespace zhicheng::cli {

namespace fs = std::filesystem;
using base::Json;

namespace {

constexpr std::string_view kFormat = "zhicheng-session/1";

Failure no_session() { return {Exit::refused, "no_session", "", "还没有登录，请先 zhicheng review login"}; }

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// Nothing typed is shown while it lives, and no key ends the program and leaves the terminal so.
class Unseen {
 public:
  Unseen() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios unseen = before_;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
    changed_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen) == 0;
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  ~Unseen() {
    if (changed_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }

 private:
  termios before_{};
  bool changed_ = false;
};

}  // namespace

void add_review_options(CLI::App& app, Review& review) {
  app.add_option("--session", review.file, "登录信息所在的文件，默认在用户的状态目录里")->type_name("文件");
  add_form(app, review.form);
}

std::string session_file(const std::string& file) {
  if (!file.empty()) return file;
  const std::string state = environment("XDG_STATE_HOME");
  const std::string home = environment("HOME");
  if (state.empty() && home.empty()) throw bad_usage("不知道登录信息放在哪里，请写 --session 文件");
  return (state.starts_with('/') ? fs::path(state) : fs::path(home) / ".local/state") / "zhicheng/session.json";
}

Kept load_session(const std::string& file) {
  const std::string path = session_file(file);
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw errno == ENOENT ? no_session() : cannot_read(path, errno);
  if ((status.st_mode & 077) != 0) throw Failure{Exit::refused, "exposed_session", "", "别人也能读登录信息，请删掉后重新登录：" + path};
  const Json kept = read_json_input(path);
  if (kept.text_at("format") != kFormat) throw Failure{Exit::refused, "unknown_format", "/format", "不是登录信息：" + path};
  return {std::string(kept.text_at("to")), std::string(kept.text_at("origin")), std::string(kept.text_at("cookie"))};
}

void save_session(const std::string& file, const Kept& kept) {
  const std::string path = session_file(file);
  std::error_code failure;
  if (file.empty() && fs::create_directories(fs::path(path).parent_path(), failure)) {
    fs::permissions(fs::path(path).parent_path(), fs::perms::owner_all, failure);
  }
  const std::string bytes =
      base::write_canonical(Json::Object{{"format", kFormat}, {"to", kept.to}, {"origin", kept.origin}, {"cookie", kept.cookie}}) + "\n";
  // A new file in place of the old one: whoever could read that, or has it open, sees nothing of this.
  const std::string part = path + ".part" + std::to_string(::getpid());
  const int opened = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (opened < 0) throw cannot_write(path, errno);
  int fault = ::write(opened, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) ? 0 : ENOSPC;
  if (::close(opened) != 0 && fault == 0) fault = errno;
  if (fault == 0 && std::rename(part.c_str(), path.c_str()) != 0) fault = errno;
  if (fault == 0) return;
  ::unlink(part.c_str());
  throw cannot_write(path, fault);
}

void forget_session(const std::string& file) { ::unlink(session_file(file).c_str()); }

server::Answered ask_open(const Kept& kept, std::string_view method, const std::string& path, const Json& body) {
  const auto client = connect(kept.to);
  const std::string bytes = body.is_null() ? "" : base::write_canonical(body);
  server::Asked asked{method, path, {{"Origin", kept.origin.empty() ? client->origin() : kept.origin}}, bytes};
  if (!kept.cookie.empty()) asked.headers.emplace_back("Cookie", kept.cookie);
  if (!bytes.empty()) asked.headers.emplace_back("Content-Type", "application/json");
  return ask(*client, asked);
}

server::Answered ask_as(const Review& review, std::string_view method, const std::string& path, const Json& body) {
  server::Answered answered = ask_open(load_session(review.file), method, path, body);
  if (answered.status != 200 && answered.status != 201) throw refused(answered);
  return answered;
}

std::string escaped(std::string_view text) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string out;
  for (const char byte : text) {
    if (kPlain.find(byte) != std::string_view::npos) {
      out += byte;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return out;
}

std::string with_query(std::string path, const std::vector<std::pair<std::string_view, std::string>>& parameters) {
  char mark = '?';
  for (const auto& [name, value] : parameters) {
    if (value.empty()) continue;
    path += mark + std::string(name) + "=" + escaped(value);
    mark = '&';
  }
  return path;
}

std::string Secrets::ask(std::string_view question) {
  std::optional<std::string_view> line;
  if (::isatty(STDIN_FILENO) == 1) {
    std::fprintf(stderr, "%.*s：", static_cast<int>(question.size()), question.data());
    const Unseen unseen;
    line = lines_.next();
    std::fputs("\n", stderr);
  } else {
    line = lines_.next();
  }
  if (!line) throw bad_usage("标准输入里没有" + std::string(question));
  return std::string(*line);
}

void tell(const Form& form, const Json& body, const std::string& text) {
  print(form.wants_text(standard_output()) ? text : base::write_canonical(body) + "\n");
}

}  // namespace zhicheng::cli
