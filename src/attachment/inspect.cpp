#include "attachment/inspect.h"

namespace zhicheng::attachment {

using namespace std::string_view_literals;

std::optional<std::string_view> media_type(std::string_view beginning) {
  if (beginning.starts_with("%PDF-"sv)) return "application/pdf";
  if (beginning.starts_with("\xff\xd8\xff"sv)) return "image/jpeg";
  if (beginning.starts_with("\x89PNG\r\n\x1a\n"sv)) return "image/png";
  return std::nullopt;
}

}  // namespace zhicheng::attachment
