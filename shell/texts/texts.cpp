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

namespace {

/// Two digits of YYYY-MM-DD, without a leading zero.
std::string number(const std::string& date, std::size_t at) {
  return date[at] == '0' ? date.substr(at + 1, 1) : date.substr(at, 2);
}

}  // namespace

std::string long_date(const Texts& texts, base::Day day) {
  const std::string text = day.text();
  return fill(texts.date, {text.substr(0, 4), number(text, 5), number(text, 8)});
}

std::string short_date(const Texts& texts, base::Day day) {
  const std::string text = day.text();
  return fill(texts.guide.day, {number(text, 5), number(text, 8)});
}

std::string_view word(const Texts& texts, rules::Outcome outcome) {
  return outcome == rules::Outcome::eligible     ? texts.eligible
         : outcome == rules::Outcome::ineligible ? texts.ineligible
                                                 : texts.undetermined;
}

}  // namespace zhicheng::texts
