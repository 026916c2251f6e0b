# The page: what web/ and the shell's .js come to as one script and one style sheet, and the .wasm, side by side in
# build/web/page. Beside each file lie its .br and .gz, which the server prefers.
set(page "${CMAKE_BINARY_DIR}/page")
find_program(BROTLI brotli REQUIRED)
find_program(GZIP gzip REQUIRED)
find_program(ESBUILD esbuild PATHS "${CMAKE_SOURCE_DIR}/node_modules/.bin" NO_DEFAULT_PATH REQUIRED)
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

# page_copy(file from depends...)
function(page_copy file from)
  add_custom_command(
    OUTPUT "${page}/${file}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${from}" "${page}/${file}"
    COMMAND "${CMAKE_COMMAND}" -E touch "${page}/${file}"
    DEPENDS ${ARGN}
    VERBATIM)
  page_compress("${file}" "${page}/${file}")
  set(page_outputs ${page_outputs} PARENT_SCOPE)
endfunction()

foreach(file index.html icon.svg)
  page_copy("${file}" "${CMAKE_SOURCE_DIR}/web/${file}" "${CMAKE_SOURCE_DIR}/web/${file}")
endforeach()

# page_bundle(file depends...): web/file and all that it imports as one file, without what only people read. 'shell' is
# Emscripten's module; the engine's stays one of its own, fetched when it is needed.
function(page_bundle file)
  file(GLOB sources CONFIGURE_DEPENDS LIST_DIRECTORIES false "${CMAKE_SOURCE_DIR}/web/*" "${CMAKE_SOURCE_DIR}/web/review/*"
       "${CMAKE_SOURCE_DIR}/web/embed/*")
  # What the rules say is said by them alone.
  list(APPEND sources "${CMAKE_SOURCE_DIR}/rules/vocabulary.json" "${CMAKE_SOURCE_DIR}/rules/workflow.json")
  add_custom_command(
    OUTPUT "${page}/${file}"
    COMMAND "${ESBUILD}" "${CMAKE_SOURCE_DIR}/web/${file}" --bundle --format=esm --minify --charset=utf8
            "--alias:shell=${CMAKE_BINARY_DIR}/shell.js" --external:./engine.js --external:../engine.js --external:./embed/frame.mjs
            "--outfile=${page}/${file}" --log-level=warning
    DEPENDS ${sources} ${ARGN}
    COMMENT "Bundling ${file}"
    VERBATIM)
  page_compress("${file}" "${page}/${file}")
  set(page_outputs ${page_outputs} PARENT_SCOPE)
endfunction()

page_bundle(main.mjs shell)
page_bundle(styles.css)
page_bundle(print.css)

# What other pages embed, and the page in their frames; the script as it stands, so that anybody can read it.
file(MAKE_DIRECTORY "${page}/embed")
page_bundle(embed/frame.mjs)
page_bundle(embed/wizard.mjs)
page_bundle(embed/wizard.css)
page_copy(embed/wizard.html "${CMAKE_SOURCE_DIR}/web/embed/wizard.html" "${CMAKE_SOURCE_DIR}/web/embed/wizard.html")
foreach(file embed/v1.js embed/selftest.js)
  page_copy("${file}" "${CMAKE_SOURCE_DIR}/web/${file}" "${CMAKE_SOURCE_DIR}/web/${file}")
endforeach()

# The reviewers' plain page.
file(MAKE_DIRECTORY "${page}/review")
page_copy(review/index.html "${CMAKE_SOURCE_DIR}/web/review/index.html" "${CMAKE_SOURCE_DIR}/web/review/index.html")
page_bundle(review/review.mjs)
page_bundle(review/review.css)

set_target_properties(shell PROPERTIES SUFFIX .js)
target_link_options(shell PRIVATE
  --no-entry -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH -sMALLOC=emmalloc
  -sSTACK_SIZE=1048576 -sINITIAL_MEMORY=16777216
  # Nothing is loaded but this module, and drawn but by WebGL 2 without extensions.
  -sINCOMING_MODULE_JS_API=[] -sTEXTDECODER=2 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
  -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sGL_ENABLE_GET_PROC_ADDRESS=0 -sGL_WORKAROUND_SAFARI_GETCONTEXT_BUG=0
  -sEXPORTED_FUNCTIONS=_malloc,_free
  # Once more over the whole, knowing which values come where: 0.1 % smaller.
  -sBINARYEN_EXTRA_PASSES=--gufa,-Oz
  -sEXPORTED_RUNTIME_METHODS=stringToUTF8,UTF8ToString,lengthBytesUTF8,HEAPF32,HEAPU8,HEAPU32 --closure=1)
page_copy(shell.wasm "${CMAKE_BINARY_DIR}/shell.wasm" shell)
# The engine lies beside it: the page fetches it when a package is made or opened.
page_copy(engine.js "${CMAKE_BINARY_DIR}/engine.js" engine)
page_copy(engine.wasm "${CMAKE_BINARY_DIR}/engine.wasm" engine)

# By which rules it judges: what `zhicheng site` writes beside it must be of the same ones.
set(rules_script "${CMAKE_SOURCE_DIR}/web/site/page_rules.mjs")
find_program(NODE node REQUIRED)
add_custom_command(
  OUTPUT "${page}/rules.json"
  COMMAND "${NODE}" "${rules_script}" "${CMAKE_BINARY_DIR}/engine.js" "${CMAKE_SOURCE_DIR}/rules/vocabulary.json" "${page}/rules.json"
  DEPENDS engine "${rules_script}" "${CMAKE_SOURCE_DIR}/rules/vocabulary.json"
  COMMENT "Writing down the page's rules"
  VERBATIM)
list(APPEND page_outputs "${page}/rules.json")
add_custom_target(page ALL DEPENDS ${page_outputs})

# What is made no more is not served either.
file(GLOB there LIST_DIRECTORIES false "${page}/*" "${page}/review/*" "${page}/embed/*")
list(TRANSFORM page_outputs REPLACE "\\.br$" "" OUTPUT_VARIABLE plain)
list(TRANSFORM page_outputs REPLACE "\\.br$" ".gz" OUTPUT_VARIABLE gzipped)
list(REMOVE_ITEM there ${page_outputs} ${plain} ${gzipped})
if(there)
  file(REMOVE ${there})
endif()
