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

namespace {

/// Deflate in no frame (a negative window) or zlib's.
std::string deflated(std::string_view bytes, int window) {
  z_stream stream{};
  [[maybe_unused]] int state = deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
  assert(state == Z_OK);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  state = deflate(&stream, Z_FINISH);
  assert(state == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

std::string zlib(std::string_view bytes) { return deflated(bytes, MAX_WBITS); }

std::string gzip(std::string_view bytes) {
  // The frame of RFC 1952 without name and time: this zlib is built without gzip.
  std::string out("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff", 10);
  out += deflated(bytes, -MAX_WBITS);
  const uLong sum = crc32(crc32(0, nullptr, 0), reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
  for (const auto number : {static_cast<std::uint32_t>(sum), static_cast<std::uint32_t>(bytes.size())}) {
    for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>((number >> shift) & 0xffU);
  }
  return out;
}

}  // namespace zhicheng::site
