# The WebAssembly module: minibatch.js (glue, an ES module) and minibatch.wasm.

if(NOT EMSCRIPTEN OR NOT TARGET minibatch_core)
  return()
endif()
if(NOT EXISTS ${PROJECT_SOURCE_DIR}/wasm/bindings.cpp)
  return()
endif()

# One set of objects, two modules: `minibatch`, which every browser runs, and `minibatch-threads` with shared memory,
# for pages that are cross-origin isolated and for Node. Two more, `minibatch-relaxed` and `minibatch-relaxed-threads`,
# have register tiles that may fuse a product with its sum: they are used where a page asks for them only, since the
# bits that come out depend on the machine.
add_library(minibatch_bindings OBJECT ${PROJECT_SOURCE_DIR}/wasm/bindings.cpp)
add_library(minibatch_bindings_threads OBJECT ${PROJECT_SOURCE_DIR}/wasm/bindings_threads.cpp)
foreach(part minibatch_bindings minibatch_bindings_threads)
  target_include_directories(${part} PRIVATE ${PROJECT_SOURCE_DIR}/wasm)
  target_compile_options(${part} PRIVATE -Oz)
  target_link_libraries(${part} PRIVATE minibatch_core minibatch_warnings)
endforeach()

# The tiles alone, compiled again. Before the archive of the core, which then has none to add.
add_library(minibatch_relaxed_tiles OBJECT ${PROJECT_SOURCE_DIR}/core/kernels/tile.cpp)
target_compile_options(minibatch_relaxed_tiles PRIVATE -mrelaxed-simd)
target_link_libraries(minibatch_relaxed_tiles PRIVATE minibatch_core minibatch_warnings)

# What is downloaded is compressed: a module's functions are put in the order that gzip likes best.
set(order_functions ${PROJECT_SOURCE_DIR}/tools/order-functions.mjs)
execute_process(COMMAND ${emscripten_root}/em-config BINARYEN_ROOT OUTPUT_VARIABLE binaryen_root
                OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)

# A module of the bindings, the sources that are named, and the core.
function(minibatch_add_module name)
  cmake_parse_arguments(PARSE_ARGV 1 module "" "" "OBJECTS;LINK_OPTIONS")
  add_executable(${name} $<TARGET_OBJECTS:minibatch_bindings> ${module_OBJECTS})
  target_link_libraries(${name} PRIVATE minibatch_core)
  target_link_options(
    ${name}
    PRIVATE
    # At -O2 Binaryen only inlines more: 6 KB that made no kernel faster. Two more rounds, which know what functions do
    # and what can reach them, make 3 KB less of them.
    -Oz
    # One segment of data: gzip shrinks zeros further than the heads of 780 segments between them, by 3 KB.
    -sBINARYEN_EXTRA_PASSES=--skip-pass=memory-packing,--generate-global-effects,--gufa-optimizing,-Oz,--generate-global-effects,-Oz
    -lembind
    -sMODULARIZE=1
    -sEXPORT_ES6=1
    -sEXPORT_NAME=createCore
    # No `new Function`: a page's Content-Security-Policy need only allow 'wasm-unsafe-eval'.
    -sDYNAMIC_EXECUTION=0
    # 3 KB less than dlmalloc, and as fast at the texts of tables and the trees of forests.
    -sMALLOC=emmalloc
    -sALLOW_MEMORY_GROWTH=1
    -sMAXIMUM_MEMORY=4GB
    # Eigen alone may take 128 KB of stack; Emscripten's default is 64 KB.
    -sSTACK_SIZE=1MB
    -sFILESYSTEM=0
    ${module_LINK_OPTIONS})
  add_custom_command(
    TARGET ${name} POST_BUILD COMMAND ${CMAKE_CROSSCOMPILING_EMULATOR} ${order_functions} ${binaryen_root}/bin/wasm-opt
                                      $<TARGET_FILE_DIR:${name}>/${name}.wasm VERBATIM)
  set_property(TARGET ${name} APPEND PROPERTY LINK_DEPENDS ${order_functions}
                                              ${PROJECT_SOURCE_DIR}/tools/wasm-functions.mjs)
endfunction()

# No Node branch in the glue, so no bundler trips over "fs"; the package's Node entry passes `wasmBinary`.
set(single -sENVIRONMENT=web,worker -sEXPORTED_RUNTIME_METHODS=stackSave,stackRestore)
# Its glue is a file of its own in the package, since it is also the script of its threads. All of them are started
# before the module is ready: one that is started later would wait for a turn of a thread that waits for it.
set(threads
    -sENVIRONMENT=web,worker,node
    -pthread
    "-sPTHREAD_POOL_SIZE=Module['threads']-1"
    -Wno-pthreads-mem-growth
    # Ends them, where their module is not in a worker that ends with them.
    -sEXPORTED_RUNTIME_METHODS=PThread,stackSave,stackRestore)
set(threads_bindings $<TARGET_OBJECTS:minibatch_bindings_threads>)
set(relaxed_tiles $<TARGET_OBJECTS:minibatch_relaxed_tiles>)

minibatch_add_module(minibatch LINK_OPTIONS ${single})
minibatch_add_module(minibatch-threads OBJECTS ${threads_bindings} LINK_OPTIONS ${threads})
minibatch_add_module(minibatch-relaxed OBJECTS ${relaxed_tiles} LINK_OPTIONS ${single} -mrelaxed-simd)
minibatch_add_module(
  minibatch-relaxed-threads OBJECTS ${threads_bindings} ${relaxed_tiles} LINK_OPTIONS ${threads} -mrelaxed-simd)

# What the package is generated from; it ships in none of the modules.
add_executable(catalog ${PROJECT_SOURCE_DIR}/wasm/catalog.cpp)
target_link_libraries(catalog PRIVATE minibatch_core minibatch_warnings)
target_link_options(catalog PRIVATE -O0 -sENVIRONMENT=node -sSTACK_SIZE=1MB)
set_target_properties(catalog PROPERTIES SUFFIX ".cjs")

# What the bindings export, declared for tsc beside the generated glue.
if(EXISTS ${PROJECT_SOURCE_DIR}/wasm/bindings.d.ts)
  foreach(name minibatch minibatch-threads)
    configure_file(${PROJECT_SOURCE_DIR}/wasm/bindings.d.ts ${PROJECT_BINARY_DIR}/${name}.d.ts COPYONLY)
  endforeach()
  foreach(part data-bindings job-bindings)
    configure_file(${PROJECT_SOURCE_DIR}/wasm/${part}.d.ts ${PROJECT_BINARY_DIR}/${part}.d.ts
                   COPYONLY)
  endforeach()
endif()
