// Stand-ins for parts of Dear ImGui that come with much and have nothing to do here: keyboard and scrolling are the
// DOM's, there is one window and no popup, and nothing is stored or formatted. ImGui is compiled for the web with weak
// functions (cmake/third_party.cmake), so the linker takes these in its own calls too, and what only the real ones need
// stays out. They do nothing, as the real ones would.
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
void ErrorRecoveryTryToRecoverState(const ImGuiErrorRecoveryState*) {}
void ErrorRecoveryTryToRecoverWindowState(const ImGuiErrorRecoveryState*) {}

// The page's window has neither a title nor scroll bars; ImGui's own empty one has a title and is never shown.
void LocalizeRegisterEntries(const ImGuiLocEntry*, int) {}
bool CollapseButton(ImGuiID, const ImVec2&) { return false; }
bool CloseButton(ImGuiID, const ImVec2&) { return false; }
void Scrollbar(ImGuiAxis) {}
void UpdateWindowSkipRefresh(ImGuiWindow*) {}
void GcCompactTransientMiscBuffers() {}

// Of all widgets there is only the invisible button.
bool Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) { return false; }
void InputTextDeactivateHook(ImGuiID) {}
void SetTooltip(const char*, ...) {}
void ClearDragDrop() {}
void LogToClipboard(int) {}
void LogFinish() {}
void LogRenderedText(const ImVec2*, const char*, const char*) {}

// Popups: none.
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
void TeleportMousePos(const ImVec2&) {}
void NavInitWindow(ImGuiWindow*, bool) {}
void NavInitRequestApplyResult() {}
void NavMoveRequestSubmit(ImGuiDir, ImGuiDir, ImGuiNavMoveFlags, ImGuiScrollFlags) {}
void NavMoveRequestForward(ImGuiDir, ImGuiDir, ImGuiNavMoveFlags, ImGuiScrollFlags) {}
void NavMoveRequestApplyResult() {}
void NavHighlightActivated(ImGuiID) {}
void RenderNavCursor(const ImRect&, ImGuiID, ImGuiNavRenderCursorFlags) {}

}  // namespace ImGui

// Words are broken into lines by shell/ui/lines.cpp, and nothing is formatted.
const char* ImFont::CalcWordWrapPosition(float, const char*, const char* end, float) { return end; }
int ImFormatString(char*, size_t, const char*, ...) { return 0; }
int ImFormatStringV(char*, size_t, const char*, va_list) { return 0; }
