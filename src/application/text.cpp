#include "application/text.h"

#include "base/utf8.h"

namespace zhicheng::application {

void check_line(std::string_view text, const std::string& at, base::ErrorCode code, rules::Fault& fault) {
  constexpr std::size_t kLongestLine = 200;
  const std::size_t length = base::code_points(text);
  if (length == 0 || length > kLongestLine) fault.note(code, at, "应为 1 到 200 个字");
  if (text.find('\n') != std::string_view::npos) fault.note(code, at, "不能换行");
}

}  // namespace zhicheng::application
