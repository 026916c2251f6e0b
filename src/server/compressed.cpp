#include "server/compressed.h"

#include <zstd.h>

#include <memory>

#include "seal/encoding.h"

namespace zhicheng::server {

namespace {

constexpr std::string_view kMark = "zstd1:";
/// The frames of every level are read alike. A package that is nearly the dictionary gains little by searching longer (1 takes a
/// third longer for 6 % less), and what searching leaves in the caches is taken from everybody else.
constexpr int kLevel = -1;

template <auto end>
struct Ending {
  template <class Context>
  void operator()(Context* context) const {
    end(context);
  }
};

/// The frame; empty when there is none.
std::string frame_of(std::string_view text) {
  static const std::unique_ptr<ZSTD_CDict, Ending<ZSTD_freeCDict>> typical(ZSTD_createCDict(typical_1().data(), typical_1().size(), kLevel));
  static thread_local const std::unique_ptr<ZSTD_CCtx, Ending<ZSTD_freeCCtx>> context(ZSTD_createCCtx());
  std::string frame(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size = ZSTD_compress_usingCDict(context.get(), frame.data(), frame.size(), text.data(), text.size(), typical.get());
  frame.resize(ZSTD_isError(size) == 0 ? size : 0);
  return frame;
}

}  // namespace

std::string compress(std::string_view text) {
  const std::string frame = frame_of(text);
  std::string kept(kMark);
  kept += seal::to_base64(frame, seal::Base64::standard);
  const bool marked = text.starts_with(kMark);
  return !frame.empty() && (marked || kept.size() < text.size()) ? kept : std::string(text);
}

std::optional<std::string> decompress(std::string_view kept, std::size_t most) {
  if (!kept.starts_with(kMark)) return std::string(kept);
  const auto frame = seal::from_base64(kept.substr(kMark.size()), seal::Base64::standard);
  if (!frame) return std::nullopt;
  const unsigned long long said = ZSTD_getFrameContentSize(frame->data(), frame->size());
  if (said == ZSTD_CONTENTSIZE_UNKNOWN || said == ZSTD_CONTENTSIZE_ERROR || said > most) return std::nullopt;
  std::string text(static_cast<std::size_t>(said), '\0');
  const std::unique_ptr<ZSTD_DCtx, Ending<ZSTD_freeDCtx>> context(ZSTD_createDCtx());
  const std::size_t size = ZSTD_decompress_usingDict(context.get(), text.data(), text.size(), frame->data(), frame->size(), typical_1().data(), typical_1().size());
  if (ZSTD_isError(size) != 0 || size != text.size()) return std::nullopt;
  return text;
}

}  // namespace zhicheng::server
