# The WebAssembly module: minibatch.js (glue, an ES module) and minibatch.wasm.

if(NOT EMSCRIPTEN OR NOT TARGET minibatch_core)
  return()
endif()
file(GLOB_RECURSE bindings_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/wasm/*.cpp)
if(NOT bindings_sources)
  return()
endif()

add_executable(minibatch ${bindings_sources})
target_include_directories(minibatch PRIVATE ${PROJECT_SOURCE_DIR}/wasm)
target_compile_options(minibatch PRIVATE -Oz)
target_link_libraries(minibatch PRIVATE minibatch_core minibatch_warnings)
target_link_options(
  minibatch
  PRIVATE
  # At -O3 Binaryen only inlines more: 3 KB that made no kernel faster.
  -O2
  -lembind
  -sMODULARIZE=1
  -sEXPORT_ES6=1
  -sEXPORT_NAME=createCore
  # No `new Function`: a page's Content-Security-Policy need only allow 'wasm-unsafe-eval'.
  -sDYNAMIC_EXECUTION=0
  -sALLOW_MEMORY_GROWTH=1
  -sMAXIMUM_MEMORY=4GB
  # Eigen alone may take 128 KB of stack; Emscripten's default is 64 KB.
  -sSTACK_SIZE=1MB
  -sFILESYSTEM=0
  # No Node branch in the glue, so no bundler trips over "fs"; the package's Node entry passes `wasmBinary`.
  -sENVIRONMENT=web,worker)

# What bindings.cpp exports, declared for tsc beside the generated glue.
if(EXISTS ${PROJECT_SOURCE_DIR}/wasm/bindings.d.ts)
  configure_file(${PROJECT_SOURCE_DIR}/wasm/bindings.d.ts ${PROJECT_BINARY_DIR}/minibatch.d.ts COPYONLY)
endif()
