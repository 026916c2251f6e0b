#include "api/attachment.h"

#include <utility>

namespace zhicheng::api {

application::Attachment describe_attachment(attachment::Inspection& found, std::string kind, std::string name,
                                            std::string_view declared) {
  for (auto fault : {attachment::check_name(name, found.type), attachment::check_declared(declared, found.type)}) {
    if (fault) found.faults.push_back(std::move(*fault));
  }
  application::Attachment entry;
  entry.kind = std::move(kind);
  entry.name = std::move(name);
  entry.bytes = found.bytes;
  entry.sha256 = found.sha256;
  entry.type = found.type;
  entry.pages = found.pages;
  entry.width = found.width;
  entry.height = found.height;
  entry.encrypted = found.encrypted;
  entry.scripted = found.scripted;
  entry.unread = found.unread;
  return entry;
}

}  // namespace zhicheng::api
