// Stand-ins for parts of the C library that come with much and are used for little here: printing and reading of
// floating-point numbers, which takes 25 KB of WebAssembly. The linker puts them in place of
// the library's (--wrap, CMakeLists.txt).
#include <cstdarg>
#include <cstddef>
#include <string_view>

extern "C" {

/// musl's printf for whole numbers and strings. Nothing else is printed here: control characters by the JSON reader,
/// messages by ImGui's OpenGL backend.
int vsniprintf(char* out, std::size_t size, const char* format, va_list arguments);

int __wrap_vsnprintf(char* out, std::size_t size, const char* format, va_list arguments) {
  return vsniprintf(out, size, format, arguments);
}

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

/// The JSON reader refuses numbers with a fraction; it asks for their value first, and does not look at it.
double __wrap_strtod(const char* text, char** end) {
  while ((*text >= '0' && *text <= '9') || *text == '-' || *text == '+' || *text == '.' || *text == 'e' ||
         *text == 'E') {
    ++text;
  }
  if (end != nullptr) *end = const_cast<char*>(text);
  return 0;
}

}  // extern "C"
