#include "container/paper.h"

#include <algorithm>
#include <utility>

#include "container/html.h"
#include "container/measure.h"

namespace zhicheng::container {

namespace {

// Tenths of a millimetre, as style.cpp sets them, and some to spare.
constexpr int kPage = 2360;
constexpr int kLine = 56;
constexpr int kAroundRow = 14;
constexpr int kHeading = 145;
// Ideographs of 3.53 mm in columns of 139 and 180 mm, and two to spare.
constexpr std::size_t kTextColumn = 37;
constexpr std::size_t kLabelColumn = 9;
constexpr std::size_t kWholeColumn = 48;

std::string lines_joined(const std::vector<std::string_view>& lines, std::size_t from, std::size_t until) {
  const char* begin = lines[from].data();
  const std::string_view last = lines[until - 1];
  return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
}

}  // namespace

void Paper::heading(std::string_view text) {
  waiting_ = Html().element("h2", text).raw("\n").bytes();
  waits_ = kHeading;
}

void Paper::row(std::string_view label, std::string_view text, std::string_view tone) { flow(label, text, tone, kTextColumn); }

void Paper::paragraph(std::string_view text, std::string_view tone) { flow({}, text, tone, kWholeColumn); }

void Paper::flow(std::string_view label, std::string_view text, std::string_view tone, std::size_t ideographs) {
  const bool whole = ideographs == kWholeColumn;
  const std::vector<std::string_view> lines = lines_of(text, ideographs);
  const auto label_lines = static_cast<int>(lines_of(label, kLabelColumn).size());
  for (std::size_t from = 0; from < lines.size();) {
    const int left = static_cast<int>(lines.size() - from);
    // A third of a page is left white rather than a row torn.
    if (left * kLine + kAroundRow > kPage - used_ - waits_ && (left * kLine < kPage / 3 || kPage - used_ - waits_ < 3 * kLine + kAroundRow)) end_page();
    const int fits = std::max((kPage - used_ - waits_ - kAroundRow) / kLine, 1);
    const std::size_t until = from + static_cast<std::size_t>(std::min(left, fits));
    const std::string part = lines_joined(lines, from, until);
    Html html;
    const std::string of_tone = tone.empty() ? "" : attribute("class", tone);
    if (whole) {
      html.element("p", part, of_tone);
    } else {
      html.open("div", of_tone).element("dt", from == 0 ? label : "").element("dd", part).close("div");
    }
    const int height = std::max(static_cast<int>(until - from), from == 0 ? label_lines : 1) * kLine + kAroundRow;
    need(height);
    if (whole) close_list();
    else open_list();
    place(html.raw("\n").bytes(), height);
    from = until;
  }
}

/// Begins a new page where this one has no room; puts down the heading that waits.
void Paper::need(int height) {
  if (used_ + waits_ + height > kPage) end_page();
  if (waiting_.empty()) return;
  close_list();
  page_ += std::exchange(waiting_, {});
  used_ += std::exchange(waits_, 0);
}

void Paper::place(std::string_view html, int height) {
  page_ += html;
  used_ += height;
}

void Paper::open_list() {
  if (!in_list_) page_ += "<dl>\n";
  in_list_ = true;
}

void Paper::close_list() {
  if (in_list_) page_ += "</dl>\n";
  in_list_ = false;
}

void Paper::end_page() {
  close_list();
  if (used_ == 0) return;
  pages_.push_back(std::exchange(page_, {}));
  used_ = 0;
}

std::vector<std::string> Paper::pages() {
  end_page();
  return std::move(pages_);
}

}  // namespace zhicheng::container
