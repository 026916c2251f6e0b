# Libraries of others, as targets third_party_<name>, all SYSTEM: their warnings are not ours.
# Natively they are Debian's packages; for WebAssembly headers and sources that ./dev setup laid out.

function(third_party name)
  add_library(third_party_${name} INTERFACE)
  target_include_directories(third_party_${name} SYSTEM INTERFACE ${ARGN})
endfunction()

# Libraries of sources: compiled without the project's warnings.
function(third_party_sources name)
  add_library(third_party_${name} STATIC EXCLUDE_FROM_ALL ${ARGN})
  target_compile_options(third_party_${name} PRIVATE -w -fno-sanitize=undefined)
  if(EMSCRIPTEN)
    target_compile_options(third_party_${name} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)
  endif()
endfunction()

if(EMSCRIPTEN)
  third_party(json "${ZHICHENG_TOOLCHAIN}/include")
  third_party(date "${ZHICHENG_TOOLCHAIN}/include")
  third_party(doctest "${ZHICHENG_TOOLCHAIN}/include")

  # Of libsodium only SHA-256 is needed.
  set(sodium "${ZHICHENG_TOOLCHAIN}/libsodium/src/libsodium")
  third_party_sources(sodium
    "${sodium}/crypto_hash/sha256/hash_sha256.c"
    "${sodium}/crypto_hash/sha256/cp/hash_sha256_cp.c"
    "${sodium}/sodium/utils.c")
  target_include_directories(third_party_sodium SYSTEM PUBLIC "${sodium}/include")
  target_include_directories(third_party_sodium PRIVATE "${sodium}/include/sodium")
  target_compile_definitions(third_party_sodium PRIVATE NATIVE_LITTLE_ENDIAN=1 PUBLIC SODIUM_STATIC=1)
else()
  find_path(NLOHMANN_INCLUDE nlohmann/json.hpp REQUIRED)
  find_path(DATE_INCLUDE date/date.h REQUIRED)
  find_path(DOCTEST_INCLUDE doctest/doctest.h REQUIRED)
  find_path(CLI11_INCLUDE CLI/CLI.hpp REQUIRED)
  find_path(BEAST_INCLUDE boost/beast.hpp REQUIRED)
  third_party(json "${NLOHMANN_INCLUDE}")
  third_party(date "${DATE_INCLUDE}")
  third_party(doctest "${DOCTEST_INCLUDE}")
  find_package(benchmark REQUIRED)
  third_party(benchmark)
  target_link_libraries(third_party_benchmark INTERFACE benchmark::benchmark)
  third_party(cli11 "${CLI11_INCLUDE}")

  file(STRINGS "${BEAST_INCLUDE}/boost/version.hpp" boost_version REGEX "define BOOST_VERSION ")
  string(REGEX MATCH "[0-9]+" boost_version "${boost_version}")
  if(boost_version LESS 108100)
    message(FATAL_ERROR "Boost.Beast 1.81 or newer is needed, found ${boost_version}")
  endif()
  find_package(Threads REQUIRED)
  third_party(beast "${BEAST_INCLUDE}")
  target_link_libraries(third_party_beast INTERFACE Threads::Threads)

  find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto SSL)
  third_party(openssl)
  target_link_libraries(third_party_openssl INTERFACE OpenSSL::Crypto)
  third_party(tls)
  target_link_libraries(third_party_tls INTERFACE OpenSSL::SSL)

  find_path(SODIUM_INCLUDE sodium.h REQUIRED)
  find_library(SODIUM_LIBRARY sodium REQUIRED)
  third_party(sodium "${SODIUM_INCLUDE}")
  target_link_libraries(third_party_sodium INTERFACE "${SODIUM_LIBRARY}")

  find_path(BROTLI_INCLUDE brotli/encode.h REQUIRED)
  find_library(BROTLI_LIBRARY brotlienc REQUIRED)
  third_party(brotli "${BROTLI_INCLUDE}")
  target_link_libraries(third_party_brotli INTERFACE "${BROTLI_LIBRARY}")

  find_path(ZSTD_INCLUDE zstd.h REQUIRED)
  find_library(ZSTD_LIBRARY zstd REQUIRED)
  third_party(zstd "${ZSTD_INCLUDE}")
  target_link_libraries(third_party_zstd INTERFACE "${ZSTD_LIBRARY}")

  # SOCI 4.0 has no CMake configuration in Debian. SQLite itself is asked for what SOCI does not offer: an online backup.
  find_path(SOCI_INCLUDE soci/soci.h REQUIRED)
  find_path(SQLITE_INCLUDE sqlite3.h REQUIRED)
  find_path(POSTGRESQL_INCLUDE libpq-fe.h REQUIRED PATH_SUFFIXES postgresql)
  third_party(soci "${SOCI_INCLUDE}" "${SQLITE_INCLUDE}" "${POSTGRESQL_INCLUDE}")
  # Debian's library keeps the types of its classes to itself: of them the sanitizer cannot ask what they are.
  if(ZHICHENG_SANITIZE)
    target_compile_options(third_party_soci INTERFACE -fno-sanitize=vptr)
  endif()
  foreach(library soci_sqlite3 soci_postgresql soci_core sqlite3 pq)
    find_library(${library}_LIBRARY ${library} REQUIRED)
    target_link_libraries(third_party_soci INTERFACE "${${library}_LIBRARY}")
  endforeach()

  find_package(fmt REQUIRED)
  third_party(fmt)
  target_link_libraries(third_party_fmt INTERFACE fmt::fmt)
