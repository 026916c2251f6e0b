# zhicheng_options: how every source of the project is compiled.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")  # asserts stay
set(CMAKE_CXX_FLAGS_MINSIZEREL "-Oz -DNDEBUG")
set(CMAKE_C_FLAGS_MINSIZEREL "-Oz -DNDEBUG")

add_library(zhicheng_options INTERFACE)
target_compile_options(zhicheng_options INTERFACE
  "-ffile-prefix-map=${CMAKE_SOURCE_DIR}/="
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wconversion -Wshadow>)

# Warnings are errors with the compilers of Debian 12 and 13 and with Emscripten; what others warn of is not known.
# GCC guesses about uninitialised members of std::optional, wrongly: it may warn, not stop.
string(REGEX MATCH "^[0-9]+" major "${CMAKE_CXX_COMPILER_VERSION}")
if(ZHICHENG_WERROR AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND major MATCHES "^(12|14)$")
  target_compile_options(zhicheng_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-Werror -Wno-error=maybe-uninitialized>)
elseif(ZHICHENG_WERROR AND EMSCRIPTEN)
  target_compile_options(zhicheng_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()

# JSON is parsed without exceptions everywhere, so that both sides behave alike.
target_compile_definitions(zhicheng_options INTERFACE JSON_NOEXCEPTION)

if(EMSCRIPTEN)
  target_compile_options(zhicheng_options INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)
  # memory.copy instead of loops, and numbers that are cut to whole ones without asking first whether they can be.
  # Chrome 75, Firefox 79, Safari 15.
  add_compile_options(-mbulk-memory -mnontrapping-fptoint)
  add_link_options(-mbulk-memory -mnontrapping-fptoint)
  # Across rooms, libraries and the C library: 5 % smaller.
  add_compile_options(-flto)
  add_link_options(-flto)
endif()

if(ZHICHENG_FUZZ)
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1")
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
    "-fsanitize-coverage-ignorelist=${CMAKE_SOURCE_DIR}/tests/fuzz/uncounted.txt")
  add_link_options(-fsanitize=address,undefined)
elseif(ZHICHENG_SANITIZE)
  # Without any optimisation a judge with sanitizers takes longer than the suites wait.
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
