# The kernels alone, natively, with Google Benchmark: `npm run bench:kernels`. Without that library there is no such
# target, and nothing else misses it.

if(EMSCRIPTEN OR NOT TARGET minibatch_core)
  return()
endif()
find_package(benchmark QUIET)
if(NOT TARGET benchmark::benchmark_main)
  return()
endif()
file(GLOB benchmark_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/bench/native/*.cpp)
add_executable(kernel_benchmarks EXCLUDE_FROM_ALL ${benchmark_sources})
target_include_directories(kernel_benchmarks PRIVATE ${PROJECT_SOURCE_DIR}/tests/bench/native)
target_link_libraries(kernel_benchmarks PRIVATE minibatch_core benchmark::benchmark_main minibatch_warnings)
set_target_properties(kernel_benchmarks PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
# No test runs it, but where it can be it is built with them, so that it keeps up with the kernels.
if(TARGET core_tests AND CMAKE_BUILD_TYPE STREQUAL "Release")
  add_dependencies(core_tests kernel_benchmarks)
endif()
