// Stand-ins for parts of the C library that come with much and are used for little here: printing, reading of numbers,
// and sines of any angle to the last bit. The linker puts them in place of the library's (--wrap, CMakeLists.txt).
#include <cmath>
#include <cstdarg>
#include <cstddef>
#include <string_view>

extern "C" {

/// What ImGui's OpenGL backend would say of shaders that do not compile (gl_state.cpp).
int __wrap_fiprintf(void*, const char*, ...) { return 0; }

/// For the angles of shell/ui and of ImGui's circles: some turns at most, and pixels.
float __wrap_sinf(float angle) {
  constexpr float kTurn = 6.2831853F;
  float x = angle - kTurn * std::floor(angle / kTurn + 0.5F);
  if (x > kTurn / 4) x = kTurn / 2 - x;
  if (x < -kTurn / 4) x = -kTurn / 2 - x;
  const float square = x * x;
  return x * (1 + square * (-1.F / 6 + square * (1.F / 120 + square * (-1.F / 5040 + square / 362880))));
}

float __wrap_cosf(float angle) { return __wrap_sinf(angle + 1.57079633F); }

/// Reads one "%d" after words that must stand there as they are. ImGui's OpenGL backend reads "#version %d" with it;
/// its settings files, the only other readers, are not used.
int __wrap_sscanf(const char* text, const char* format, ...) {
  const std::string_view pattern(format);
  const std::size_t place = pattern.find('%');
  if (place == pattern.npos || pattern.substr(place, 2) != "%d") return 0;
  if (std::string_view(text).substr(0, place) != pattern.substr(0, place)) return 0;
  text += place;
  if (*text < '0' || *text > '9') return 0;
  int number = 0;
  for (; *text >= '0' && *text <= '9'; ++text) number = number * 10 + (*text - '0');
  va_list arguments;
  va_start(arguments, format);
  *va_arg(arguments, int*) = number;
  va_end(arguments);
  return 1;
}

}  // extern "C"
