#include "common.h"

#include <cstdio>
#include <cstdlib>

namespace zhicheng::fuzz {

void demand(bool holds, const char* what, std::string_view found) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n%.*s\n", what, static_cast<int>(found.size()), found.data());
  std::abort();
}

base::Json read_back(std::string_view written) {
  auto json = base::read_json(written, {.bytes = SIZE_MAX, .depth = 1000, .nodes = SIZE_MAX});
  demand(json.ok(), "what is written can be read", written);
  demand(base::write_canonical(*json) == written, "what is written is canonical", written);
  return *std::move(json);
}

std::uint32_t lot(std::string_view bytes, std::uint32_t many) {
  std::uint32_t hash = 2166136261;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
  return (hash >> 8) % many;
}

}  // namespace zhicheng::fuzz
