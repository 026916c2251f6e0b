#include "cli/submission_key.h"

#include <filesystem>
#include <utility>

#include "base/digest.h"
#include "cli/failure.h"
#include "cli/input.h"
#include "cli/new_file.h"
#include "seal/token.h"

namespace zhicheng::cli {

using base::Json;

namespace {

/// What stands at a receipt's path; an object in any case.
Json read_kept(const std::string& path) {
  std::error_code absent;
  if (!std::filesystem::exists(path, absent) || std::filesystem::is_empty(path, absent)) return Json::Object{};
  auto kept = base::read_json(read_input(path));
  // Somebody's other file is not written over before there is a receipt.
  if (!kept || kept.value().object() == nullptr) throw Failure{Exit::refused, "not_a_receipt", "", "已有这个文件，但它不是回执：" + path};
  return std::move(kept).value();
}

}  // namespace

Json SubmissionKey::with(Json kept) const {
  kept.set("key", key);
  kept.set("sha256", sha256);
  return kept;
}

SubmissionKey key_for(const std::string& path, const std::string& package) {
  SubmissionKey made{seal::make_token(), base::sha256(package)};
  std::error_code absent;
  if (path.empty() || path == "-" || (std::filesystem::exists(path, absent) && !std::filesystem::is_regular_file(path, absent))) return made;
  const Json kept = read_kept(path);
  if (const std::string_view key = kept.text_at("key"); !key.empty() && kept.text_at("sha256") == made.sha256) {
    made.key = key;
    return made;
  }
  write_file(path, base::write_canonical(made.with(kept)) + "\n");
  return made;
}

}  // namespace zhicheng::cli
