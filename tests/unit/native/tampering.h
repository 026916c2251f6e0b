// Random changes of bytes, for tests that nothing done to a file goes unnoticed.
#pragma once
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>

namespace zhicheng::tampering {

/// ZHICHENG_SEED, or another one each second.
inline unsigned seed() {
  const char* given = std::getenv("ZHICHENG_SEED");
  return given != nullptr ? static_cast<unsigned>(std::atoi(given)) : static_cast<unsigned>(std::time(nullptr) % 1'000'000);
}

inline std::size_t below(std::mt19937& random, std::size_t limit) { return std::uniform_int_distribution<std::size_t>{0, limit - 1}(random); }

/// `text` with one byte another one, left out, put in, exchanged or copied, or cut off. Now and then it stays the same.
inline std::string tampered(std::string text, std::mt19937& random) {
  const std::size_t at = below(random, text.size());
  switch (below(random, 7)) {
    case 0: text[at] = static_cast<char>(below(random, 256)); break;
    case 1: text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ 1U << below(random, 8)); break;
    case 2: text.erase(at, 1 + below(random, 8)); break;
    case 3: text.insert(at, 1, static_cast<char>(32 + below(random, 95))); break;
    case 4: text.insert(at, text.substr(below(random, text.size()), below(random, 40))); break;
    case 5: std::swap(text[at], text[below(random, text.size())]); break;
    default: text.resize(at); break;
  }
  return text;
}

}  // namespace zhicheng::tampering
