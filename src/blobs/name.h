// What a blob is called: the SHA-256 of its bytes (FIPS 180-4). Nothing else can become part of a path.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace zhicheng::blobs {

class Name {
 public:
  /// 64 lower-case hexadecimal digits, and nothing else.
  static std::optional<Name> read(std::string_view text) {
    if (text.size() != 64 || text.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
    return Name(std::string(text));
  }

  const std::string& text() const { return text_; }

  friend bool operator==(const Name&, const Name&) = default;

 private:
  explicit Name(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

}  // namespace zhicheng::blobs
