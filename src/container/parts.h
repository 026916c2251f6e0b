// The readers of each container. Private to the room.
#pragma once
#include "container/open.h"

namespace zhicheng::container {

/// Reads a package's JSON and writes it canonically. `escaped`: how much longer than the package it may be.
base::Result<base::Json> read_package(std::string_view json, std::size_t escaped = 1);

base::Result<Opened> open_html(std::string_view bytes);
base::Result<Opened> open_zip(std::string_view bytes);

/// The element around the package in a readable copy.
inline constexpr std::string_view kScriptBegin = "<script type=\"application/json\" id=\"zhicheng-package\">";
inline constexpr std::string_view kScriptEnd = "</script>";

}  // namespace zhicheng::container
