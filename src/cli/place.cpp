#include "cli/place.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/json.h"

namespace zhicheng::cli {

namespace {

constexpr std::size_t kDeepest = 128;

/// Goes through JSON text without judging it; `nothing` means that the text is not as expected here.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  /// The place that `pointer` names, below the value that begins here.
  std::size_t find(std::string_view pointer) {
    skip_space();
    std::size_t found = at_;
    while (!pointer.empty()) {
      const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
      const auto next = enter(unescaped(pointer.substr(1, end - 1)));
      if (!next) return found;
      found = *next;
      pointer.remove_prefix(end);
    }
    return found;
  }

 private:
  static std::string unescaped(std::string_view token) {
    std::string made;
    for (std::size_t i = 0; i < token.size(); ++i) {
      const bool escape = token[i] == '~' && i + 1 < token.size();
      made += !escape ? token[i] : token[i + 1] == '1' ? '/' : '~';
      i += escape ? 1 : 0;
    }
    return made;
  }

  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_space() {
    while (at_ < text_.size() && (here() == ' ' || here() == '\n' || here() == '\t' || here() == '\r')) ++at_;
  }

  /// The string that begins here, decoded.
  std::optional<std::string> string() {
    const std::size_t begin = at_;
    if (here() != '"') return std::nullopt;
    for (++at_; at_ < text_.size() && here() != '"'; ++at_) {
      if (here() == '\\') ++at_;
    }
    if (at_ >= text_.size()) return std::nullopt;
    ++at_;
    const std::string_view raw = text_.substr(begin, at_ - begin);
    if (raw.find('\\') == std::string_view::npos) return std::string(raw.substr(1, raw.size() - 2));
    const auto read = base::read_json(raw);
    return read && read->text() != nullptr ? std::optional{*read->text()} : std::nullopt;
  }

  bool skip_value(std::size_t depth) {
    skip_space();
    if (here() == '"') return string().has_value();
    if (here() != '{' && here() != '[') {
      const std::size_t begin = at_;
      while (at_ < text_.size() && std::string_view(",]} \n\t\r").find(here()) == std::string_view::npos) ++at_;
      return at_ > begin;
    }
    if (depth == 0) return false;
    const bool object = here() == '{';
    for (++at_;;) {
      skip_space();
      if (here() == (object ? '}' : ']')) return ++at_, true;
      if (object && (!string() || !colon())) return false;
      if (!skip_value(depth - 1)) return false;
      skip_space();
      if (here() == ',') ++at_;
    }
  }

  bool colon() {
    skip_space();
    if (here() != ':') return false;
    ++at_;
    skip_space();
    return true;
  }

  /// Goes to the member or element of the container that begins here; gives its place.
  std::optional<std::size_t> enter(const std::string& token) {
    const bool object = here() == '{';
    if (!object && here() != '[') return std::nullopt;
    ++at_;
    for (std::size_t index = 0;; ++index) {
      skip_space();
      if (here() == ',') ++at_;
      skip_space();
      const std::size_t place = at_;
      if (here() == '}' || here() == ']' || at_ >= text_.size()) return std::nullopt;
      std::string name = std::to_string(index);
      if (object) {
        auto key = string();
        if (!key || !colon()) return std::nullopt;
        name = *std::move(key);
      }
      if (name == token) return place;
      if (!skip_value(kDeepest)) return std::nullopt;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

LineColumn locate(std::string_view json, std::string_view pointer) {
  const std::string_view before = json.substr(0, Scanner(json).find(pointer));
  const std::size_t line = before.rfind('\n') + 1;  // npos + 1: the file's beginning
  LineColumn found;
  found.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  for (const char byte : before.substr(line)) found.column += (static_cast<unsigned char>(byte) & 0xC0) != 0x80 ? 1 : 0;
  return found;
}

}  // namespace zhicheng::cli
