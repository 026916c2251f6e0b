// HTML as text: what comes from data is escaped.
#pragma once
#include <string>
#include <string_view>

namespace zhicheng::container {

/// The text with & < > " as references, fit for content and quoted attributes.
std::string html_escaped(std::string_view text);

/// An element that is being written: `open` and `close` in pairs, `text` escaped.
class Html {
 public:
  /// "<tag attributes>"; attributes are written as given.
  Html& open(std::string_view tag, std::string_view attributes = {});
  Html& close(std::string_view tag);
  Html& text(std::string_view text);
  /// <tag attributes>text</tag>
  Html& element(std::string_view tag, std::string_view text, std::string_view attributes = {});
  Html& raw(std::string_view html);
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// `name="value"` with a leading blank.
std::string attribute(std::string_view name, std::string_view value);

}  // namespace zhicheng::container
