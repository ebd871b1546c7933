# GoogleTest suites. A suite whose folder has no source yet, or whose core does not exist, is not there.

set(gtest_found FALSE)
if(TARGET GTest::gtest_main)
  set(gtest_found TRUE)
endif()
if(NOT gtest_found OR NOT TARGET minibatch_core)
  return()
endif()
enable_testing()
if(EMSCRIPTEN)
  # The programs' glue is CommonJS, in a project whose package.json says otherwise.
  file(WRITE ${PROJECT_BINARY_DIR}/tests/package.json "{ \"type\": \"commonjs\" }\n")
endif()

# Parsing these two costs more than most tests themselves: once for each core, shared by the suites over it.
function(minibatch_precompile_headers name core)
  get_target_property(first ${core} MINIBATCH_PRECOMPILED_BY)
  if(first)
    target_precompile_headers(${name} REUSE_FROM ${first})
  else()
    target_precompile_headers(${name} PRIVATE <gtest/gtest.h> <nlohmann/json.hpp>)
    set_target_properties(${core} PROPERTIES MINIBATCH_PRECOMPILED_BY ${name})
  endif()
endfunction()

# For this file only, so that what is compiled elsewhere does not depend on where the checkout is.
set_source_files_properties(
  ${PROJECT_SOURCE_DIR}/tests/parity/golden.cpp
  PROPERTIES COMPILE_DEFINITIONS MINIBATCH_GOLDEN_DIR="${PROJECT_SOURCE_DIR}/tests/parity/golden")

# Eigen's templates take long without optimization. All sources that include it, since the linker keeps one instance of
# each template, whichever source it is from.
file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/core/*.cpp)
foreach(source IN LISTS test_sources)
  file(STRINGS ${source} includes REGEX "^#include \"eigen\\.h\"")
  if(includes)
    set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -O2 SKIP_PRECOMPILE_HEADERS ON)
  endif()
endforeach()

# Makes the executable NAME from tests/FOLDER/**/*_test.cpp (and the helpers beside them) over the library CORE. What
# follows are helpers from other folders.
function(minibatch_add_tests name folder core)
  file(GLOB_RECURSE tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${folder}/*_test.cpp)
  if(NOT tests)
    return()
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${folder}/*.cpp)
  if(core STREQUAL "minibatch_core_double")
    list(FILTER sources EXCLUDE REGEX "/(image_steps_test|pipeline_test|preparation_test|step_tables)\\.cpp$")
  endif()
  set(grouped_sources ${sources})
  # Of these folders several have helpers of the same names, such as `check`.
  list(FILTER grouped_sources EXCLUDE REGEX "/tests/core/(kernels|model|preparation|training)/")
  minibatch_group_sources(${grouped_sources})
  add_executable(${name} ${sources} ${ARGN})
  set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${core} GTest::gtest_main minibatch_warnings)
  # Tests are many and not hot: compile them fast (under the sanitizers, four times as fast as at -O1). The core they
  # call keeps its own level.
  target_compile_options(${name} PRIVATE -O0)
  minibatch_precompile_headers(${name} ${core})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  if(EMSCRIPTEN)
    target_link_options(${name} PRIVATE -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB -sSTACK_SIZE=1MB
                        -sEXIT_RUNTIME=1 -sENVIRONMENT=node -O1 -pthread -sPTHREAD_POOL_SIZE=4
                        -Wno-pthreads-mem-growth)
  endif()
  add_test(NAME ${name} COMMAND ${name})
endfunction()

minibatch_add_tests(core_tests core minibatch_core)
minibatch_add_tests(contract_tests contract minibatch_core)
minibatch_add_tests(parity_tests parity minibatch_core)
if(TARGET minibatch_core_double)
  minibatch_add_tests(contract_tests_double contract minibatch_core_double)
  # Whole runs only: what single entries compute is compared in the precision that the package has.
  file(GLOB parity_helpers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/parity/*.cpp)
  list(FILTER parity_helpers EXCLUDE REGEX "_test\\.cpp$")
  minibatch_add_tests(parity_tests_double parity/runs minibatch_core_double ${parity_helpers})
endif()

# The seeded run whose bits must be those of the WebAssembly module.
if(NOT EMSCRIPTEN AND EXISTS ${PROJECT_SOURCE_DIR}/tests/native/seeded_run.cpp)
  add_executable(seeded_run ${PROJECT_SOURCE_DIR}/tests/native/seeded_run.cpp)
  target_link_libraries(seeded_run PRIVATE minibatch_core minibatch_warnings)
  set_target_properties(seeded_run PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
endif()
