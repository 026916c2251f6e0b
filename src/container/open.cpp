#include "container/open.h"

#include "container/parts.h"

namespace zhicheng::container {

using base::Error;
using base::ErrorCode;
using base::Json;

namespace {

base::Result<Opened> open_json(std::string_view bytes) {
  const auto package = read_package(bytes);
  if (!package) return package.error();
  return Opened{Kind::json, base::write_canonical(*package), {}};
}

Json difference(std::string at, Json packaged, Json judged) {
  return Json{}.add("at", std::move(at)).add("packaged", std::move(packaged)).add("judged", std::move(judged));
}

}  // namespace

std::string_view spell(Kind kind) {
  switch (kind) {
    case Kind::json: return "json";
    case Kind::html: return "html";
    case Kind::zip: return "zip";
  }
  return "";
}

base::Result<Json> read_package(std::string_view json, std::size_t escaped) {
  base::JsonLimits limits;
  const std::size_t most = limits.bytes;
  limits.bytes *= escaped;
  auto package = base::read_json(json, limits);
  if (package && escaped > 1 && base::write_canonical(*package).size() > most) {
    return Error{ErrorCode::too_large, "", "申报包不能超过 8 MiB"};
  }
  return package;
}

Kind kind_of(std::string_view bytes) {
  if (bytes.starts_with("PK")) return Kind::zip;
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '<' ? Kind::html : Kind::json;
}

/// What a browser saves as one file (MHTML): a page as an e-mail.
bool is_mail(std::string_view bytes) {
  constexpr std::string_view kFrom = "From: <Saved by ";
  return bytes.starts_with(kFrom) || bytes.substr(0, 400).find("\nMIME-Version: 1.0") != std::string_view::npos;
}

base::Result<Opened> open(std::string_view bytes) {
  if (is_mail(bytes)) return Error{ErrorCode::html_without_package, "", "这是浏览器另存的网页，申报包读不出来：请用原来的文件，不要在浏览器里“另存为”"};
  switch (kind_of(bytes)) {
    case Kind::zip: return open_zip(bytes);
    case Kind::html: return open_html(bytes);
    case Kind::json: break;
  }
  return open_json(bytes);
}

Json::Array differences(const Opened& opened) {
  Json::Array found;
  for (std::size_t i = 0; i < opened.files.size(); ++i) {
    const File& file = opened.files[i];
    const std::string at = base::pointer_to("/attachments", i);
    for (const Json& one : file.described_wrongly) found.push_back(Json{one}.set("at", at + std::string(one.text_at("at"))));
    switch (file.state) {
      case FileState::description_differs:
      case FileState::same: break;
      case FileState::missing: found.push_back(difference(at, application::to_json(file.listed), Json{})); break;
      case FileState::size_differs:
        found.push_back(difference(at + "/bytes", file.listed.bytes, file.bytes));
        if (file.sha256.empty()) break;
        [[fallthrough]];
      case FileState::content_differs: found.push_back(difference(at + "/sha256", file.listed.sha256, file.sha256)); break;
    }
  }
  return found;
}

}  // namespace zhicheng::container
