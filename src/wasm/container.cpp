// Containers for JavaScript: the readable copy, opening all three, and an archive that is written piece by piece.
// container.post.js puts functions around these.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "container/open.h"
#include "container/write_html.h"
#include "container/zip_writer.h"
#include "wasm/engine.h"

namespace {

using namespace zhicheng;
using base::Json;

/// What came in and what goes out; valid until the next call.
struct Exchange {
  std::string in;
  std::string out;
  std::string second;  ///< beside `out`: the package of what was opened
  bool refused = false;
};

Exchange& exchange() {
  static Exchange instance;
  return instance;
}

void refuse(const base::Error& error) {
  exchange().out = wasm::error_object(error);
  exchange().refused = true;
}

/// {"kind","files":[{…}],"differences"}: `at` and `stored` tell where a file that is not compressed lies.
Json described(const container::Opened& opened) {
  Json::Array files;
  for (const container::File& file : opened.files) {
    Json one;
    one.add("name", file.listed.name).add("kind", file.listed.kind).add("type", file.listed.type).add("entry", file.entry);
    one.add("state", container::spell(file.state));
    if (file.state != container::FileState::missing) {
      one.add("at", static_cast<std::int64_t>(file.record.at)).add("stored", static_cast<std::int64_t>(file.record.stored));
      one.add("bytes", file.bytes).add("compressed", file.record.deflated);
    }
    files.push_back(std::move(one));
  }
  return Json{}.add("kind", container::spell(opened.kind)).add("files", std::move(files)).add("differences", container::differences(opened));
}

/// The archive that is being written. What is content of a file stays where it is: JavaScript has the file itself.
struct Archive {
  std::uint64_t content = 0;  ///< where the content of the file begins
  bool in_file = false;
  std::uint64_t from = 0;  ///< place of the first byte that is kept
  std::string kept;        ///< other calls may come between
  container::ZipWriter writer{[this](std::uint64_t at, std::string_view bytes) {
    keep(at, bytes);
    return true;
  }};

  void keep(std::uint64_t at, std::string_view bytes) {
    if (in_file && at >= content) return;
    const auto place = static_cast<std::size_t>(at - from);
    if (place + bytes.size() > kept.size()) kept.resize(place + bytes.size());
    bytes.copy(kept.data() + place, bytes.size());
  }

  /// Hands out what was kept; what is kept from now on begins here.
  void end_part() {
    exchange().out = std::exchange(kept, {});
    from = writer.size();
  }
};

std::unique_ptr<Archive>& archive() {
  static std::unique_ptr<Archive> instance;
  return instance;
}

void finish(const std::optional<base::Error>& error) {
  if (!error) return;
  refuse(*error);
  archive().reset();
}

}  // namespace

extern "C" {

/// Room for `size` bytes.
EMSCRIPTEN_KEEPALIVE char* container_in(std::size_t size) {
  exchange().in.resize(size);
  exchange().refused = false;
  return exchange().in.data();
}
EMSCRIPTEN_KEEPALIVE const char* container_out() { return exchange().out.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t container_out_size() { return exchange().out.size(); }
EMSCRIPTEN_KEEPALIVE const char* container_second() { return exchange().second.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t container_second_size() { return exchange().second.size(); }
/// Whether `out` is an error object.
EMSCRIPTEN_KEEPALIVE bool container_refused() { return exchange().refused; }
/// Gives back what large files took.
EMSCRIPTEN_KEEPALIVE void container_free() { exchange() = Exchange{}; }

EMSCRIPTEN_KEEPALIVE void container_html() {
  const auto door = wasm::door();
  if (!door) return refuse(door.error());
  auto copy = container::write_html((*door)->library(), exchange().in);
  if (!copy) return refuse(copy.error());
  exchange().out = std::move(*copy);
}

EMSCRIPTEN_KEEPALIVE void container_open() {
  auto opened = container::open(exchange().in);
  if (!opened) return refuse(opened.error());
  Json answer = described(*opened);
  if (opened->kind == container::Kind::html) {
    const auto door = wasm::door();
    if (!door) return refuse(door.error());
    answer.add("copy", container::spell(container::words_of_copy((*door)->library(), opened->package, exchange().in)));
  }
  exchange().out = write_canonical(answer);
  exchange().second = std::move(opened->package);
}

/// Begins an archive of the package; `out` is its beginning.
EMSCRIPTEN_KEEPALIVE void zip_begin() {
  archive() = std::make_unique<Archive>();
  const auto error = archive()->writer.begin(exchange().in);
  archive()->end_part();
  finish(error);
}
/// The place in the package's list of the file that comes next; -1 when there is none.
EMSCRIPTEN_KEEPALIVE int zip_next() {
  const auto next = archive()->writer.next();
  return next ? static_cast<int>(*next) : -1;
}
EMSCRIPTEN_KEEPALIVE void zip_add() {
  Archive& self = *archive();
  const auto error = self.writer.add();
  self.content = self.writer.size();
  self.in_file = true;
  finish(error);
}
EMSCRIPTEN_KEEPALIVE void zip_write() { finish(archive()->writer.write(exchange().in)); }
/// `out` is what comes before the file's content.
EMSCRIPTEN_KEEPALIVE void zip_end_file() {
  const auto error = archive()->writer.end_file();
  archive()->in_file = false;
  archive()->end_part();
  finish(error);
}
/// `out` is the archive's end.
EMSCRIPTEN_KEEPALIVE void zip_finish() {
  const auto error = archive()->writer.finish();
  archive()->end_part();
  archive().reset();
  finish(error);
}
}
