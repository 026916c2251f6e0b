// Content laid out into pages before it is known how many there are. Private to the room.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace zhicheng::container {

/// Rows of a label and text, under headings, on pages of A4. What is too long for a page goes on on the next one; a
/// heading stays with what follows.
class Paper {
 public:
  void heading(std::string_view text);
  /// `tone` is a class of the style sheet: "good", "bad", "doubt", "faint", "lead" or none.
  void row(std::string_view label, std::string_view text, std::string_view tone = {});
  /// Across the whole page.
  void paragraph(std::string_view text, std::string_view tone = {});

  /// The content of each page, as HTML.
  std::vector<std::string> pages();

 private:
  void place(std::string_view html, int height);
  void need(int height);
  void flow(std::string_view label, std::string_view text, std::string_view tone, std::size_t ideographs);
  void open_list();
  void close_list();
  void end_page();

  std::vector<std::string> pages_;
  std::string page_;
  std::string waiting_;  ///< a heading without anything under it yet
  int used_ = 0;         ///< tenths of a millimetre
  int waits_ = 0;        ///< height of `waiting_`
  bool in_list_ = false;
};

}  // namespace zhicheng::container
