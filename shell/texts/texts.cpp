#include "shell/texts/texts.h"

namespace zhicheng::texts {

std::string fill(std::string_view text, std::initializer_list<std::string_view> values) {
  std::string out;
  auto value = values.begin();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "{}" && value != values.end()) {
      out += *value++;
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string long_date(const Texts& texts, base::Day day) {
  const std::string text = day.text();  // YYYY-MM-DD
  const auto number = [](std::string digits) { return digits[0] == '0' ? digits.substr(1) : digits; };
  return fill(texts.date, {text.substr(0, 4), number(text.substr(5, 2)), number(text.substr(8, 2))});
}

}  // namespace zhicheng::texts
