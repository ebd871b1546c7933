# The kernels alone: `npm run bench:kernels`.

if(NOT TARGET minibatch_core)
  return()
endif()
set(benchmark_folder ${PROJECT_SOURCE_DIR}/tests/bench/kernels)

# As WebAssembly, the products of Dense layers beside Eigen's: once as plain code, once with what Eigen knows of SSE, for
# which Emscripten has the same operations in WebAssembly's SIMD.
if(EMSCRIPTEN)
  foreach(kind plain sse)
    set(name products_${kind})
    add_executable(${name} EXCLUDE_FROM_ALL ${benchmark_folder}/products_main.cpp ${benchmark_folder}/dense_product.cpp)
    add_library(eigen_${kind} OBJECT EXCLUDE_FROM_ALL ${benchmark_folder}/eigen_product.cpp)
    target_link_libraries(eigen_${kind} PRIVATE minibatch_core minibatch_warnings)
    target_link_libraries(${name} PRIVATE eigen_${kind} minibatch_core minibatch_warnings)
    target_link_options(${name} PRIVATE -O2 -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB -sENVIRONMENT=node)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  endforeach()
  target_compile_definitions(eigen_plain PRIVATE EIGEN_DONT_VECTORIZE)
  # Eigen has x86 assembly for g++ before 6.3 and from 6.0 on, by two macros that clang sets from this version: none of it
  # is meant by 5.20. It also includes the header of MMX, of which it uses nothing and Emscripten has nothing.
  target_compile_options(eigen_sse PRIVATE -msse4.2 -fgnuc-version=5.20)
  target_compile_definitions(eigen_sse PRIVATE __MMINTRIN_H)
  return()
endif()

# Natively with Google Benchmark. Without that library there is no such target, and nothing else misses it.
find_package(benchmark QUIET)
if(NOT TARGET benchmark::benchmark_main)
  return()
endif()
file(GLOB benchmark_sources CONFIGURE_DEPENDS ${benchmark_folder}/*.cpp)
list(FILTER benchmark_sources EXCLUDE REGEX "/products_main\\.cpp$")
add_executable(kernel_benchmarks EXCLUDE_FROM_ALL ${benchmark_sources})
target_include_directories(kernel_benchmarks PRIVATE ${benchmark_folder})
target_link_libraries(kernel_benchmarks PRIVATE minibatch_core benchmark::benchmark_main minibatch_warnings)
set_target_properties(kernel_benchmarks PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
# No test runs it, but where it can be it is built with them, so that it keeps up with the kernels.
if(TARGET core_tests AND CMAKE_BUILD_TYPE STREQUAL "Release")
  add_dependencies(core_tests kernel_benchmarks)
endif()
