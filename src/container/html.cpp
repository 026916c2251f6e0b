#include "container/html.h"

namespace zhicheng::container {

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    switch (byte) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += byte;
    }
  }
  return out;
}

Html& Html::open(std::string_view tag, std::string_view attributes) {
  bytes_ += '<';
  bytes_ += tag;
  bytes_ += attributes;
  bytes_ += '>';
  return *this;
}

Html& Html::close(std::string_view tag) {
  bytes_ += "</";
  bytes_ += tag;
  bytes_ += '>';
  return *this;
}

Html& Html::text(std::string_view text) {
  bytes_ += html_escaped(text);
  return *this;
}

Html& Html::element(std::string_view tag, std::string_view text, std::string_view attributes) {
  return open(tag, attributes).text(text).close(tag);
}

Html& Html::raw(std::string_view html) {
  bytes_ += html;
  return *this;
}

std::string attribute(std::string_view name, std::string_view value) {
  return ' ' + std::string(name) + "=\"" + html_escaped(value) + '"';
}

}  // namespace zhicheng::container
