// Of one PDF object what tells pages and dangers: its outermost dictionary, and the names anywhere in it.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "attachment/pdf_lexer.h"

namespace zhicheng::attachment {

struct PdfObject {
  enum class Type { other, catalog, pages, page, object_stream, cross_reference };
  Type type = Type::other;
  std::optional<std::int64_t> count;   ///< /Count
  std::optional<std::int64_t> length;  ///< /Length, where it is no reference
  std::optional<std::int64_t> first;   ///< /First and /N of an object stream
  std::optional<std::int64_t> objects;
  std::optional<std::int64_t> root;    ///< /Root and /Pages: the object referred to
  std::optional<std::int64_t> pages;
  std::vector<std::int64_t> kids;
  bool encrypted = false;    ///< has /Encrypt
  bool scripted = false;
  int filters = 0;
  bool deflated = false;     ///< the last filter is /FlateDecode
  bool predicted = false;    ///< has /DecodeParms
  bool complete = true;      ///< false: more kids than are held
};

/// Builds an object from its tokens.
class ObjectReader {
 public:
  /// True when the token closed the outermost dictionary or array.
  bool take(const Token& token);
  /// What it has to be told now.
  Heed heed() const {
    const bool values = (depth_ == 1 && key_ != Key::other) || (depth_ == 2 && key_ == Key::kids);
    return values ? Heed::values : Heed::structure;
  }
  const PdfObject& object() const { return object_; }
  void again();

 private:
  enum class Key { type, count, length, first, objects, root, pages, kids, encrypt, filter, parameters, other };

  void take_name(std::string_view name);
  void take_value(const Token& token);
  void take_number(std::int64_t number);
  void take_reference();

  PdfObject object_;
  int depth_ = 0;
  bool dictionary_ = false;  ///< the outermost is one
  bool wants_key_ = true;
  Key key_ = Key::other;
  std::int64_t before_ = -1;  ///< the number before the last one: of "12 0 R" the 12
  std::int64_t last_ = -1;
};

}  // namespace zhicheng::attachment
