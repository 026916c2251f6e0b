# The page: the files of web/ and the shell's .js and .wasm side by side in build/web/page. Beside each file that
# shrinks lie its .br and .gz, which the server prefers.
set(page "${CMAKE_BINARY_DIR}/page")
find_program(BROTLI brotli REQUIRED)
find_program(GZIP gzip REQUIRED)
set(page_outputs)

# page_compress(file depends...)
function(page_compress file)
  add_custom_command(
    OUTPUT "${page}/${file}.br" "${page}/${file}.gz"
    COMMAND "${BROTLI}" --force --quality=11 --output=${file}.br ${file}
    COMMAND "${GZIP}" -9 -n -k -f ${file}
    COMMAND "${CMAKE_COMMAND}" -E touch ${file}.br ${file}.gz
    WORKING_DIRECTORY "${page}"
    DEPENDS ${ARGN}
    COMMENT "Compressing ${file}"
    VERBATIM)
  set(page_outputs ${page_outputs} "${page}/${file}.br" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE page_files CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}/web" "${CMAKE_SOURCE_DIR}/web/*")
list(FILTER page_files EXCLUDE REGEX "(^|/)README\\.md$")
foreach(file IN LISTS page_files)
  add_custom_command(
    OUTPUT "${page}/${file}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_SOURCE_DIR}/web/${file}" "${page}/${file}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${page}/${file}"
    DEPENDS "${CMAKE_SOURCE_DIR}/web/${file}"
    VERBATIM)
  list(APPEND page_outputs "${page}/${file}")
  if(file MATCHES "\\.(html|mjs|js|css|svg|json|txt)$")
    page_compress("${file}" "${page}/${file}")
  endif()
endforeach()

set_target_properties(shell PROPERTIES SUFFIX .js RUNTIME_OUTPUT_DIRECTORY "${page}")
target_link_options(shell PRIVATE
  --no-entry -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH -sMALLOC=emmalloc
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sSTACK_SIZE=1048576 -sINITIAL_MEMORY=16777216
  -sEXPORTED_FUNCTIONS=_malloc,_free
  -sEXPORTED_RUNTIME_METHODS=stringToUTF8,UTF8ToString,lengthBytesUTF8,HEAPF32,HEAPU8,HEAPU32 --closure=1)
# The engine lies beside it: the page fetches it when a package is made or opened.
foreach(file engine.js engine.wasm)
  add_custom_command(
    OUTPUT "${page}/${file}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_BINARY_DIR}/${file}" "${page}/${file}"
    DEPENDS engine
    VERBATIM)
  page_compress("${file}" "${page}/${file}")
endforeach()
page_compress(shell.js shell)
page_compress(shell.wasm shell)
add_custom_target(page ALL DEPENDS ${page_outputs})
