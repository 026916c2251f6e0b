#include <algorithm>

#include "base/digest.h"
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

/// What the archive has under the entry of a listed file, against what the package says of it.
base::Result<File> compare(std::string_view archive, const application::Attachment& listed, std::string entry, const Record* record) {
  File file{listed, std::move(entry), FileState::missing, 0, {}, {}};
  if (record == nullptr) return file;
  if (record->deflated && record->bytes > static_cast<std::uint64_t>(listed.bytes)) {
    return Error{ErrorCode::zip_too_large, place_of(record->name), "解开以后比申报包写的大"};
  }
  base::Sha256 hash;
  const auto read = read_content(archive, *record, [&](std::string_view piece) {
    hash.add(piece);
    return true;
  });
  if (!read) return read.error();
  file.record = *record;
  file.bytes = static_cast<std::int64_t>(record->bytes);
  file.sha256 = hash.finish();
  file.state = file.bytes != listed.bytes      ? FileState::size_differs
               : file.sha256 != listed.sha256 ? FileState::content_differs
                                              : FileState::same;
  return file;
}

const Record* find(const std::vector<Record>& records, std::string_view name) {
  const auto found = std::find_if(records.begin(), records.end(), [&](const Record& record) { return record.name == name; });
  return found == records.end() ? nullptr : &*found;
}

}  // namespace

base::Result<Opened> open_zip(std::string_view bytes) {
  const auto records = read_directory(bytes);
  if (!records) return records.error();
  const Record* inside = find(*records, kPackageEntry);
  if (inside == nullptr) return Error{ErrorCode::zip_without_package, place_of(kPackageEntry), "压缩包里没有申报包"};
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
    return Error{ErrorCode::zip_unlisted, place_of(record.name), "申报包没有列出这个文件"};
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
