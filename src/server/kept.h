// What one package writes, made ready before the database is asked.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"
#include "server/cover.h"
#include "server/premises.h"
#include "server/secrets.h"
#include "store/submissions.h"
#include "workflow/move.h"

namespace zhicheng::server {

struct Kept {
  Covered judgement;
  store::Submission submission;  ///< but for number, revision and receipt; its secrets are not sealed yet
  std::vector<store::Attachment> attachments;
  workflow::Receive deed;        ///< but for the number
  std::size_t bytes = 0;
  std::int64_t at = 0;
};

/// `key_hash`: of the Idempotency-Key.
Kept make_kept(const Premises& premises, std::string key_hash, const std::string& package, judging::Judgement judgement);

/// The bytes without the two numbers of their person, and without their other spellings (server/cover.h); all of them cut out
/// where there is no id number.
Parted part_known(const std::string& package, std::string_view id_number, std::string_view phone, const std::vector<std::string>& spellings);

/// Names it, seals its secrets for that place and signs its receipt.
store::Submission finished(const Premises& premises, const Kept& kept, const std::string& number, std::int64_t revision);

/// The row of a file that begins with this package.
store::FileRow row_of(const workflow::File& file, const Kept& kept);

/// Whose file it is when the package says not: nobody else's.
std::string person_unknown(std::string_view number);

/// [{"sha256","kind","name","bytes"}] of those that are not here yet; null while no judge has finished the package: what it lists
/// is not known.
base::Json missing_list(std::string_view verdict, const std::vector<store::Attachment>& attachments);

/// What a package says, as one of that file: whoever is not known by it is who the file says. Who was not known by the first that
/// was judged stays unknown: the number stands for the person as long as the file lives.
workflow::Receive of_file(const workflow::File& file, workflow::Receive deed);

/// The year of "bayannur/2026".
int year_of(std::string_view edition);

/// The file as the receipt's holder names it, for `seal::Keyring`'s secret.
std::string secret_place(const Premises& premises, std::string_view number);
/// Where a package's secrets are sealed for.
std::string sealed_place(std::string_view region, std::string_view number, std::int64_t revision);

}  // namespace zhicheng::server
