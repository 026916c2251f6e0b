// What a judge says of a package: zhicheng-judgement/1.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/door.h"
#include "base/json.h"

namespace zhicheng::judging {

/// `refused`: unreadable, `error` says why. `unfinished`: the judge died or took too long; nothing is known of the package.
enum class Verdict { reproduced, differs, cannot_judge, refused, unfinished };

std::string_view spell(Verdict verdict);

struct Attachment {
  std::string kind;
  std::string name;
  std::int64_t bytes = 0;
  std::string sha256;  ///< 64 digits
  std::string type;
};

/// What the intake needs to know of a package. Texts are "" where the package does not say.
struct Judgement {
  Verdict verdict = Verdict::unfinished;
  base::Json error;         ///< {"error":{…}} of the door, for `refused`
  base::Json differences;   ///< array, as in zhicheng-verdict/1
  base::Json chain;         ///< array of {duty,office,status}: the way that the judge's own assessment names
  std::string reason;       ///< why it could not be judged
  std::string outcome;      ///< of the package's assessment
  std::string edition;      ///< "bayannur/2026"
  std::string edition_digest;
  std::string core;         ///< which build judged
  std::string level;
  std::string series;
  std::string county;
  std::string filing_day;   ///< of the level, where it is known: "2026-06-10"
  std::string on;           ///< for which day the package was judged
  std::string name;
  std::string id_number;
  std::string phone;
  std::string employer;
  std::string employer_code;
  std::vector<Attachment> attachments;
};

/// Judges the bytes of a package by exactly the edition that they name. Canonical JSON, which `read` understands.
std::string judge(const api::Door& door, std::string_view package);

/// What `judge` wrote. Anything else is `unfinished`.
Judgement read(std::string_view judgement);

/// Of the program that judges; the rules are named by the edition's digest. It is raised when the same rules would be judged
/// otherwise.
std::string_view core_version();

}  // namespace zhicheng::judging
