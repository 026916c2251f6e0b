// The door for JavaScript: bytes in, bytes out, both in memory of ours. engine.post.js puts strings around it.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "api/calendar.h"
#include "base/json.h"
#include "rules/embedded.h"
#include "wasm/engine.h"

namespace {

/// What stays between calls: the rules, loaded at the first call, and the buffers of the last one.
struct Engine {
  std::optional<zhicheng::api::Door> door;
  std::string request;
  std::string response;
};

Engine& engine() {
  static Engine instance;
  return instance;
}

template <class Call>
const char* answer(const Call& call) {
  const auto door = zhicheng::wasm::door();
  engine().response = door ? call(**door, engine().request).bytes : zhicheng::wasm::error_object(door.error());
  engine().request.clear();
  engine().request.shrink_to_fit();
  return engine().response.data();
}

}  // namespace

namespace zhicheng::wasm {

std::string error_object(const base::Error& error) {
  base::Json object;
  object.add("code", base::spell(error.code)).add("at", error.at).add("detail", error.detail);
  return write_canonical(base::Json{}.add("error", std::move(object)));
}

base::Result<const api::Door*> door() {
  std::optional<api::Door>& kept = engine().door;
  if (!kept) {
    auto library = rules::Library::load(rules::embedded_files());
    if (!library) return library.error();
    kept.emplace(std::move(library).value());
  }
  return &*kept;
}

}  // namespace zhicheng::wasm

extern "C" {

/// Room for a request of `size` bytes. Valid until engine_handle.
EMSCRIPTEN_KEEPALIVE char* engine_request(std::size_t size) {
  engine().request.resize(size);
  return engine().request.data();
}

/// Handles what was put there; the response, engine_response_size bytes, is valid until the next call.
EMSCRIPTEN_KEEPALIVE const char* engine_handle() {
  return answer([](const auto& door, const std::string& request) { return door.handle(request); });
}
/// The same for the iCalendar of a request for dates.
EMSCRIPTEN_KEEPALIVE const char* engine_calendar() { return answer(zhicheng::api::calendar); }

EMSCRIPTEN_KEEPALIVE std::size_t engine_response_size() { return engine().response.size(); }
}
