#include "attachment/pdf_object.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zhicheng::attachment {

namespace {

using Kind = Token::Kind;

constexpr int kDeepest = 1'000'000;
constexpr std::size_t kMostKids = std::size_t{1} << 17;

/// Names, and which sizes they have: of nearly all others the size or the first letter tells that they are none of these.
template <std::size_t count>
class Names {
 public:
  consteval Names(const std::array<std::string_view, count>& names) : names_(names) {
    for (const std::string_view name : names) sizes_ |= std::uint32_t{1} << name.size();
  }
  /// The place of a name; `count`: it is not among them.
  std::size_t find(std::string_view name) const {
    if (name.size() >= 32 || (sizes_ >> name.size() & 1U) == 0) return count;
    const auto is_it = [&](std::string_view one) { return one.size() == name.size() && one.front() == name.front() && one == name; };
    return static_cast<std::size_t>(std::find_if(names_.begin(), names_.end(), is_it) - names_.begin());
  }
  bool holds(std::string_view name) const { return find(name) < count; }

 private:
  std::array<std::string_view, count> names_;
  std::uint32_t sizes_ = 0;
};

/// Scripts, programs that are started, files within, media that run, forms that are computed (XFA) and actions that send or
/// take data: by these names, wherever they stand.
constexpr Names<9> kDangers({"JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA", "SubmitForm", "ImportData"});
constexpr Names<11> kKeys({"Type", "Count", "Length", "First", "N", "Root", "Pages", "Kids", "Encrypt", "Filter", "DecodeParms"});

PdfObject::Type type_of(std::string_view name) {
  using Type = PdfObject::Type;
  if (name == "Page") return Type::page;
  if (name == "Pages") return Type::pages;
  if (name == "Catalog") return Type::catalog;
  if (name == "ObjStm") return Type::object_stream;
  if (name == "XRef") return Type::cross_reference;
  return Type::other;
}

}  // namespace

void ObjectReader::again() { *this = ObjectReader{}; }

bool ObjectReader::take(const Token& token) {
  if (token.passed_values && depth_ == 1) wants_key_ = true;
  switch (token.kind) {
    case Kind::open_dictionary:
    case Kind::open_array:
      if (depth_ == 0) dictionary_ = token.kind == Kind::open_dictionary;
      if (depth_ == 1) take_value(token);
      depth_ = std::min(depth_ + 1, kDeepest);
      before_ = last_ = -1;
      return false;
    case Kind::close_dictionary:
    case Kind::close_array:
      if (depth_ > 0) --depth_;
      before_ = last_ = -1;
      return depth_ == 0;
    case Kind::name: take_name(token.text); break;
    case Kind::integer:
    case Kind::word:
    case Kind::mark:
    case Kind::text: take_value(token); break;
  }
  return false;
}

void ObjectReader::take_name(std::string_view name) {
  object_.scripted = object_.scripted || kDangers.holds(name);
  before_ = last_ = -1;
  if (!dictionary_) return;
  if (depth_ == 1 && wants_key_) {
    key_ = static_cast<Key>(kKeys.find(name));
    wants_key_ = false;
    return;
  }
  if (depth_ == 1) wants_key_ = true;
  if (key_ == Key::filter && depth_ <= 2) {
    ++object_.filters;
    object_.deflated = name == "FlateDecode" || name == "Fl";
  } else if (key_ == Key::type && depth_ == 1) {
    object_.type = type_of(name);
  }
}

void ObjectReader::take_value(const Token& token) {
  const bool null = token.kind == Kind::word && token.text == "null";
  if (depth_ == 1) {
    wants_key_ = true;
    if (key_ == Key::encrypt && !null) object_.encrypted = true;
    if (key_ == Key::parameters && !null) object_.predicted = true;
  }
  if (token.kind == Kind::integer) {
    take_number(token.number);
  } else {
    if (token.kind == Kind::word && token.text == "R" && before_ >= 0) take_reference();
    before_ = last_ = -1;
  }
}

void ObjectReader::take_number(std::int64_t number) {
  before_ = std::exchange(last_, number);
  // The second number is the generation of a reference.
  if (depth_ != 1 || before_ >= 0) return;
  if (key_ == Key::count) object_.count = number;
  if (key_ == Key::length) object_.length = number;
  if (key_ == Key::first) object_.first = number;
  if (key_ == Key::objects) object_.objects = number;
}

void ObjectReader::take_reference() {
  if (depth_ == 1) {
    if (key_ == Key::length) object_.length.reset();
    if (key_ == Key::count) object_.count.reset();
    if (key_ == Key::root) object_.root = before_;
    if (key_ == Key::pages) object_.pages = before_;
  } else if (depth_ == 2 && key_ == Key::kids) {
    if (object_.kids.size() < kMostKids) {
      object_.kids.push_back(before_);
    } else {
      object_.complete = false;
    }
  }
}

}  // namespace zhicheng::attachment
