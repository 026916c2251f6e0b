# The package for npm in build/web/npm, ready for `npm pack`: the engine, what is written around it in web/npm, and the facts as types.
set(npm "${CMAKE_BINARY_DIR}/npm")
set(npm_written package.json index.mjs index.d.ts README.md)
list(TRANSFORM npm_written PREPEND "${CMAKE_SOURCE_DIR}/web/npm/" OUTPUT_VARIABLE npm_sources)
find_program(NODE node REQUIRED)
add_custom_command(
  OUTPUT "${npm}/engine.wasm"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${npm}"
  COMMAND "${CMAKE_COMMAND}" -E copy ${npm_sources} "${CMAKE_BINARY_DIR}/engine.js" "${npm}"
  COMMAND "${NODE}" "${CMAKE_SOURCE_DIR}/web/npm/facts.mjs" "${CMAKE_SOURCE_DIR}/rules/vocabulary.json" "${npm}/facts.d.ts"
  COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_BINARY_DIR}/engine.wasm" "${npm}"
  DEPENDS engine ${npm_sources} "${CMAKE_SOURCE_DIR}/web/npm/facts.mjs" "${CMAKE_SOURCE_DIR}/rules/vocabulary.json"
  COMMENT "Making the npm package"
  VERBATIM)
add_custom_target(npm DEPENDS "${npm}/engine.wasm")
