# The WebAssembly module: minibatch.js (glue, an ES module) and minibatch.wasm.

if(NOT EMSCRIPTEN OR NOT TARGET minibatch_core)
  return()
endif()
if(NOT EXISTS ${PROJECT_SOURCE_DIR}/wasm/bindings.cpp)
  return()
endif()

# One set of objects, two modules: `minibatch`, which every browser runs, and `minibatch-threads` with shared memory,
# for pages that are cross-origin isolated and for Node.
add_library(minibatch_bindings OBJECT ${PROJECT_SOURCE_DIR}/wasm/bindings.cpp)
add_library(minibatch_bindings_threads OBJECT ${PROJECT_SOURCE_DIR}/wasm/bindings_threads.cpp)
foreach(part minibatch_bindings minibatch_bindings_threads)
  target_include_directories(${part} PRIVATE ${PROJECT_SOURCE_DIR}/wasm)
  target_compile_options(${part} PRIVATE -Oz)
  target_link_libraries(${part} PRIVATE minibatch_core minibatch_warnings)
endforeach()

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

# Its glue is a file of its own in the package, since it is also the script of its threads. All of them are started
# before the module is ready: one that is started later would wait for a turn of a thread that waits for it.
minibatch_add_module(
  minibatch-threads -sENVIRONMENT=web,worker,node -pthread "-sPTHREAD_POOL_SIZE=Module['threads']-1"
  -Wno-pthreads-mem-growth)
target_sources(minibatch-threads PRIVATE $<TARGET_OBJECTS:minibatch_bindings_threads>)
# What the bindings export, declared for tsc beside the generated glue.
if(EXISTS ${PROJECT_SOURCE_DIR}/wasm/bindings.d.ts)
  configure_file(${PROJECT_SOURCE_DIR}/wasm/bindings.d.ts ${PROJECT_BINARY_DIR}/minibatch.d.ts COPYONLY)
endif()
