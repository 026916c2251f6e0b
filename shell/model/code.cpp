#include "shell/model/code.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/utf8.h"

namespace zhicheng::model {
namespace {

using Symbols = std::vector<std::uint8_t>;  ///< five bits each

constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::uint32_t kVersion = 0;
constexpr std::size_t kSum = 6;   ///< characters of the checksum
constexpr std::size_t kHead = 3;  ///< characters before the answers
constexpr std::size_t kGroup = 5;
constexpr std::size_t kMostPairs = 31;
constexpr int kCentury = 2000;
constexpr std::int64_t kFirstShort = -1826;  ///< 1965-01-01; with 15 bits to 2054
constexpr int kShortBits = 15;
constexpr int kLongBits = 22;  ///< from 0001-01-01 to 9999-12-31

/// BIP 350 (bech32m) over the year and the characters.
std::uint32_t sum_of(int year, const Symbols& symbols, std::size_t count) {
  constexpr std::array<std::uint32_t, 5> kGenerator{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
  std::uint32_t sum = 1;
  const auto take = [&](std::uint32_t symbol) {
    const std::uint32_t top = sum >> 25;
    sum = (sum & 0x1ffffff) << 5 ^ symbol;
    for (std::size_t i = 0; i < kGenerator.size(); ++i) sum ^= (top >> i & 1) != 0 ? kGenerator[i] : 0;
  };
  take(static_cast<std::uint32_t>(year % 100 / 10));
  take(static_cast<std::uint32_t>(year % 10));
  for (std::size_t i = 0; i < count; ++i) take(symbols[i]);
  for (std::size_t i = 0; i < kSum; ++i) take(0);
  return sum ^ 0x2bc830a3;
}

std::uint32_t tag_of(const rules::Edition& edition) {
  std::uint32_t hash = 2166136261U;
  for (const char c : std::string_view(edition.id).substr(0, edition.id.rfind('/'))) {
    hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
  }
  return (hash ^ hash >> 7 ^ hash >> 14) & 127;
}

/// Bits of a fact that is no date; a choice that outgrows its bits needs another version.
int bits_of(const rules::Fact& fact) {
  switch (fact.type) {
    case rules::FactType::boolean:
      return 2;
    case rules::FactType::choice:
      return fact.choices.size() < 8 ? 3 : fact.choices.size() < 32 ? 5 : 8;
    case rules::FactType::integer:  // the year, which is the edition's
    case rules::FactType::date:
      break;
  }
  return 0;
}

class Writer {
 public:
  void put(std::uint64_t value, int bits) {
    for (int i = bits - 1; i >= 0; --i) {
      if (used_ == 0) symbols_.push_back(0);
      symbols_.back() |= static_cast<std::uint8_t>((value >> i & 1) << (4 - used_));
      used_ = (used_ + 1) % 5;
    }
  }
  Symbols take() {
    while (!symbols_.empty() && symbols_.back() == 0) symbols_.pop_back();
    if (symbols_.size() % 2 != 0) symbols_.push_back(0);
    return std::move(symbols_);
  }

 private:
  Symbols symbols_;
  int used_ = 0;
};

class Reader {
 public:
  Reader(const Symbols& symbols, std::size_t begin, std::size_t end) : symbols_(symbols), at_(5 * begin), end_(5 * end) {}
  std::uint64_t take(int bits) {
    std::uint64_t value = 0;
    for (; bits > 0; --bits, ++at_) {
      const std::uint32_t bit = at_ < end_ ? symbols_[at_ / 5] >> (4 - at_ % 5) & 1U : 0U;
      value = value << 1 | bit;
    }
    return value;
  }
  bool has_more() {
    while (at_ < end_) {
      if (take(1) != 0) return true;
    }
    return false;
  }

 private:
  const Symbols& symbols_;
  std::size_t at_;
  std::size_t end_;
};

void put_answer(Writer& bits, const rules::Fact& fact, const std::optional<rules::AnswerValue>& answer) {
  if (fact.type == rules::FactType::date) {
    bits.put(answer ? 1 : 0, 1);
    if (!answer) return;
    const base::Day day = std::get<base::Day>(*answer);
    const std::int64_t from = day.number() - kFirstShort;
    const bool is_short = from >= 0 && from < 1 << kShortBits;
    bits.put(is_short ? 0 : 1, 1);
    bits.put(static_cast<std::uint64_t>(is_short ? from : day.number() - base::Day::first().number()),
             is_short ? kShortBits : kLongBits);
    return;
  }
  std::uint64_t value = 0;
  if (answer) {
    const auto* choice = std::get_if<rules::ChoiceIndex>(&*answer);
    const auto* truth = std::get_if<bool>(&*answer);
    value = choice != nullptr ? choice->value + 1 : truth != nullptr && *truth ? 2 : 1;
  }
  bits.put(value, bits_of(fact));
}

void take_answer(Reader& bits, const rules::Fact& fact, std::size_t index, CodeReading& reading) {
  if (fact.type == rules::FactType::date) {
    if (bits.take(1) == 0) return;
    const bool is_long = bits.take(1) != 0;
    const auto from = static_cast<std::int64_t>(bits.take(is_long ? kLongBits : kShortBits));
    const auto day = base::Day::from_number(from + (is_long ? base::Day::first().number() : kFirstShort));
    if (day > base::Day::last()) {
      reading.unknown.push_back(index);
    } else {
      reading.answers.set(index, day);
    }
    return;
  }
  const auto value = static_cast<std::size_t>(bits.take(bits_of(fact)));
  if (value == 0) return;
  const bool truth = fact.type == rules::FactType::boolean;
  if (value > (truth ? 2 : fact.choices.size())) {
    reading.unknown.push_back(index);
  } else if (truth) {
    reading.answers.set(index, value == 2);
  } else {
    reading.answers.set(index, rules::ChoiceIndex{value - 1});
  }
}

/// Letters and digits as a code has them; 1 for what is neither and may not stand between them.
std::string plain(std::string_view text) {
  constexpr std::u32string_view kBetween = U" \t\r\n-._\u00A0\u00AD\u2010\u2011\u2012\u2013\u2014\u2015\u200B\u200C\u200D\u2212\u3000\uFE63\uFEFF";
  std::string out;
  if (base::first_bad_utf8(text)) return out;
  while (!text.empty()) {
    char32_t c = base::take_code_point(text);
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
    const bool is_letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    if (kBetween.find(c) != kBetween.npos) continue;
    out += is_letter ? static_cast<char>(c) : '\1';
  }
  return out;
}

std::optional<std::uint8_t> symbol_of(char letter) {
  const char meant = letter == 'O' ? '0' : letter == 'I' || letter == 'L' ? '1' : letter;
  const auto at = kLetters.find(meant);
  if (at == kLetters.npos) return std::nullopt;
  return static_cast<std::uint8_t>(at);
}

/// What begins with "ZC".
CodeReading read_at(const rules::Edition& edition, std::string_view text) {
  CodeReading reading;
  reading.fault = CodeFault::wrong_sum;
  Symbols symbols;
  for (const char letter : text.substr(2)) {
    const auto symbol = symbol_of(letter);
    if (!symbol || symbols.size() == 2 + kHead + 2 * kMostPairs + kSum) break;
    symbols.push_back(*symbol);
  }
  if (symbols.size() < 2 + kHead + kSum || symbols[0] > 9 || symbols[1] > 9) return reading;
  reading.year = kCentury + 10 * symbols[0] + symbols[1];
  symbols.erase(symbols.begin(), symbols.begin() + 2);
  const std::size_t data_end = kHead + 2 * std::size_t{symbols[2]};
  if (symbols.size() < data_end + kSum) return reading;
  std::uint32_t stated = 0;
  for (std::size_t i = 0; i < kSum; ++i) stated = stated << 5 | symbols[data_end + i];
  if (stated != sum_of(reading.year, symbols, data_end)) return reading;

  const auto head = static_cast<std::uint32_t>(symbols[0] << 5 | symbols[1]);
  reading.fault = head >> 7 != kVersion           ? CodeFault::newer
                  : (head & 127) != tag_of(edition) ? CodeFault::other_area
                                                    : CodeFault::none;
  if (reading.fault != CodeFault::none) return reading;
  const auto& facts = edition.vocabulary.facts();
  reading.answers = rules::Answers(facts.size());
  Reader bits(symbols, kHead, data_end);
  for (std::size_t i = 0; i < facts.size(); ++i) take_answer(bits, facts[i], i, reading);
  reading.more = bits.has_more();
  return reading;
}

}  // namespace

std::string write_code(const rules::Edition& edition, const rules::Answers& answers) {
  Writer bits;
  const auto& facts = edition.vocabulary.facts();
  for (std::size_t i = 0; i < facts.size(); ++i) put_answer(bits, facts[i], answers.at(i));
  const Symbols data = bits.take();
  const std::uint32_t head = kVersion << 7 | tag_of(edition);
  Symbols symbols{static_cast<std::uint8_t>(head >> 5), static_cast<std::uint8_t>(head & 31),
                  static_cast<std::uint8_t>(data.size() / 2)};
  for (const std::uint8_t symbol : data) symbols.push_back(symbol);
  const std::uint32_t sum = sum_of(edition.year, symbols, symbols.size());
  for (std::size_t i = 0; i < kSum; ++i) symbols.push_back(static_cast<std::uint8_t>(sum >> 5 * (kSum - 1 - i) & 31));

  std::string code = "ZC" + std::to_string(edition.year % 100 + 100).substr(1);
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i % kGroup == 0) code += '-';
    code += kLetters[symbols[i]];
  }
  return code;
}

CodeReading read_code(const rules::Edition& edition, std::string_view text) {
  const std::string letters = plain(text);
  CodeReading best;
  // "ZC" may also stand in what is around it.
  for (std::size_t at = letters.find("ZC"); at != letters.npos; at = letters.find("ZC", at + 1)) {
    CodeReading reading = read_at(edition, std::string_view(letters).substr(at));
    if (reading.fault == CodeFault::none) return reading;
    if (best.fault == CodeFault::no_code || best.fault == CodeFault::wrong_sum) best = std::move(reading);
  }
  return best;
}

}  // namespace zhicheng::model