endif()

# Compiled from the same sources everywhere: what they write is the same bytes natively and in the browser.
set(zlib "${ZHICHENG_TOOLCHAIN}/zlib")
set(qrcodegen "${ZHICHENG_TOOLCHAIN}/qrcodegen/c")
if(NOT EXISTS "${zlib}/zlib.h" OR NOT EXISTS "${qrcodegen}/qrcodegen.c")
  message(FATAL_ERROR "No sources of zlib and of the QR code generator yet: run ./dev setup")
endif()
third_party_sources(zlib
  "${zlib}/adler32.c" "${zlib}/crc32.c" "${zlib}/deflate.c" "${zlib}/inffast.c" "${zlib}/inflate.c"
  "${zlib}/inftrees.c" "${zlib}/trees.c" "${zlib}/zutil.c")
target_include_directories(third_party_zlib SYSTEM PUBLIC "${zlib}")
# zip and PDF know no gzip. The tables of CRC-32 are made at the first use, not carried over the wire.
target_compile_definitions(third_party_zlib PRIVATE NO_GZIP)
if(EMSCRIPTEN)
  target_compile_definitions(third_party_zlib PRIVATE DYNAMIC_CRC_TABLE)
endif()
# Without its file functions: bytes come and go through callbacks.
third_party_sources(minizip
  "${zlib}/contrib/minizip/zip.c" "${zlib}/contrib/minizip/unzip.c" "${zlib}/contrib/minizip/ioapi.c")
target_include_directories(third_party_minizip SYSTEM PUBLIC "${zlib}/contrib/minizip")
target_compile_definitions(third_party_minizip PUBLIC NOCRYPT NOUNCRYPT)
target_link_libraries(third_party_minizip PUBLIC third_party_zlib)
third_party_sources(qrcodegen "${qrcodegen}/qrcodegen.c")
target_include_directories(third_party_qrcodegen SYSTEM PUBLIC "${qrcodegen}")

if(ZHICHENG_UI)
  set(imgui "${ZHICHENG_TOOLCHAIN}/imgui")
  if(NOT EXISTS "${imgui}/imgui.cpp")
    message(FATAL_ERROR "No source of Dear ImGui yet: run ./dev setup")
  endif()
  third_party_sources(imgui
    "${imgui}/imgui.cpp" "${imgui}/imgui_draw.cpp" "${imgui}/imgui_tables.cpp" "${imgui}/imgui_widgets.cpp"
    "${imgui}/backends/imgui_impl_opengl3.cpp")
  target_include_directories(third_party_imgui SYSTEM PUBLIC "${imgui}" "${imgui}/backends")
  # What is configured is the shell's to say.
  if(EXISTS "${CMAKE_SOURCE_DIR}/shell/ui/imgui_config.h")
    target_compile_definitions(third_party_imgui PUBLIC IMGUI_USER_CONFIG="shell/ui/imgui_config.h")
    target_include_directories(third_party_imgui PUBLIC "${CMAKE_SOURCE_DIR}")
  endif()
  if(EMSCRIPTEN)
    target_compile_definitions(third_party_imgui
      PUBLIC IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
      # A function of ours with the same name takes its place (shell/platform/web/small_imgui.cpp).
      PRIVATE "IMGUI_API=__attribute__((weak))")
  else()
    target_sources(third_party_imgui PRIVATE
      "${imgui}/backends/imgui_impl_glfw.cpp" "${imgui}/misc/cpp/imgui_stdlib.cpp")
    target_include_directories(third_party_imgui SYSTEM PUBLIC "${imgui}/misc/cpp")
    find_package(glfw3 REQUIRED)
    find_package(OpenGL REQUIRED)
    target_link_libraries(third_party_imgui PUBLIC glfw OpenGL::GL ${CMAKE_DL_LIBS})
  endif()
endif()
