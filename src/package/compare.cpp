#include "package/compare.h"

#include <algorithm>
#include <map>

#include "application/identity.h"
#include "base/utf8.h"
#include "package/align.h"
#include "package/parts.h"
#include "package/shape.h"

namespace zhicheng::package {
namespace {

using application::Attachment;

/// Where items of the right applicant's lists stand in the left one: "/papers/1" → "/papers/0".
using Moved = std::map<std::string, std::string, std::less<>>;

/// More than an application has whose every list is full.
constexpr std::size_t kMostRows = 30'000;
/// Code points of a member's name in a pointer.
constexpr std::size_t kLongestKey = 200;
/// Bytes of a pointer. What lies deeper is told as one value.
constexpr std::size_t kLongestPlace = 1'000;

bool is_leaf(const Json& value) { return value.object() == nullptr && value.array() == nullptr; }

struct Place {
  std::string left;
  std::string right;

  template <class Token>
  Place below(const Token& token) const {
    return {base::pointer_to(left, token), base::pointer_to(right, token)};
  }
};

/// Walks both values at once, members in the order of their names.
class Fields {
 public:
  Fields(Comparison& made, Moved& moved) : made_(made), moved_(moved) {}

  /// Of what the person has said: also what is the same, and items are where they are.
  void said(const Json& left, const Json& right, const std::string& at) {
    is_said_ = true;
    walk(&left, &right, {at, at});
  }
  /// Of what follows from it.
  void differing(const Json& left, const Json& right, const std::string& at) {
    is_said_ = false;
    walk(&left, &right, {at, at});
  }

 private:
  void walk(const Json* left, const Json* right, const Place& at) {
    if (is_said_) {
      left = something(left);
      right = something(right);
    }
    if (left == nullptr && right == nullptr) return;
    const Json& any = left != nullptr ? *left : *right;
    const bool alike = left == nullptr || right == nullptr ||
                       ((left->object() != nullptr) == (right->object() != nullptr) && (left->array() != nullptr) == (right->array() != nullptr));
    if (is_leaf(any) || !alike || at.left.size() > kLongestPlace || at.right.size() > kLongestPlace) return leaf(left, right, at);
    if (any.object() != nullptr) return members(left, right, at);
    items(left, right, at);
  }

  static const Json* something(const Json* value) { return value != nullptr && value->is_null() ? nullptr : value; }

  void items(const Json* left, const Json* right, const Place& at) {
    static const Json::Array kNone;
    const Json::Array& ours = left == nullptr ? kNone : *left->array();
    const Json::Array& theirs = right == nullptr ? kNone : *right->array();
    std::vector<std::size_t> partners = align(ours, theirs);
    if (!is_said_ && !in_order(partners)) {
      for (std::size_t i = 0; i < partners.size(); ++i) partners[i] = i < theirs.size() ? i : kNoPartner;
    }
    std::vector<bool> met(theirs.size(), false);
    for (std::size_t i = 0; i < ours.size(); ++i) {
      const std::size_t j = partners[i];
      const std::string here = base::pointer_to(at.left, i);
      if (j == kNoPartner) {
        walk(&ours[i], nullptr, {here, here});
        continue;
      }
      met[j] = true;
      if (i != j) note_moved(base::pointer_to(at.right, j), here);
      walk(&ours[i], &theirs[j], {here, base::pointer_to(at.right, j)});
    }
    for (std::size_t j = 0; j < theirs.size(); ++j) {
      if (met[j]) continue;
      const std::string there = base::pointer_to(at.right, j);
      note_moved(there, {});
      walk(nullptr, &theirs[j], {there, there});
    }
  }

  void note_moved(std::string_view there, std::string_view here) {
    constexpr std::string_view kApplicant = "/applicant";
    if (!there.starts_with(kApplicant)) return;
    there.remove_prefix(kApplicant.size());
    here.remove_prefix(std::min(here.size(), kApplicant.size()));
    moved_.emplace(there, here);
  }

  /// In the order of their names, each looked at once: an object may have a hundred thousand of them.
  void members(const Json* left, const Json* right, const Place& at) {
    const auto ours = by_name(left);
    const auto theirs = by_name(right);
    auto one = ours.begin();
    auto other = theirs.begin();
    while (one != ours.end() || other != theirs.end()) {
      const bool has_left = one != ours.end() && (other == theirs.end() || (*one)->first <= (*other)->first);
      const bool has_right = other != theirs.end() && (one == ours.end() || (*other)->first <= (*one)->first);
      const std::string& key = has_left ? (*one)->first : (*other)->first;
      walk(has_left ? &(*one)->second : nullptr, has_right ? &(*other)->second : nullptr, at.below(base::shortened(key, kLongestKey)));
      one += has_left ? 1 : 0;
      other += has_right ? 1 : 0;
    }
  }

