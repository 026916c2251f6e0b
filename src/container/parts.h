// The readers of each container. Private to the room.
#pragma once
#include <array>

#include "container/open.h"

namespace zhicheng::container {

/// What to do about an archive or a copy that other programs wrote anew.
inline constexpr const char* kUseOriginal = "请用原来的文件，不要解开后重新压缩";

/// Reads a package's JSON and writes it canonically. `escaped`: how much longer than the package it may be.
base::Result<base::Json> read_package(std::string_view json, std::size_t escaped = 1);

base::Result<Opened> open_html(std::string_view bytes);
base::Result<Opened> open_zip(std::string_view bytes);

/// How a readable copy begins. The policy lets it load, send and run nothing, whatever is written into it behind.
inline constexpr std::array<std::string_view, 5> kBeginning{
    "<!doctype html>", "<html lang=\"zh-CN\">", "<head>", "<meta charset=\"utf-8\">",
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"};
inline constexpr std::array<std::string_view, 2> kMetas{"<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">",
                                                        "<meta name=\"format-detection\" content=\"telephone=no\">"};

/// The element around the package in a readable copy.
inline constexpr std::string_view kScriptBegin = "<script type=\"application/json\" id=\"zhicheng-package\">";
inline constexpr std::string_view kScriptEnd = "</script>";

}  // namespace zhicheng::container
