# The WebAssembly module: minibatch.js (glue, an ES module) and minibatch.wasm.

if(NOT EMSCRIPTEN OR NOT TARGET minibatch_core)
  return()
endif()
file(GLOB_RECURSE bindings_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/wasm/*.cpp)
if(NOT bindings_sources)
  return()
endif()

# One set of objects, two modules: `minibatch`, which every browser runs, and `minibatch-threads` with shared memory,
# for pages that are cross-origin isolated and for Node.
add_library(minibatch_bindings OBJECT ${bindings_sources})
target_include_directories(minibatch_bindings PRIVATE ${PROJECT_SOURCE_DIR}/wasm)
target_compile_options(minibatch_bindings PRIVATE -Oz)
target_link_libraries(minibatch_bindings PUBLIC minibatch_core PRIVATE minibatch_warnings)

function(minibatch_add_module name)
  add_executable(${name} $<TARGET_OBJECTS:minibatch_bindings>)
  target_link_libraries(${name} PRIVATE minibatch_core)
  target_link_options(
    ${name}
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
    ${ARGN})
endfunction()

# No Node branch in the glue, so no bundler trips over "fs"; the package's Node entry passes `wasmBinary`.
minibatch_add_module(minibatch -sENVIRONMENT=web,worker)
# What bindings.cpp exports, declared for tsc beside the generated glue.
if(EXISTS ${PROJECT_SOURCE_DIR}/wasm/bindings.d.ts)
  configure_file(${PROJECT_SOURCE_DIR}/wasm/bindings.d.ts ${PROJECT_BINARY_DIR}/minibatch.d.ts COPYONLY)
endif()
