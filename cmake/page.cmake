# The page: the files of web/ and the shell's .js and .wasm side by side in build/web/page, with .br and .gz of each.
set(page "${CMAKE_BINARY_DIR}/page")
file(GLOB_RECURSE page_files CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}/web" "${CMAKE_SOURCE_DIR}/web/*")
list(FILTER page_files EXCLUDE REGEX "(^|/)README\\.md$")
set(page_outputs)
foreach(file IN LISTS page_files)
  add_custom_command(
    OUTPUT "${page}/${file}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_SOURCE_DIR}/web/${file}" "${page}/${file}"
    DEPENDS "${CMAKE_SOURCE_DIR}/web/${file}"
    VERBATIM)
  list(APPEND page_outputs "${page}/${file}")
endforeach()

if(TARGET shell)
  set_target_properties(shell PROPERTIES SUFFIX .js RUNTIME_OUTPUT_DIRECTORY "${page}")
  target_link_options(shell PRIVATE
    -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH -sMALLOC=emmalloc
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sSTACK_SIZE=262144 -sINITIAL_MEMORY=16777216
    -sEXPORTED_FUNCTIONS=_main,_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=stringToUTF8,UTF8ToString,lengthBytesUTF8,HEAPF32,HEAPU8 --closure=1)
endif()
add_custom_target(page ALL DEPENDS ${page_outputs})
