// One place's page: plain HTML that needs no script.
#pragma once
#include <string>
#include <vector>

#include "site/place.h"

namespace zhicheng::site {

/// What all pages of a site share.
struct Around {
  std::string url;      ///< of the site's root, without a slash at its end
  std::string updated;  ///< YYYY-MM-DD: since when the rules are these
  std::string script;   ///< its name below the root
  std::string picture;  ///< so is this
  const std::vector<Place>& places;
};

std::string title_of(const Place& place);
std::string description_of(const Place& place);
/// The interactive page for this place, below the root: "index.html?edition=…".
std::string interactive_of(const Place& place);

std::string write_page(const Place& place, const Around& around, bool has_calendar);

/// The style sheet of all pages.
std::string_view page_style();

}  // namespace zhicheng::site
