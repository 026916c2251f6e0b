// Names for looks. What they look like is in style.h.
#pragma once

namespace zhicheng::ui {

enum class Type { title, heading, strong, body, small, small_strong };
enum class Tone { plain, quiet, good, bad, open, care };
/// A sign beside the words: nothing is ever said by colour alone.
enum class Mark { good, bad, open, none, care };

}  // namespace zhicheng::ui
