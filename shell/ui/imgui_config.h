// Dear ImGui as the shell needs it (IMGUI_USER_CONFIG).
#pragma once

#define IMGUI_USE_WCHAR32
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define ImDrawIdx unsigned int

#ifdef __EMSCRIPTEN__
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
// Is seen natively: the same calls are made there.
#define IM_ASSERT_USER_ERROR(condition, message) ((void)0)
#endif
