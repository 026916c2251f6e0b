// Text for a terminal: colour where it is wanted, lines that break where Chinese may break.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zhicheng::cli {

/// How a word is meant. Colour only repeats what the words say.
enum class Tone { plain, strong, good, bad, doubt, faint };

/// Columns a text takes: 2 for East Asian wide characters, 0 for combining ones.
std::size_t columns(std::string_view text);

/// The text and blanks up to `width` columns.
std::string padded(std::string_view text, std::size_t width);

/// What standard output is.
struct Terminal {
  bool is_terminal = false;
  bool colour = false;  ///< a terminal, and NO_COLOR is unset or empty
  std::size_t width = 80;
};
Terminal standard_output();

/// Text that is being laid out.
class Page {
 public:
  explicit Page(const Terminal& terminal) : colour_(terminal.colour), width_(terminal.width) {}

  /// A text in `tone`, for use inside a line.
  std::string paint(Tone tone, std::string_view text) const;

  /// An empty line and a heading.
  void heading(std::string_view text);
  void blank();
  /// A line that begins with `indent` blanks; what does not fit goes on below, `hang` columns further in.
  void line(std::size_t indent, std::string_view text, std::size_t hang = 0);

  const std::string& text() const { return text_; }

 private:
  bool colour_;
  std::size_t width_;
  std::string text_;
};

/// Rows in aligned columns; the last cell of a row breaks inside its column.
class Table {
 public:
  explicit Table(std::size_t indent) : indent_(indent) {}
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  void draw(Page& page) const;

 private:
  std::size_t indent_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace zhicheng::cli
