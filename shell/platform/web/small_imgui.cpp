// Stand-ins for parts of Dear ImGui that come with much and have nothing to do here: keyboard and scrolling are the
// DOM's, there is one window and no popup, and nothing is stored or formatted. ImGui is compiled for the web with weak
// functions (cmake/third_party.cmake), so the linker takes these in its own calls too, and what only the real ones need
// stays out. They do nothing, as the real ones would.
#include <cstring>

#include "imgui_internal.h"

namespace ImGui {

// Settings: IniFilename is null.
void AddSettingsHandler(const ImGuiSettingsHandler*) {}
void TableSettingsAddSettingsHandler() {}
void LoadIniSettingsFromDisk(const char*) {}
void SaveIniSettingsToDisk(const char*) {}
ImGuiWindowSettings* FindWindowSettingsByID(ImGuiID) { return nullptr; }
ImGuiWindowSettings* FindWindowSettingsByWindow(ImGuiWindow*) { return nullptr; }

// Recovery from wrong nesting: ConfigErrorRecovery is off. It is seen natively, where the same calls are made.
bool ErrorLog(const char*) { return false; }
void ErrorRecoveryStoreState(ImGuiErrorRecoveryState*) {}
void ErrorRecoveryTryToRecoverState(const ImGuiErrorRecoveryState*) {}
void ErrorRecoveryTryToRecoverWindowState(const ImGuiErrorRecoveryState*) {}

// The page's window has neither a title nor scroll bars; ImGui's own empty one has a title and is never shown.
void LocalizeRegisterEntries(const ImGuiLocEntry*, int) {}
bool CollapseButton(ImGuiID, const ImVec2&) { return false; }
bool CloseButton(ImGuiID, const ImVec2&) { return false; }
void Scrollbar(ImGuiAxis) {}
void UpdateWindowSkipRefresh(ImGuiWindow*) {}
void GcCompactTransientMiscBuffers() {}

// The colours are those of shell/ui/style.cpp, and what is drawn with others is not drawn here.
void StyleColorsDark(ImGuiStyle*) {}
void StyleColorsLight(ImGuiStyle*) {}

// The pointer is the browser's.
void RenderMouseCursor(ImVec2, float, ImGuiMouseCursor, ImU32, ImU32, ImU32) {}
void UpdateMouseMovingWindowNewFrame() {}
void UpdateMouseMovingWindowEndFrame() {}

// Words are drawn by shell/ui/paint.cpp.
ImVec2 CalcTextSize(const char*, const char*, bool, float) { return {}; }
void RenderTextClippedEx(ImDrawList*, const ImVec2&, const ImVec2&, const char*, const char*, const ImVec2*,
                         const ImVec2&, const ImRect*) {}
void RenderTextEllipsis(ImDrawList*, const ImVec2&, const ImVec2&, float, const char*, const char*, const ImVec2*) {}

// Of all widgets there is only the invisible button.
void SeparatorTextEx(ImGuiID, const char*, const char*, float) {}
void LogText(const char*, ...) {}
bool Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) { return false; }
void InputTextDeactivateHook(ImGuiID) {}
void SetTooltip(const char*, ...) {}
void ClearDragDrop() {}
void LogToClipboard(int) {}
void LogFinish() {}
void LogRenderedText(const ImVec2*, const char*, const char*) {}

// Popups: none.
bool IsPopupOpen(ImGuiID, ImGuiPopupFlags) { return false; }
void FocusTopMostWindowUnderOne(ImGuiWindow*, ImGuiWindow*, ImGuiViewport*, ImGuiFocusRequestFlags) {}
ImGuiWindow* GetTopMostPopupModal() { return nullptr; }
ImGuiWindow* GetTopMostAndVisiblePopupModal() { return nullptr; }
ImGuiWindow* FindBlockingModal(ImGuiWindow*) { return nullptr; }
ImGuiWindow* FindBottomMostVisibleWindowWithinBeginStack(ImGuiWindow*) { return nullptr; }
ImVec2 FindBestWindowPosForPopup(ImGuiWindow*) { return {}; }
void OpenPopupEx(ImGuiID, ImGuiPopupFlags) {}
void ClosePopupsOverWindow(ImGuiWindow*, bool) {}
void ClosePopupToLevel(int, bool) {}

// The keyboard: no key ever comes here (ImGuiConfigFlags_NoKeyboard).
bool IsKeyDown(ImGuiKey) { return false; }
bool IsKeyDown(ImGuiKey, ImGuiID) { return false; }
bool IsKeyReleased(ImGuiKey, ImGuiID) { return false; }
bool IsKeyPressed(ImGuiKey, ImGuiInputFlags, ImGuiID) { return false; }
bool Shortcut(ImGuiKeyChord, ImGuiInputFlags, ImGuiID) { return false; }
void SetKeyOwnersForKeyChord(ImGuiKeyChord, ImGuiID, ImGuiInputFlags) {}
const char* GetKeyChordName(ImGuiKeyChord) { return nullptr; }
ImVec2 GetKeyMagnitude2d(ImGuiKey, ImGuiKey, ImGuiKey, ImGuiKey) { return {}; }
int CalcTypematicRepeatAmount(float, float, float, float) { return 0; }
void TeleportMousePos(const ImVec2&) {}
void NavInitWindow(ImGuiWindow*, bool) {}
void NavInitRequestApplyResult() {}
void NavMoveRequestSubmit(ImGuiDir, ImGuiDir, ImGuiNavMoveFlags, ImGuiScrollFlags) {}
void NavMoveRequestForward(ImGuiDir, ImGuiDir, ImGuiNavMoveFlags, ImGuiScrollFlags) {}
void NavMoveRequestApplyResult() {}
void NavHighlightActivated(ImGuiID) {}
void RenderNavCursor(const ImRect&, ImGuiID, ImGuiNavRenderCursorFlags) {}

}  // namespace ImGui

// Words are broken into lines by shell/ui/lines.cpp and drawn by paint.cpp, and nothing is formatted.
ImVec2 ImFont::CalcTextSizeA(float, float, float, const char*, const char*, const char**) { return {}; }
void ImFont::RenderText(ImDrawList*, float, const ImVec2&, ImU32, const ImVec4&, const char*, const char*, float,
                        bool) {}
void ImFont::RenderChar(ImDrawList*, float, const ImVec2&, ImU32, ImWchar, const ImVec4*) {}
const char* ImFont::CalcWordWrapPosition(float, const char*, const char* end, float) { return end; }
int ImFormatString(char*, size_t, const char*, ...) { return 0; }
int ImFormatStringV(char*, size_t, const char*, va_list) { return 0; }

// Of the font atlas: the one white spot (ImFontAtlasFlags_NoMouseCursors), and glyphs as canvas_font.cpp makes them.
void ImFontAtlasBuildRenderBitmapFromString(ImFontAtlas* atlas, int x, int y, int w, int h, const char*, char) {
  for (int row = 0; row < h; ++row) {
    std::memset(atlas->TexData->GetPixelsAt(x, y + row), 0xFF, static_cast<std::size_t>(w * atlas->TexData->BytesPerPixel));
  }
}
void ImFontAtlasBuildLegacyPreloadAllGlyphRanges(ImFontAtlas*) {}
void ImFontAtlasTextureBlockPostProcessMultiply(ImFontAtlasPostProcessData*, float) {}
