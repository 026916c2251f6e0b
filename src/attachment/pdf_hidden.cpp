#include "attachment/pdf_hidden.h"

#include <algorithm>

namespace zhicheng::attachment {

namespace {

constexpr std::string_view kWord = "obj";
constexpr std::string_view kBlanks{" \n\r\t\f\0", 6};
/// What a dictionary, an array, a string, or a comment before one begins with.
constexpr std::string_view kBegins = "<[(%";

/// Before the word stand two numbers.
bool may_precede(char c) { return kBlanks.find(c) != std::string_view::npos || (c >= '0' && c <= '9'); }

}  // namespace

void HiddenObjects::add(std::string_view data) {
  while (!data.empty()) {
    if (behind_) {
      pass_blanks(data);
      continue;
    }
    const std::size_t taken = behind_word(data);
    if (reading_) read(data.substr(0, taken));
    data.remove_prefix(taken);
  }
}

/// The object around is given them only when it goes on behind them: they may come in pieces, and would end its last word.
void HiddenObjects::pass_blanks(std::string_view& data) {
  const std::string_view blanks = data.substr(0, data.find_first_not_of(kBlanks));
  if (!blanks.empty()) {
    before_ = blanks.back();
    if (blank_ != '\n') blank_ = blanks.find_first_of("\r\n") == std::string_view::npos ? ' ' : '\n';
  }
  data.remove_prefix(blanks.size());
  if (data.empty()) return;
  behind_ = false;
  if (kBegins.find(data.front()) != std::string_view::npos) {
    begin();
  } else if (reading_ && blank_ != '\0') {
    read({&blank_, 1});
  }
  blank_ = '\0';
}

/// How many bytes lead to behind the next word; all of them where there is none.
std::size_t HiddenObjects::behind_word(std::string_view data) {
  std::size_t at = 0;
  while (matched_ > 0 && at < data.size()) {
    if (data[at] != kWord[matched_]) {
      before_ = kWord[matched_ - 1];
      matched_ = 0;
    } else {
      ++at;
      if (++matched_ < kWord.size()) continue;
      matched_ = 0;
      behind_ = may_precede(before_);
      before_ = kWord.back();
      return at;
    }
  }
  if (matched_ > 0) return at;
  while (at < data.size()) {
    const std::size_t found = data.find(kWord, at);
    if (found == std::string_view::npos) break;
    const char before = found == 0 ? before_ : data[found - 1];
    at = found + kWord.size();
    if (!may_precede(before)) continue;
    behind_ = true;
    before_ = kWord.back();
    return at;
  }
  // The word's beginning may be the end of the piece.
  for (std::size_t size = kWord.size() - 1; size > 0; --size) {
    if (data.size() < at + size || !data.ends_with(kWord.substr(0, size))) continue;
    matched_ = size;
    if (data.size() > size) before_ = data[data.size() - size - 1];
    return data.size();
  }
  if (!data.empty()) before_ = data.back();
  return data.size();
}

void HiddenObjects::begin() {
  uncertain_ = uncertain_ || reading_;
  stop();
  lexer_ = Lexer{};
  reading_ = true;
}

void HiddenObjects::read(std::string_view data) {
  while (const Token* token = lexer_.next(data, reader_.heed())) {
    if (token->kind != Token::Kind::mark && !reader_.take(*token)) continue;
    return stop();
  }
}

void HiddenObjects::stop() {
  scripted_ = scripted_ || reader_.object().scripted;
  reader_.again();
  reading_ = false;
}

void HiddenObjects::end() {
  stop();
  matched_ = 0;
  before_ = '\0';
  behind_ = false;
  blank_ = '\0';
}

}  // namespace zhicheng::attachment
