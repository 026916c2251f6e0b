#include "application/text.h"

#include <algorithm>

#include "base/day.h"
#include "base/utf8.h"

namespace zhicheng::application {

std::string line_fault(std::string_view text, std::size_t most) {
  const std::size_t length = base::code_points(text);
  if (length == 0 || length > most) return "应为 1 到 " + std::to_string(most) + " 个字";
  return text.find('\n') == std::string_view::npos ? "" : "不能换行";
}

void check_line(std::string_view text, const std::string& at, base::ErrorCode code, rules::Fault& fault) {
  if (std::string wrong = line_fault(text); !wrong.empty()) fault.note(code, at, std::move(wrong));
}

bool is_time(std::string_view text) {
  const auto two_digits = [&](std::size_t place, std::string_view limit) {
    const std::string_view pair = text.substr(std::min(place, text.size()), 2);
    return pair.size() == 2 && pair[0] >= '0' && pair[0] <= '9' && pair[1] >= '0' && pair[1] <= '9' && pair < limit;
  };
  const auto sign = [&](std::size_t place, std::string_view any) {
    return place < text.size() && any.find(text[place]) != std::string_view::npos;
  };
  const bool second = base::Day::parse(text.substr(0, 10)).ok() && sign(10, "T") && two_digits(11, "24") &&
                      sign(13, ":") && two_digits(14, "60") && sign(16, ":") && two_digits(17, "60");
  if (!second) return false;
  std::size_t zone = 19;
  if (sign(zone, ".")) {
    zone = std::min(text.find_first_not_of("0123456789", zone + 1), text.size());
    if (zone <= 20 || zone >= 30) return false;
  }
  if (text.size() == zone + 1) return sign(zone, "Z");
  return text.size() == zone + 6 && sign(zone, "+-") && two_digits(zone + 1, "24") && sign(zone + 3, ":") && two_digits(zone + 4, "60");
}

void check_time(std::string_view text, const std::string& at, rules::Fault& fault) {
  if (!is_time(text)) fault.note(base::ErrorCode::bad_date, at, "应为带时区的时间，如 2026-05-20T09:30:00+08:00");
}

}  // namespace zhicheng::application
