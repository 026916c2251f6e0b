#include <algorithm>
#include <array>

#include "attachment/inspect.h"
#include "base/utf8.h"
#include "container/names.h"
#include "container/parts.h"

namespace zhicheng::container {

using base::Error;
using base::ErrorCode;
using base::Json;

namespace {

base::Result<std::string> read_text(std::string_view archive, const Record& record) {
  if (record.bytes > base::JsonLimits{}.bytes) return Error{ErrorCode::too_large, place_of(record.name), "申报包不能超过 8 MiB"};
  std::string text;
  text.reserve(static_cast<std::size_t>(record.bytes));
  const auto read = read_content(archive, record, [&](std::string_view piece) {
    text += piece;
    return true;
  });
  if (!read) return read.error();
  return text;
}

Json difference(std::string_view member, Json packaged, Json judged) {
  return Json{}.add("at", base::pointer_to("", member)).add("packaged", std::move(packaged)).add("judged", std::move(judged));
}

/// What a list says of the right bytes, and they say otherwise. A number that is not stated, or not known by the bytes,
/// contradicts nothing; a danger that is not stated is one.
Json::Array wrong_description(const application::Attachment& listed, const attachment::Inspection& found) {
  Json::Array wrong;
  if (found.type != listed.type) wrong.push_back(difference("type", listed.type, found.type.empty() ? Json{} : Json{found.type}));
  const auto number = [&](std::string_view member, std::optional<std::int64_t> said, std::optional<std::int64_t> is) {
    if (said && is && *said != *is) wrong.push_back(difference(member, *said, *is));
  };
  number("pages", listed.pages, found.pages);
  number("width", listed.width, found.width);
  number("height", listed.height, found.height);
  if (listed.encrypted != found.encrypted) wrong.push_back(difference("encrypted", listed.encrypted, found.encrypted));
  if (listed.unread != found.unread) wrong.push_back(difference("unread", listed.unread, found.unread));
  if (listed.scripted != found.scripted) wrong.push_back(difference("scripted", listed.scripted, found.scripted));
  return wrong;
}

/// What the archive has under the entry of a listed file, against what the package says of it.
base::Result<File> compare(std::string_view archive, const application::Attachment& listed, std::string entry, const Record* record) {
  File file{listed, std::move(entry), FileState::missing, 0, {}, {}, {}};
  if (record == nullptr) return file;
  // It differs whatever it holds: nothing is inflated only to say so.
  if (record->deflated && record->bytes > static_cast<std::uint64_t>(listed.bytes)) {
    file.record = *record;
    file.bytes = static_cast<std::int64_t>(record->bytes);
    file.state = FileState::size_differs;
    return file;
  }
  attachment::Inspector inspector;
  const auto read = read_content(archive, *record, [&](std::string_view piece) {
    inspector.add(piece);
    return true;
  });
  if (!read) return read.error();
  const attachment::Inspection found = inspector.finish();
  file.record = *record;
  file.bytes = found.bytes;
  file.sha256 = found.sha256;
  if (found.bytes != listed.bytes) {
    file.state = FileState::size_differs;
  } else if (found.sha256 != listed.sha256) {
    file.state = FileState::content_differs;
  } else {
    file.described_wrongly = wrong_description(listed, found);
    file.state = file.described_wrongly.empty() ? FileState::same : FileState::description_differs;
  }
  return file;
}

const Record* find(const std::vector<Record>& records, std::string_view name) {
  const auto found = std::find_if(records.begin(), records.end(), [&](const Record& record) { return record.name == name; });
  return found == records.end() ? nullptr : &*found;
}

/// Where somebody packed the folder, the package is one down.
Error without_package(const std::vector<Record>& records) {
  const std::string end = "/" + std::string(kPackageEntry);
  const auto down = std::find_if(records.begin(), records.end(), [&](const Record& record) { return std::string_view(record.name).ends_with(end); });
  if (down == records.end()) {
    return Error{ErrorCode::zip_without_package, place_of(kPackageEntry), "压缩包里没有申报包 " + std::string(kPackageEntry) + "：" + kUseOriginal};
  }
  const std::string folder = down->name.substr(0, down->name.size() - end.size());
  return Error{ErrorCode::zip_without_package, place_of(down->name), "申报包在文件夹“" + base::shortened(folder) + "”里，压缩包是重新打过的：" + kUseOriginal};
}

std::string unlisted_words(std::string_view name) {
  const std::string_view last = name.substr(name.rfind('/') + 1);
  constexpr std::array<std::string_view, 3> kOfSystems{"Thumbs.db", "desktop.ini", ".DS_Store"};
  const bool added = name.starts_with("__MACOSX") || last.starts_with("._") || std::find(kOfSystems.begin(), kOfSystems.end(), last) != kOfSystems.end();
  return std::string(added ? "这是电脑系统自己加进去的文件，申报包没有列出" : "申报包没有列出这个文件") + "：" + kUseOriginal;
}

}  // namespace

base::Result<Opened> open_zip(std::string_view bytes) {
  const auto records = read_directory(bytes);
  if (!records) return records.error();
  const Record* inside = find(*records, kPackageEntry);
  if (inside == nullptr) return without_package(*records);
  const auto text = read_text(bytes, *inside);
  if (!text) return text.error();
  const auto package = read_package(*text);
  if (!package) return package.error();
  const Json* list = package->find("attachments");
  if (list == nullptr) return Error{ErrorCode::missing_key, "", "attachments"};
  const auto attachments = application::read_manifest(*list, "/attachments");
  if (!attachments) return attachments.error();

  const std::vector<std::string> names = entry_names(*attachments);
  for (const Record& record : *records) {
    const bool folder = record.name == kFolder && record.bytes == 0;
    if (&record == inside || folder || std::find(names.begin(), names.end(), record.name) != names.end()) continue;
    return Error{ErrorCode::zip_unlisted, place_of(record.name), unlisted_words(record.name)};
  }
  Opened opened{Kind::zip, base::write_canonical(*package), {}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto file = compare(bytes, (*attachments)[i], names[i], find(*records, names[i]));
    if (!file) return file.error();
    opened.files.push_back(std::move(*file));
  }
  return opened;
}

}  // namespace zhicheng::container
