# The toolchain of the wasm presets: Emscripten as ./dev setup found or built it.
set(found "${CMAKE_CURRENT_LIST_DIR}/../build/toolchain/toolchain.cmake")
if(NOT EXISTS "${found}")
  message(FATAL_ERROR "No toolchain yet: run ./dev setup")
endif()
include("${found}")
include("${ZHICHENG_EMSCRIPTEN_MODULE}")

# emcc finds the Closure compiler of node_modules through its environment.
set(CMAKE_C_LINKER_LAUNCHER "${CMAKE_COMMAND}" -E env "EM_CLOSURE_COMPILER=${ZHICHENG_CLOSURE_COMPILER}")
set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_C_LINKER_LAUNCHER})
