#include "cli/failure.h"

#include <array>
#include <cerrno>
#include <system_error>

#include "base/error_words.h"
#include "base/json.h"
#include "base/utf8.h"

namespace zhicheng::cli {

namespace {

std::string reason(int system_error) {
  switch (system_error) {
    case ENOENT:
      return "没有这个文件";
    case EACCES:
      return "没有权限";
    case EISDIR:
      return "这是目录，不是文件";
    case ENOTDIR:
      return "路径中有一段不是目录";
    case ENOSPC:
      return "磁盘已满";
    case EEXIST:
      return "那里已经有这个文件，没有覆盖";
    case ESPIPE:
      return "要写成普通文件";
    case EROFS:
      return "文件系统只读";
    default:
      return std::generic_category().message(system_error);
  }
}

/// File names are bytes; what is printed is UTF-8.
std::string well_formed(std::string text) {
  while (const auto bad = base::first_bad_utf8(text)) text[*bad] = '?';
  return text;
}

}  // namespace

Exit graver(Exit one, Exit other) {
  constexpr std::array kOrder{Exit::bug, Exit::output, Exit::refused, Exit::no, Exit::unsure};
  for (const Exit exit : kOrder) {
    if (one == exit || other == exit) return exit;
  }
  return Exit::yes;
}

std::string Failure::line() const {
  base::Json error;
  error.add("code", code).add("at", well_formed(at)).add("detail", well_formed(detail));
  return base::write_canonical(base::Json{}.add("error", std::move(error)));
}

Failure refused(const base::Error& error) {
  return {Exit::refused, std::string(base::spell(error.code)), error.at, base::in_words(error)};
}

Failure cannot_read(const std::string& path, int system_error) {
  return {Exit::refused, "cannot_read", "", "读不出 " + path + "：" + reason(system_error)};
}

Failure cannot_write(const std::string& path, int system_error) {
  const std::string why = system_error == ENOENT ? "没有这个目录" : reason(system_error);
  return {Exit::output, "cannot_write", "", "写不进 " + path + "：" + why};
}

Failure bad_usage(std::string detail) { return {Exit::usage, "usage", "", std::move(detail)}; }

}  // namespace zhicheng::cli
