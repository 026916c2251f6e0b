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

std::string receipt_beside(const std::string& package_file, const std::string& package) {
  std::error_code absent;
  if (!std::filesystem::is_regular_file(package_file, absent)) return {};
  std::string stem = package_file;
  for (const std::string_view ending : {".zhicheng.json", ".zhicheng.html", ".zhicheng.zip", ".json", ".html", ".zip"}) {
    if (!stem.ends_with(ending)) continue;
    stem.resize(stem.size() - ending.size());
    break;
  }
  const std::string sha256 = base::sha256(package);
  for (int count = 1;; ++count) {
    std::string path = stem + (count == 1 ? "" : "-" + std::to_string(count)) + ".receipt.json";
    if (!std::filesystem::exists(path, absent)) return path;
    const auto kept = base::read_json(read_input(path));
    if (kept && kept->text_at("sha256") == sha256) return path;
  }
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