  static std::vector<const Json::Member*> by_name(const Json* object) {
    std::vector<const Json::Member*> order;
    if (object == nullptr) return order;
    for (const Json::Member& member : *object->object()) order.push_back(&member);
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    return order;
  }

  void leaf(const Json* left, const Json* right, const Place& at) {
    if (made_.fields.size() == kMostRows) {
      made_.same = made_.same && left != nullptr && right != nullptr && *left == *right;
      ++made_.fields_left_out;
      return;
    }
    FieldRow row;
    row.at = left != nullptr ? at.left : at.right;
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
    if (left != nullptr && right != nullptr && at.left != at.right) row.right_at = at.right;
    if (row.likeness != Likeness::same) made_.same = false;
    if (row.likeness != Likeness::same || is_said_) made_.fields.push_back(std::move(row));
  }

  Comparison& made_;
  Moved& moved_;
  bool is_said_ = true;
};

/// A list of files, and how those that are there stand to it.
struct Listed {
  std::vector<Attachment> files;
  std::vector<FileState> states;   ///< as many
  std::vector<std::string> items;  ///< what they prove, as the left package counts it

  bool has(std::size_t index) const { return states[index] != FileState::missing; }
  /// The bytes are those that the list names, as far as is known.
  bool has_listed(std::size_t index) const { return states[index] == FileState::same || states[index] == FileState::description_differs; }
};

constexpr std::size_t kNone = kNoPartner;

/// Pairs files: first by kind, name and item, then by kind and name, then by their bytes, then by kind where each has one left.
class Files {
 public:
  Files(const Listed& left, const Listed& right) : left_(left), right_(right), partners_(left.files.size(), kNone), taken_(right.files.size(), false) {}

  std::vector<FileRow> rows() {
    const auto kind = [this](std::size_t i, std::size_t j) { return left_.files[i].kind == right_.files[j].kind; };
    const auto name = [this](std::size_t i, std::size_t j) { return left_.files[i].name == right_.files[j].name; };
    const auto item = [this](std::size_t i, std::size_t j) { return left_.items[i] == right_.items[j]; };
    const auto bytes = [this](std::size_t i, std::size_t j) { return left_.files[i].sha256 == right_.files[j].sha256; };
    pair_by([&](auto i, auto j) { return kind(i, j) && name(i, j) && item(i, j) && bytes(i, j); });
    pair_by([&](auto i, auto j) { return kind(i, j) && name(i, j) && item(i, j); });
    pair_by([&](auto i, auto j) { return kind(i, j) && name(i, j); });
    pair_by([&](auto i, auto j) { return kind(i, j) && bytes(i, j); });
    pair_by(bytes);
    pair_by(kind);
    std::vector<FileRow> rows;
    for (std::size_t i = 0; i < partners_.size(); ++i) rows.push_back(row(i, partners_[i]));
    for (std::size_t j = 0; j < taken_.size(); ++j) {
      if (!taken_[j]) rows.push_back(row(kNone, j));
    }
    return rows;
  }

 private:
  template <class Fits>
  void pair_by(Fits fits) {
    for (std::size_t i = 0; i < partners_.size(); ++i) {
      for (std::size_t j = 0; j < taken_.size() && partners_[i] == kNone; ++j) {
        if (taken_[j] || !fits(i, j)) continue;
        partners_[i] = j;
        taken_[j] = true;
      }
    }
  }

  FileRow row(std::size_t i, std::size_t j) const {
    FileRow made;
    if (i != kNone) {
      made.left_kind = left_.files[i].kind;
      made.left_name = left_.files[i].name;
      made.left_state = left_.states[i];
    }
    if (j != kNone) {
      made.right_kind = right_.files[j].kind;
      made.right_name = right_.files[j].name;
      made.right_state = right_.states[j];
    }
    if (i == kNone || j == kNone || left_.has(i) != right_.has(j)) {
      const bool left = j == kNone || (i != kNone && left_.has(i));
      made.likeness = left ? Likeness::left_only : Likeness::right_only;
      return made;
    }
    made.same_bytes = left_.files[i].sha256 == right_.files[j].sha256 && left_.has_listed(i) && right_.has_listed(j);
    made.renamed = made.same_bytes && made.left_name != made.right_name;
    made.one_character = application::one_character_apart(made.left_name, made.right_name);
    made.members = members(i, j);
    const bool same = made.same_bytes && made.left_kind == made.right_kind && made.left_name == made.right_name && made.members.empty() &&
                      made.left_state == FileState::same && made.right_state == FileState::same;
    made.likeness = same ? Likeness::same : Likeness::differs;
    return made;
  }

  std::vector<MemberRow> members(std::size_t i, std::size_t j) const {
    const Json left = application::to_json(left_.files[i]);
    const Json right = application::to_json(right_.files[j]);
    const auto member = [](const Json& file, std::string_view key) { return file.find(key) == nullptr ? Json{} : *file.find(key); };
    std::vector<MemberRow> rows;
    for (const char* key : {"bytes", "type", "pages", "width", "height", "encrypted", "scripted", "unread"}) {
      MemberRow row{key, member(left, key), member(right, key)};
      if (!(row.left == row.right)) rows.push_back(std::move(row));
    }
    if (left_.items[i] != right_.items[j]) rows.push_back({"item", member(left, "item"), member(right, "item")});
    return rows;
  }

