// 自测码: answers as a short text to read aloud, to type, or to put behind a # in an address. Nobody's name is in it.
//
// ZC26-XXXXX-…: ZC, the last two digits of the edition's year, then characters of Crockford's base 32, five bits each:
//   version (3 bits) and a tag of the edition's area (7)
//   how many pairs of characters of answers follow (5)
//   the answers, fact by fact in the vocabulary's order: yes-no facts 2 bits, choices 3, 5 or 8, dates 1, 17 or 24; no
//   answer is 0, and zeros at the end are left out. New facts and choices therefore go to the end of the vocabulary's
//   lists, or the version changes.
//   a checksum over all of it (30): the BCH code of BIP 350, which notices every change of up to four characters.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rules/answers.h"
#include "rules/edition.h"

namespace zhicheng::model {

std::string write_code(const rules::Edition& edition, const rules::Answers& answers);

enum class CodeFault {
  none,
  no_code,     ///< there is none in the text
  wrong_sum,   ///< characters are wrong, missing or too many
  newer,       ///< of a version that is not known here
  other_area,  ///< of another area's notice
};

struct CodeReading {
  CodeFault fault = CodeFault::no_code;
  int year = 0;                            ///< of the edition with which it was made
  rules::Answers answers{0};
  std::vector<std::size_t> unknown;        ///< facts whose value is not known here
  bool more = false;                       ///< it answers facts that are not known here
};

/// Finds the code in a text as it was pasted: in an address or not, with what messengers put around it, broken by spaces,
/// line ends and hyphens, in small or full-width letters, with O for 0 and I or L for 1.
CodeReading read_code(const rules::Edition& edition, std::string_view text);

}  // namespace zhicheng::model
