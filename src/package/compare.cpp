#include "package/compare.h"

#include <algorithm>

#include "application/identity.h"
#include "application/manifest.h"
#include "package/parts.h"

namespace zhicheng::package {
namespace {

using application::Attachment;

bool is_leaf(const Json& value) { return value.object() == nullptr && value.array() == nullptr; }

/// Walks both values at once, members in the order of their names.
class Fields {
 public:
  explicit Fields(Comparison& made) : made_(made) {}

  /// Tells of what is the same, too.
  void all(const Json& left, const Json& right, const std::string& at) {
    tells_same_ = true;
    walk(&left, &right, at);
  }
  void differing(const Json& left, const Json& right, const std::string& at) {
    tells_same_ = false;
    walk(&left, &right, at);
  }

 private:
  void walk(const Json* left, const Json* right, const std::string& at) {
    const Json& any = left != nullptr ? *left : *right;
    const bool alike = left == nullptr || right == nullptr ||
                       ((left->object() != nullptr) == (right->object() != nullptr) && (left->array() != nullptr) == (right->array() != nullptr));
    if (is_leaf(any) || !alike) return leaf(left, right, at);
    if (any.object() != nullptr) return members(left, right, at);
    const std::size_t count = std::max(size_of(left), size_of(right));
    for (std::size_t i = 0; i < count; ++i) walk(item(left, i), item(right, i), base::pointer_to(at, i));
  }

  static std::size_t size_of(const Json* list) { return list == nullptr ? 0 : list->array()->size(); }
  static const Json* item(const Json* list, std::size_t index) { return index < size_of(list) ? &(*list->array())[index] : nullptr; }

  void members(const Json* left, const Json* right, const std::string& at) {
    std::vector<std::string> keys;
    for (const Json* object : {left, right}) {
      if (object == nullptr) continue;
      for (const auto& [key, value] : *object->object()) keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const std::string& key : keys) {
      walk(left == nullptr ? nullptr : left->find(key), right == nullptr ? nullptr : right->find(key), base::pointer_to(at, key));
    }
  }

  void leaf(const Json* left, const Json* right, const std::string& at) {
    FieldRow row;
    row.at = at;
    if (left != nullptr) row.left = *left;
    if (right != nullptr) row.right = *right;
    if (left == nullptr) {
      row.likeness = Likeness::right_only;
    } else if (right == nullptr) {
      row.likeness = Likeness::left_only;
    } else if (!(*left == *right)) {
      row.likeness = Likeness::differs;
      row.one_character = left->text() != nullptr && right->text() != nullptr && application::one_character_apart(*left->text(), *right->text());
    }
    if (row.likeness != Likeness::same) made_.same = false;
    if (row.likeness != Likeness::same || tells_same_) made_.fields.push_back(std::move(row));
  }

  Comparison& made_;
  bool tells_same_ = true;
};

/// Pairs files: first by kind and name, then by their bytes, then by kind where each has one left.
class Files {
 public:
  Files(const std::vector<Attachment>& left, const std::vector<Attachment>& right) : left_(left), right_(right), taken_(right.size(), false) {}

  std::vector<FileRow> rows() {
    std::vector<const Attachment*> partner(left_.size(), nullptr);
    const auto pair_by = [&](auto fits) {
      for (std::size_t i = 0; i < left_.size(); ++i) {
        for (std::size_t j = 0; j < right_.size() && partner[i] == nullptr; ++j) {
          if (taken_[j] || !fits(left_[i], right_[j])) continue;
          partner[i] = &right_[j];
          taken_[j] = true;
        }
      }
    };
    pair_by([](const Attachment& a, const Attachment& b) { return a.kind == b.kind && a.name == b.name; });
    pair_by([](const Attachment& a, const Attachment& b) { return a.sha256 == b.sha256; });
    pair_by([](const Attachment& a, const Attachment& b) { return a.kind == b.kind; });
    std::vector<FileRow> rows;
    for (std::size_t i = 0; i < left_.size(); ++i) rows.push_back(row(&left_[i], partner[i]));
    for (std::size_t j = 0; j < right_.size(); ++j) {
      if (!taken_[j]) rows.push_back(row(nullptr, &right_[j]));
    }
    return rows;
  }

 private:
  static FileRow row(const Attachment* left, const Attachment* right) {
    FileRow made;
    made.kind = (left != nullptr ? left : right)->kind;
    if (left != nullptr) made.left_name = left->name;
    if (right != nullptr) made.right_name = right->name;
    if (left == nullptr || right == nullptr) {
      made.likeness = left == nullptr ? Likeness::right_only : Likeness::left_only;
      return made;
    }
    made.same_bytes = left->sha256 == right->sha256;
    const bool same_place = left->kind == right->kind && left->name == right->name;
    made.renamed = made.same_bytes && !same_place;
    made.one_character = application::one_character_apart(left->name, right->name);
    made.likeness = made.same_bytes && same_place ? Likeness::same : Likeness::differs;
    return made;
  }

  const std::vector<Attachment>& left_;
  const std::vector<Attachment>& right_;
  std::vector<bool> taken_;
};

Json to_json(const FieldRow& row) {
  Json out;
  out.add("at", row.at).add("status", spell(row.likeness));
  if (row.likeness != Likeness::right_only) out.add("left", row.left);
  if (row.likeness != Likeness::left_only) out.add("right", row.right);
  if (row.one_character) out.add("one_character", true);
  return out;
}

Json to_json(const FileRow& row) {
  Json out;
  out.add("kind", row.kind).add("status", spell(row.likeness));
  if (row.likeness != Likeness::right_only) out.add("left", row.left_name);
  if (row.likeness != Likeness::left_only) out.add("right", row.right_name);
  if (row.likeness == Likeness::differs) out.add("same_bytes", row.same_bytes);
  if (row.renamed) out.add("renamed", true);
  if (row.one_character) out.add("one_character", true);
  return out;
}

}  // namespace

std::string_view spell(Likeness likeness) {
  switch (likeness) {
    case Likeness::same: return "same";
    case Likeness::differs: return "differs";
    case Likeness::left_only: return "left_only";
    case Likeness::right_only: return "right_only";
  }
  return "";
}

base::Result<Comparison> compare(const Json& left, const Json& right, std::string_view at) {
  const std::string left_at = base::pointer_to(at, "left");
  const std::string right_at = base::pointer_to(at, "right");
  const auto left_parts = read_parts(left, left_at);
  if (!left_parts) return left_parts.error();
  const auto right_parts = read_parts(right, right_at);
  if (!right_parts) return right_parts.error();
  Comparison made;
  Fields fields(made);
  for (const char* key : {"applicant", "answers"}) fields.all(*left.find(key), *right.find(key), base::pointer_to("", key));
  for (const char* key : {"edition", "on", "assessment"}) fields.differing(*left.find(key), *right.find(key), base::pointer_to("", key));
  made.files = Files(left_parts->attachments, right_parts->attachments).rows();
  for (const FileRow& row : made.files) made.same = made.same && row.likeness == Likeness::same;
  return made;
}

std::string write(const Comparison& comparison) {
  Json::Array fields;
  for (const FieldRow& row : comparison.fields) fields.push_back(to_json(row));
  Json::Array files;
  for (const FileRow& row : comparison.files) files.push_back(to_json(row));
  Json out;
  out.add("format", "zhicheng-comparison/1").add("same", comparison.same);
  out.add("fields", std::move(fields)).add("attachments", std::move(files));
  return base::write_canonical(out);
}

}  // namespace zhicheng::package
