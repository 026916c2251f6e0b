// Reading a JSON object with closed keys: what is wrong is noted once, with its pointer.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace zhicheng::base {

/// The first fault of a whole document.
class Fault {
 public:
  void note(ErrorCode code, std::string at, std::string detail);
  bool found() const { return error_.has_value(); }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

/// One object of a document. Each member is taken by its key; `done` refuses what nobody took.
class Fields {
 public:
  Fields(const Json& object, std::string at, Fault& fault);

  const Json* take(std::string_view key);
  const Json& need(std::string_view key);
  std::string text(std::string_view key);
  std::string text_or_empty(std::string_view key);
  std::int64_t integer(std::string_view key);
  bool flag(std::string_view key, bool otherwise);
  std::vector<std::string> texts(std::string_view key);
  /// Items of an array member, or none with a fault (absent is a fault too).
  const Json::Array& items(std::string_view key);
  const Json::Array& items_or_none(std::string_view key);
  /// Keys that nobody took, in the order of the object.
  std::vector<std::string_view> untaken() const;
  void done();

  std::string pointer(std::string_view key) const { return pointer_to(at_, key); }
  std::string pointer(std::string_view key, std::size_t index) const {
    return pointer_to(pointer(key), index);
  }
  const std::string& at() const { return at_; }

 private:
  const Json& object_;
  std::string at_;
  Fault& fault_;
  std::vector<std::string_view> taken_;
};

/// Refuses anything but {"format": `wanted`, …}: another name is unknown_format, a higher number newer_format.
void need_format(const Json& file, std::string_view wanted, std::string_view at, Fault& fault);

}  // namespace zhicheng::base
