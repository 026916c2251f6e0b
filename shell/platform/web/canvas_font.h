// Glyphs rasterised by the browser's Canvas2D: no font is downloaded, and whatever the machine can show is shown.
#pragma once
#include "shell/ui/context.h"

namespace zhicheng::platform {

/// Adds the two fonts to ImGui's atlas; glyphs are drawn by web/glyphs.mjs when they are first needed.
ui::Fonts add_canvas_fonts();

}  // namespace zhicheng::platform
