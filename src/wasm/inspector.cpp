// Looking at a file from JavaScript, piece by piece. inspect.post.js reads the file; it goes no further than here.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "api/attachment.h"
#include "attachment/inspect.h"
#include "base/json.h"

namespace {

using namespace zhicheng;

struct Inspector {
  attachment::Inspector inspector;
  std::string buffer;  ///< the next piece; in the end the answer
};

std::string answer(attachment::Inspection found, std::string kind, std::string name, std::string_view declared) {
  const application::Attachment entry = api::describe_attachment(found, std::move(kind), std::move(name), declared);
  base::Json::Array faults;
  for (attachment::Fault& fault : found.faults) {
    faults.push_back(base::Json{}.add("code", fault.code).add("detail", std::move(fault.detail)));
  }
  return write_canonical(to_json(entry).add("faults", std::move(faults)));
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE Inspector* inspector_new() { return new Inspector; }
EMSCRIPTEN_KEEPALIVE void inspector_free(Inspector* self) { delete self; }

/// Room for a piece of `size` bytes, valid until the next call.
EMSCRIPTEN_KEEPALIVE char* inspector_buffer(Inspector* self, std::size_t size) {
  self->buffer.resize(size);
  return self->buffer.data();
}

EMSCRIPTEN_KEEPALIVE void inspector_add(Inspector* self) { self->inspector.add(self->buffer); }

/// The buffer holds the kind, the name and the type that is declared, one behind the other. The answer: the manifest's
/// entry and "faults", [{"code","detail"}]. It is in the buffer, inspector_size bytes long.
EMSCRIPTEN_KEEPALIVE const char* inspector_finish(Inspector* self, std::size_t kind, std::size_t name) {
  const std::string_view given = self->buffer;
  self->buffer = answer(self->inspector.finish(), std::string(given.substr(0, kind)), std::string(given.substr(kind, name)),
                        std::string(given.substr(kind + name)));
  return self->buffer.data();
}

EMSCRIPTEN_KEEPALIVE std::size_t inspector_size(Inspector* self) { return self->buffer.size(); }
}
