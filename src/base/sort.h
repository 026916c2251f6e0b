// Sorting that takes little room. std::sort is some 1,700 bytes of WebAssembly for each type that is sorted, and the page
// carries them all; a heap is a quarter of that, and fast enough for what is sorted here.
#pragma once
#include <algorithm>
#include <functional>

namespace zhicheng::base {

/// Not stable. Never more than n log n, whatever the input.
template <class Range, class Less = std::less<>>
void sort(Range& range, Less less = {}) {
  std::make_heap(range.begin(), range.end(), less);
  std::sort_heap(range.begin(), range.end(), less);
}

}  // namespace zhicheng::base