  const Listed& left_;
  const Listed& right_;
  std::vector<std::size_t> partners_;
  std::vector<bool> taken_;
};

base::Result<Listed> listed(const Parts& parts, const std::vector<FileState>& states, const std::string& at) {
  Listed made{parts.attachments, states, {}};
  for (const Attachment& one : made.files) made.items.push_back(one.item);
  if (states.empty()) made.states.assign(made.files.size(), FileState::same);
  if (made.states.size() == made.files.size()) return made;
  return base::Error{base::ErrorCode::bad_attachment, at, "应与申报包列出的附件一样多"};
}

/// An item that the left one lacks is none of its items: no pointer begins like that.
void count_as_left(Listed& right, const Moved& moved) {
  for (std::string& item : right.items) {
    const auto found = moved.find(item);
    if (found != moved.end()) item = found->second.empty() ? "+" + item : found->second;
  }
}

Json to_json(const FieldRow& row) {
  Json out;
  out.add("at", row.at).add("status", spell(row.likeness));
  if (!row.right_at.empty()) out.add("right_at", row.right_at);
  if (row.likeness != Likeness::right_only) out.add("left", row.left);
  if (row.likeness != Likeness::left_only) out.add("right", row.right);
  if (row.one_character) out.add("one_character", true);
  return out;
}

Json to_json(const FileRow& row) {
  const bool left = row.likeness != Likeness::right_only;
  const bool right = row.likeness != Likeness::left_only;
  Json out;
  out.add("status", spell(row.likeness));
  if (left && right && row.left_kind != row.right_kind) {
    out.add("left_kind", row.left_kind).add("right_kind", row.right_kind);
  } else {
    out.add("kind", left ? row.left_kind : row.right_kind);
  }
  if (left) out.add("left", row.left_name);
  if (right) out.add("right", row.right_name);
  if (row.left_state != FileState::same) out.add("left_state", application::spell(row.left_state));
  if (row.right_state != FileState::same) out.add("right_state", application::spell(row.right_state));
  if (row.likeness == Likeness::differs) out.add("same_bytes", row.same_bytes);
  if (row.renamed) out.add("renamed", true);
  if (row.one_character) out.add("one_character", true);
  if (row.members.empty()) return out;
  Json::Array members;
  for (const MemberRow& one : row.members) members.push_back(Json{}.add("member", one.member).add("left", one.left).add("right", one.right));
  return out.add("members", std::move(members));
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

base::Result<Comparison> compare(const Side& left, const Side& right, std::string_view at) {
  const auto left_parts = read_parts(left.package, base::pointer_to(at, "left"));
  if (!left_parts) return left_parts.error();
  const auto right_parts = read_parts(right.package, base::pointer_to(at, "right"));
  if (!right_parts) return right_parts.error();
  const auto left_files = listed(*left_parts, left.files, base::pointer_to(at, "left_files"));
  if (!left_files) return left_files.error();
  auto right_files = listed(*right_parts, right.files, base::pointer_to(at, "right_files"));
  if (!right_files) return right_files.error();
  Comparison made;
  Moved moved;
  Fields fields(made, moved);
  const auto both = [&](const char* key, auto walk) { (fields.*walk)(*left.package.find(key), *right.package.find(key), base::pointer_to("", key)); };
  for (const char* key : {"applicant", "answers"}) both(key, &Fields::said);
  for (const char* key : {"edition", "on", "assessment"}) both(key, &Fields::differing);
  count_as_left(*right_files, moved);
  made.files = Files(*left_files, *right_files).rows();
  made.left_sealed = digest_of(left.package) == left_parts->digest;
  made.right_sealed = digest_of(right.package) == right_parts->digest;
  made.same = made.same && made.left_sealed && made.right_sealed &&
              std::all_of(made.files.begin(), made.files.end(), [](const FileRow& row) { return row.likeness == Likeness::same; });
  return made;
}

std::string write(const Comparison& comparison) {
  Json::Array fields;
  for (const FieldRow& row : comparison.fields) fields.push_back(to_json(row));
  Json::Array files;
  for (const FileRow& row : comparison.files) files.push_back(to_json(row));
  Json out;
  out.add("format", "zhicheng-comparison/1").add("same", comparison.same);
  out.add("sealed", Json{}.add("left", comparison.left_sealed).add("right", comparison.right_sealed));
  out.add("fields", std::move(fields)).add("attachments", std::move(files));
  if (comparison.fields_left_out > 0) out.add("fields_left_out", static_cast<std::int64_t>(comparison.fields_left_out));
  return base::write_canonical(out);
}

}  // namespace zhicheng::package
