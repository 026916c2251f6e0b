#include "site/compress.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <cassert>

namespace zhicheng::site {

std::string brotli(std::string_view bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  [[maybe_unused]] const BROTLI_BOOL done =
      BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, bytes.size(),
                            reinterpret_cast<const std::uint8_t*>(bytes.data()), &size, reinterpret_cast<std::uint8_t*>(out.data()));
  assert(done);
  out.resize(size);
  return out;
}

std::string gzip(std::string_view bytes) {
  // Deflate, and the frame of RFC 1952 without name and time around it: this zlib is built without gzip.
  std::string out("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff", 10);
  const auto* from = reinterpret_cast<const Bytef*>(bytes.data());
  const auto length = static_cast<uInt>(bytes.size());
  z_stream stream{};
  [[maybe_unused]] int state = deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
  assert(state == Z_OK);
  const std::size_t head = out.size();
  const uLong most = deflateBound(&stream, length);
  out.resize(head + most);
  stream.next_in = const_cast<Bytef*>(from);
  stream.avail_in = length;
  stream.next_out = reinterpret_cast<Bytef*>(out.data() + head);
  stream.avail_out = static_cast<uInt>(most);
  state = deflate(&stream, Z_FINISH);
  assert(state == Z_STREAM_END);
  out.resize(head + stream.total_out);
  deflateEnd(&stream);
  const uLong sum = crc32(crc32(0, nullptr, 0), from, length);
  for (const auto number : {static_cast<std::uint32_t>(sum), static_cast<std::uint32_t>(length)}) {
    for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>((number >> shift) & 0xffU);
  }
  return out;
}

}  // namespace zhicheng::site
