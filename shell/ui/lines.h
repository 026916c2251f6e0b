// Breaking text into lines, Chinese first.
#pragma once
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace zhicheng::ui {

struct Line {
  std::size_t begin;  ///< byte offsets into the text
  std::size_t end;
  float width;
};

/// Breaks well-formed UTF-8 into lines not wider than `width`. A line may break between two Chinese characters and
/// at spaces, never before closing or after opening punctuation (GB/T 15834: 标点符号用法), never inside a number or
/// a Latin word unless that alone is too wide. A line feed always breaks.
std::vector<Line> break_lines(std::string_view text, float width, const std::function<float(char32_t)>& advance);

/// The code point at `at`, and where the next one begins. `text` is well-formed.
char32_t code_point(std::string_view text, std::size_t at, std::size_t& next);

}  // namespace zhicheng::ui
