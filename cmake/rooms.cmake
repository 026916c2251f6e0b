# A room is a folder, a namespace and a library.

# zhicheng_room(base USES json date LINKS ...)
# Makes zhicheng_<name> of every .cpp in the current folder but main.cpp. LINKS: the rooms it may include.
# USES: third-party libraries (cmake/third_party.cmake), for its .cpp files alone. ROOT: its include root,
# src/ when not given.
function(zhicheng_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "ROOT" "LINKS;USES")
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(NOT room_ROOT)
    set(room_ROOT "${CMAKE_SOURCE_DIR}/src")
  endif()
  add_library(zhicheng_${name} STATIC ${sources})
  target_include_directories(zhicheng_${name} PUBLIC "${room_ROOT}")
  list(TRANSFORM room_LINKS PREPEND zhicheng_)
  list(TRANSFORM room_USES PREPEND third_party_)
  target_link_libraries(zhicheng_${name} PUBLIC ${room_LINKS} PRIVATE zhicheng_options ${room_USES})
endfunction()

# zhicheng_program(target SOURCES patterns... LINKS ... USES ...): an executable of the .cpp files that match.
function(zhicheng_program target)
  cmake_parse_arguments(PARSE_ARGV 1 program "" "" "SOURCES;LINKS;USES")
  file(GLOB sources CONFIGURE_DEPENDS ${program_SOURCES})
  add_executable(${target} ${sources})
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
  list(TRANSFORM program_LINKS PREPEND zhicheng_)
  list(TRANSFORM program_USES PREPEND third_party_)
  target_link_libraries(${target} PRIVATE ${program_LINKS} zhicheng_options ${program_USES})
endfunction()

# zhicheng_fast(files...): compiled for speed whatever the build type. What every assessment passes through.
# A page is waited for, and judges one person: it links zhicheng_small, the same files compiled for size.
if(EMSCRIPTEN)
  add_library(zhicheng_small OBJECT EXCLUDE_FROM_ALL)
  target_include_directories(zhicheng_small PRIVATE "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(zhicheng_small PRIVATE zhicheng_options third_party_json third_party_date third_party_zlib)
endif()
function(zhicheng_fast)
  if(ZHICHENG_FUZZ)
    # Following each comparison here takes a third of the time, and the dictionaries know the words.
    set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS "-O3;-fno-sanitize-coverage=trace-cmp")
  elseif(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    # Seen by the targets of this folder, not by zhicheng_small.
    set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS "-O3")
  endif()
  if(EMSCRIPTEN)
    list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
    target_sources(zhicheng_small PRIVATE ${ARGN})
  endif()
endfunction()
