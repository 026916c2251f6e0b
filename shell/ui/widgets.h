// The widgets, and the only ones that views may use. Each call draws with ImGui and records a node of meaning.
// Keys come from data, and are unique on a page; labels come from the catalogue.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shell/ui/look.h"

namespace zhicheng::ui {

/// Begins the page `key`; `title` names it to the browser and to screen readers.
void begin_page(std::string_view key, std::string_view title);
void end_page();
/// The band at the top, and where content begins under it. Without a name there is no band, and the page is as high as what
/// is on it: another page has it in a frame. Whether the name was pressed, where it `leads` somewhere.
bool header(std::string_view name, std::string_view place, bool leads);
/// Small print at the end.
void footer(std::span<const std::string_view> lines);

// Words.
void space(float height);
void rule();
/// With a key it can be attended to.
void heading(std::string_view text, int level, std::string_view key = {});
void text(std::string_view text, Type type = Type::body, Tone tone = Tone::plain);
/// One line of an enumeration.
void bullet(std::string_view text);
/// A message that a screen reader speaks when it changes.
void status(std::string_view key, std::string_view text, Tone tone = Tone::quiet);
/// What is wrong with an entry.
void alert(std::string_view key, std::string_view text);
/// The great coloured box with the answer to the main question; its headline is the page's, or a part's.
void panel(Mark mark, std::string_view headline, std::string_view words, int level = 1);
/// A boxed note with a sign. With a key a screen reader speaks it when it changes; without words nothing is seen of it.
void notice(Mark mark, std::string_view words, std::string_view key = {});
/// A sign, a title and the word for the sign: "✓ 学历和年限    已满足".
void marked(Mark mark, std::string_view title, std::string_view word);
/// A name and a value, side by side, or one above the other where it is narrow.
void pair(std::string_view label, std::string_view value, Type type = Type::body);

/// A stretch of a text, by bytes.
struct Highlight {
  std::size_t begin;
  std::size_t end;
  bool sought = false;
};
/// A paragraph with stretches marked; those do not lie one in another.
void passage(std::string_view text, std::span<const Highlight> highlights, Type type = Type::body);

// A picture of times: bars, days as numbers. A list with the same content stands beside it.
struct Tick {
  std::string label;
  std::int64_t day;
};
struct Bar {
  std::string label;
  std::string words;                 ///< beside the bar: until when
  std::optional<std::int64_t> from;  ///< none: the one day
  std::optional<std::int64_t> upto;  ///< none: nobody has said
  bool derived = false;
  bool over = false;
};
/// The axis reaches from the first tick to the last; `spoken` stands for the picture.
void timeline(std::string_view spoken, std::span<const Bar> bars, std::span<const Tick> ticks, const Tick& today);

// What can be pressed.
/// Enter in a field presses the first button after it that is primary or `confirm`, which looks secondary.
enum class Weight { primary, secondary, confirm };
bool button(std::string_view key, std::string_view label, Weight weight = Weight::primary);
/// `spoken` is what a screen reader says where the visible words are not enough: "更改 申报层级".
bool link(std::string_view key, std::string_view label, std::string_view spoken = {});
/// A link and the word for where it stands, with its sign: "个人信息    ✓ 已填全".
bool task(std::string_view key, std::string_view label, Mark mark, std::string_view word);
/// A number to call.
void phone(std::string_view key, std::string_view label, std::string_view number);
/// A name, a value and a link at the end of the row; without words for it there is none.
bool pair_with_link(std::string_view key, std::string_view label, std::string_view value, std::string_view link);

// What is filled in.
/// The name of a control, what explains it, what is wrong with it.
struct Entry {
  std::string_view key;
  std::string_view label;
  std::string_view hint = {};
  std::string_view error = {};
  bool label_shown = true;  ///< else the page's heading says it already
};
struct Option {
  std::string_view key;
  std::string_view label;
  std::string_view hint = {};
};
/// One out of a few, all to be seen. What was chosen just now.
std::optional<std::size_t> choice(const Entry& entry, std::span<const Option> options,
                                  std::optional<std::size_t> chosen);
/// One out of many. `prompt` is shown while nothing is chosen.
std::optional<std::size_t> select(const Entry& entry, std::string_view prompt,
                                  std::span<const std::string_view> options, std::optional<std::size_t> chosen);
enum class Kind { text, name, organization, telephone, email, digits };
/// A text field, `width` wide, or as the column where that is 0. Its new text when it changed.
std::optional<std::string> field(const Entry& entry, Kind kind, float width, std::string_view value);
/// Whether it was pressed. `spoken` as for links.
bool checkbox(std::string_view key, std::string_view label, bool checked, std::string_view spoken = {});
/// The same, at the side of the field or list before it, where there is room.
bool checkbox_beside(std::string_view key, std::string_view label, bool checked, std::string_view spoken);
/// Chooses files, or takes dropped ones: what the platform calls them. `types`: ".pdf,.png"; `spoken` as for links.
std::optional<std::string> file(std::string_view key, std::string_view label, std::string_view types,
                                std::string_view spoken);
/// A file with what is known of it, and at its side the ways to put another in its place, or none.
struct FileRow {
  std::string_view key;
  std::string_view name;
  std::string_view details;
  std::string_view types;
  std::string_view replace;
  std::string_view remove;
};
struct FileWish {
  std::optional<std::string> files;
  bool remove = false;
};
FileWish file_row(const FileRow& row);
/// How far something is.
void progress(std::string_view key, std::string_view label, int percent);
/// Whether the keyboard has gone from a control, and no button of the pointer is down: what moves then would move away
/// from under it.
bool has_left(std::string_view key);
/// Leads the keyboard and the eye to a control, once for each new `turn`.
void attend(std::string_view key, std::uint32_t turn);

// Scopes.
/// Buttons side by side where there is room.
class Buttons {
 public:
  Buttons();
  ~Buttons();
  Buttons(const Buttons&) = delete;
  Buttons& operator=(const Buttons&) = delete;
};

/// A named part of the page.
class Region {
 public:
  Region(std::string_view key, std::string_view label);
  ~Region();
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;
};

class List {
 public:
  explicit List(std::string_view key);
  ~List();
  List(const List&) = delete;
  List& operator=(const List&) = delete;
};

class Item {
 public:
  /// `number` > 0 draws it in a circle before the item, and moves the item in.
  explicit Item(std::string_view key, int number = 0);
  ~Item();
  Item(const Item&) = delete;
  Item& operator=(const Item&) = delete;

 private:
  float inset_;
};

/// Words of a document, with a bar at the left.
class Quote {
 public:
  explicit Quote(Tone tone = Tone::quiet);
  ~Quote();
  Quote(const Quote&) = delete;
  Quote& operator=(const Quote&) = delete;

 private:
  float begin_;
  Tone tone_;
};

/// Moves what is inside to the right.
class Inset {
 public:
  explicit Inset(float by);
  ~Inset();
  Inset(const Inset&) = delete;
  Inset& operator=(const Inset&) = delete;

 private:
  float by_;
};

/// Closes a disclosure.
void close(std::string_view key);

/// A line that opens and closes what is inside: `if (const Disclosure more{key, label}) { … }`. `spoken` as for links.
class Disclosure {
 public:
  Disclosure(std::string_view key, std::string_view label, std::string_view spoken = {});
  ~Disclosure();
  Disclosure(const Disclosure&) = delete;
  Disclosure& operator=(const Disclosure&) = delete;
  explicit operator bool() const { return open_; }

 private:
  bool open_;
  float begin_ = 0;
};

}  // namespace zhicheng::ui
