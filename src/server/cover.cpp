#include "server/cover.h"

#include <algorithm>
#include <utility>

#include "application/identity.h"
#include "server/mask.h"

namespace zhicheng::server {

using base::Json;
using judging::Judgement;

namespace {

constexpr std::ptrdiff_t kFewestDigits = 7;
constexpr std::size_t kIdLength = 18;
constexpr std::size_t kMobileLength = 11;

bool is_digit(char one) { return one >= '0' && one <= '9'; }
bool has_digits(std::string_view text) { return std::count_if(text.begin(), text.end(), is_digit) >= kFewestDigits; }

void hide(std::string& text, std::string_view secret) {
  std::size_t at = text.find(secret);
  if (at == std::string::npos) return;
  const std::string masked = masked_number(secret);
  for (; at != std::string::npos; at = text.find(secret, at + masked.size())) text.replace(at, secret.size(), masked);
}

/// Whatever may be a number of anybody.
void hide_long_ones(std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::size_t length = end - at;
    if (length >= kMobileLength) text.replace(at, length, masked_number(std::string_view(text).substr(at, length)));
    at = end + 1;
  }
}

/// Somebody else's, perhaps.
void hide_valid_ones(std::string& text) {
  for (std::size_t at = 0; at + kIdLength <= text.size();) {
    const std::string_view part = std::string_view(text).substr(at, kIdLength);
    const bool digits = std::all_of(part.begin(), part.end() - 1, is_digit);
    if (digits && !application::check_id_number(application::comparable_id(part))) {
      text.replace(at, kIdLength, masked_number(part));
      at += kIdLength;
    } else {
      ++at;
    }
  }
}

}  // namespace

Cover::Cover(std::string_view id_number, std::string_view phone) : known_(!id_number.empty()) {
  const auto add = [this](std::string secret) {
    if (std::find(hidden_.begin(), hidden_.end(), secret) == hidden_.end()) hidden_.push_back(std::move(secret));
  };
  std::string plain = application::comparable_id(id_number);
  if (has_digits(plain)) {
    add(std::string(id_number));
    add(plain);
    if (plain.back() == 'X') plain.back() = 'x';
    add(std::move(plain));
  }
  if (has_digits(phone)) {
    add(std::string(phone));
    std::string digits(phone);
    std::erase_if(digits, [](char one) { return !is_digit(one); });
    if (digits.size() > kMobileLength) add(digits.substr(digits.size() - kMobileLength));
    add(std::move(digits));
  }
}

std::string Cover::text(std::string_view text) const {
  std::string out(text);
  for (const std::string& secret : hidden_) hide(out, secret);
  hide_valid_ones(out);
  if (!known_) hide_long_ones(out);
  return out;
}

Json Cover::json(Json value) const {
  if (auto* items = value.array()) {
    for (Json& one : *items) one = json(std::move(one));
  } else if (auto* members = value.object()) {
    for (auto& [key, one] : *members) one = json(std::move(one));
  } else if (const auto* said = value.text()) {
    return text(*said);
  }
  return value;
}

Covered::Covered(Judgement said) : Judgement(std::move(said)) {
  const Cover cover(id_number, phone);
  for (std::string* text : {&reason, &edition, &level, &series, &county, &name, &employer, &employer_code}) *text = cover.text(*text);
  for (judging::Attachment& one : attachments) {
    for (std::string* text : {&one.kind, &one.name, &one.type}) *text = cover.text(*text);
  }
  differences = cover.json(std::move(differences));
  chain = cover.json(std::move(chain));
  spellings = cover.spellings();
}

}  // namespace zhicheng::server
