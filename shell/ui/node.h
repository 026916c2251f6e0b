// What a widget means, beside how it is drawn: the tree that becomes DOM elements on the web.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "shell/ui/look.h"

namespace zhicheng::ui {

/// Numbers are part of the agreement with web/twins.mjs.
enum class Role : std::uint32_t {
  heading = 0,  ///< value: the level, "1" to "3"
  text = 1,    ///< extra: where parts are marked all of it, each of them from U+0001 (U+0002: sought) to U+0003
  status = 2,  ///< a live region, polite
  alert = 3,   ///< a live region, assertive: what is wrong with an entry
  button = 4,
  link = 5,    ///< works like a button, looks like a link; extra: the words that are seen, when others are spoken
  phone = 6,   ///< value: the address, "tel:8527232"
  radio = 7,   ///< value: the name of its group
  select = 8,  ///< value: line of the chosen option, "0" for none; extra: the prompt and the options, one a line
  field = 9,   ///< value: the text; extra: kind and autofill hint, "tel tel"
  checkbox = 10,  ///< extra: as for links
  summary = 11,  ///< the control of a disclosure
  group = 12,    ///< container: the options of one entry; extra: "wide" when they are more than a word
  list = 13,     ///< container of items
  item = 14,    ///< value: its number, where it has one
  region = 15,  ///< container: a named part of the page
  label = 16,   ///< the visible name of the control `other`
  legend = 17,  ///< the visible name of the group `other`, and the first thing in it
  file = 18,      ///< chooses files; value: the words that are seen; extra: what it takes, ".pdf,.png"
  progress = 19,  ///< value: the percentage

  // Containers that say what belongs together: landmarks, and what the page as text sets as one.
  banner = 32,
  main = 33,
  footer = 34,
  panel = 35,    ///< a coloured box with a sign and a headline
  notice = 36,   ///< a boxed note with a sign
  marked = 37,   ///< a sign, a title, and the word for the sign
  quote = 38,    ///< words of a document
  pairs = 39,    ///< of terms and details
  row = 40,      ///< side by side where there is room
  option = 41,   ///< a radio and what explains it
  entry = 42,    ///< a control, its name, what explains it and what is wrong with it
  buttons = 43,
  fold = 44,     ///< what a disclosure has opened
  inset = 45,    ///< moved in by the node's inset
  bullets = 46,  ///< a list with a dot before each item

  term = 64,
  detail = 65,
};

constexpr bool holds(Role role) {
  return (role >= Role::group && role <= Role::region) || (role >= Role::banner && role <= Role::bullets);
}

enum Flag : std::uint32_t {
  kDisabled = 1,
  kChecked = 2,
  kRequired = 4,
  kInvalid = 8,
  kExpanded = 16,
  kBold = 32,
  kCentred = 64,
  kThrough = 128,  ///< lies over a control: the pointer goes through it
  kDefault = 256,  ///< what the Enter key of a field presses
};

using NodeId = std::uint32_t;

/// In page coordinates: logical pixels from the top left of the whole page, scrolled or not.
struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;
};

struct Node {
  NodeId id = 0;
  Role role = Role::text;
  std::uint32_t flags = 0;
  std::uint32_t depth = 0;  ///< 0: directly on the page; a node is inside the nearest shallower one before it
  Rect rect;
  float font_size = 0;
  float line_height = 0;
  float inset = 0;   ///< where text begins inside the rectangle, from the left
  Type type = Type::body;
  Tone tone = Tone::plain;
  Mark mark = Mark::none;
  NodeId other = 0;  ///< of a label: what it names; of a control: what explains it; 0 for none
  std::string label;
  std::string value;
  std::string extra;
};

/// Identity from data: FNV-1a over the key, never 0.
constexpr NodeId id_of(std::string_view key, NodeId within = 2166136261U) {
  NodeId hash = within;
  for (const char c : key) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
  return hash == 0 ? 1 : hash;
}

}  // namespace zhicheng::ui
