// What programs show beside a link to a page of words: they read no SVG.
#pragma once
#include <string>

namespace zhicheng::site {

/// web/icon.svg as a square PNG, without its round corners: who shows it cuts them.
std::string write_picture();

}  // namespace zhicheng::site
