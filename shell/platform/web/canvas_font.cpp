#include "shell/platform/web/canvas_font.h"

#include <emscripten.h>

#include <cmath>

#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"
#include "shell/ui/style.h"

// Box of a glyph in device pixels: advance, then left and top from the origin (up and left positive), width, height.
// 1 when there is something to see.
EM_JS(int, zhicheng_measure, (int code_point, float em, int bold, float* box),
      { return Module['host']['measure'](code_point, em, bold, HEAPF32.subarray(box >> 2, (box >> 2) + 5)); });

// Coverage of the glyph measured last, one byte a pixel.
EM_JS(void, zhicheng_raster, (int code_point, float em, int bold, const float* box, unsigned char* pixels, int size), {
  Module['host']['raster'](code_point, em, bold, HEAPF32.subarray(box >> 2, (box >> 2) + 5),
                           HEAPU8.subarray(pixels, pixels + size));
});

namespace zhicheng::platform {
namespace {

struct Box {
  float advance;
  float left;
  float top;
  float width;
  float height;
};

bool init_source(ImFontAtlas*, ImFontConfig*) { return true; }

bool has_glyph(ImFontAtlas*, ImFontConfig*, ImWchar c) { return c >= 32 && !(c >= 0xE000 && c <= 0xF8FF); }

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  baked->Ascent = std::ceil(baked->Size / ui::style::kLineBox * ui::style::kAscent);
  baked->Descent = baked->Ascent - std::ceil(baked->Size);
  return true;
}

/// Han characters fill the em square: no need to ask.
bool is_square(ImWchar c) { return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x323AF); }

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c, ImFontGlyph* glyph,
                float* advance) {
  if (!ui::current().drawn) return false;  // even those that ImGui wants for itself
  const float density = source->RasterizerDensity * baked->RasterizerDensity;
  const float em = baked->Size / ui::style::kLineBox;
  if (advance != nullptr && is_square(c)) {
    *advance = em;
    return true;
  }
  Box box{};
  const int bold = static_cast<int>(source->FontNo);
  const bool visible = zhicheng_measure(static_cast<int>(c), em * density, bold, &box.advance) != 0;
  if (advance != nullptr) {
    *advance = box.advance / density;
    return true;
  }
  glyph->Codepoint = c;
  glyph->AdvanceX = is_square(c) ? em : box.advance / density;
  if (!visible) return true;

  const int width = static_cast<int>(box.width);
  const int height = static_cast<int>(box.height);
  const ImFontAtlasRectId pack_id = ImFontAtlasPackAddRect(atlas, width, height);
  if (pack_id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* place = ImFontAtlasPackGetRect(atlas, pack_id);
  ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
  pixels.resize(width * height);
  zhicheng_raster(static_cast<int>(c), em * density, bold, &box.advance, pixels.Data, pixels.Size);

  glyph->X0 = -box.left / density;
  glyph->Y0 = std::round(baked->Ascent * density) / density - box.top / density;
  glyph->X1 = glyph->X0 + static_cast<float>(place->w) / density;
  glyph->Y1 = glyph->Y0 + static_cast<float>(place->h) / density;
  glyph->Visible = true;
  glyph->PackId = pack_id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, place, pixels.Data, ImTextureFormat_Alpha8, width);
  return true;
}

const ImFontLoader& loader() {
  static const ImFontLoader canvas = [] {
    ImFontLoader made;
    made.Name = "canvas2d";
    made.FontSrcInit = init_source;
    made.FontSrcContainsGlyph = has_glyph;
    made.FontBakedInit = init_baked;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return canvas;
}

ImFont* add_font(unsigned bold) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.FontNo = bold;
  config.SizePixels = ui::style::face(ui::Type::body, false).size * ui::style::kLineBox;
  config.EllipsisChar = 0x2026;
  return ImGui::GetIO().Fonts->AddFont(&config);
}

}  // namespace

ui::Fonts add_canvas_fonts() {
  ui::Fonts fonts;
  ImGui::GetIO().Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
  fonts.regular = add_font(0);
  fonts.bold = add_font(1);
  return fonts;
}

}  // namespace zhicheng::platform

// Under IMGUI_ENABLE_FREETYPE ImGui leaves its own TrueType rasteriser out and asks for a loader by this name.
const ImFontLoader* ImGuiFreeType::GetFontLoader() { return &zhicheng::platform::loader(); }
