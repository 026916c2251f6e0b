// The places that have a page of their own: the city, its counties, and seats such as the zone.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/answers.h"
#include "rules/library.h"

namespace zhicheng::site {

struct Place {
  std::string id;    ///< "150802", "zone"; "" of the city
  std::string name;  ///< "临河区"
  std::shared_ptr<const rules::Edition> edition;  ///< with the county's file
  const base::Json* overlay = nullptr;            ///< that file; null of the city
  std::vector<rules::Answers> people;             ///< who belongs here, by seat: what is known of them all
  bool is_city() const { return id.empty(); }
  bool is_county() const { return edition->county.has_value(); }
};

/// The city first, then counties by code, then seats.
std::vector<Place> places_of(const rules::Library& library, std::string_view edition);

/// "bayannur/2026/150802/": where the page lies below the site's root.
std::string folder_of(const Place& place);

}  // namespace zhicheng::site
