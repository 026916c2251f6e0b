// The shipped rules with one thing changed.
#pragma once
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "rules/embedded.h"
#include "rules/lint.h"

namespace zhicheng::shipped {

inline constexpr std::string_view kEdition = "bayannur/2026/edition.json";

inline base::Json read(std::string_view path) {
  for (const rules::SourceFile& file : rules::embedded_files()) {
    if (file.path == path) return *base::read_json(file.bytes);
  }
  return {};
}

/// The value at a chain of keys and indexes, to be changed.
inline base::Json& at(base::Json& root, const std::vector<std::string>& path) {
  base::Json* here = &root;
  for (const std::string& key : path) {
    if (base::Json::Array* items = here->array()) {
      here = &(*items)[std::stoul(key)];
    } else {
      base::Json* next = nullptr;
      for (auto& [name, value] : *here->object()) {
        if (name == key) next = &value;
      }
      REQUIRE(next != nullptr);
      here = next;
    }
  }
  return *here;
}

/// Remarks on the shipped rules with one file replaced.
inline std::vector<rules::Remark> remarks_with(std::string_view path, const std::string& bytes) {
  std::vector<rules::SourceFile> files;
  for (const rules::SourceFile& file : rules::embedded_files()) {
    files.push_back(file.path == path ? rules::SourceFile{path, bytes} : file);
  }
  return rules::lint_files(files);
}

inline std::string text_of(const rules::Remark& remark) { return remark.code + " " + remark.file + "#" + remark.at; }

/// The first remark as "code file#at", or "clean" when there are but notes.
inline std::string first_of(const std::vector<rules::Remark>& remarks) {
  return remarks.empty() || remarks.front().severity == rules::Severity::note ? "clean" : text_of(remarks.front());
}

inline std::string lint_with(std::string_view path, const std::string& bytes) { return first_of(remarks_with(path, bytes)); }

inline std::string lint_edition(const std::vector<std::string>& path, const base::Json& value) {
  base::Json edition = read(kEdition);
  at(edition, path) = value;
  return lint_with(kEdition, base::write_canonical(edition));
}

inline std::string finding_at(std::string_view id) {
  const base::Json edition = read(kEdition);
  const base::Json::Array& findings = *edition.find("findings")->array();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].text_at("id") == id) return std::to_string(i);
  }
  return "";
}

}  // namespace zhicheng::shipped
