# The C++ core: minibatch_core (Real = float) and, natively, minibatch_core_double for gradient checks.

add_library(minibatch_warnings INTERFACE)
target_compile_options(minibatch_warnings INTERFACE -Wall -Wextra -Werror)

file(GLOB_RECURSE core_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/*.cpp)

function(minibatch_add_core name)
  if(NOT core_sources)
    return()
  endif()
  add_library(${name} STATIC ${core_sources})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/core)
  target_link_libraries(${name} PUBLIC Eigen3::Eigen nlohmann_json::nlohmann_json)
  if(NOT EMSCRIPTEN)
    target_link_libraries(${name} PUBLIC Threads::Threads)
  endif()
  target_link_libraries(${name} PRIVATE minibatch_warnings)
endfunction()

minibatch_add_core(minibatch_core)
# What is downloaded should be small: only what a step spends its time in is compiled for speed, and of that what is
# rare and waits for memory more than for arithmetic without unrolling its loops.
if(EMSCRIPTEN)
  set(rare_kernels ${core_sources})
  list(FILTER rare_kernels INCLUDE REGEX
       "/core/kernels/(activations|affine|broadcast|global_pooling|image_shapes|recurrent|row_normalization)\\.cpp")
  set_source_files_properties(${rare_kernels} PROPERTIES COMPILE_OPTIONS -Os)
  set(small_sources ${core_sources})
  list(FILTER small_sources EXCLUDE REGEX "/core/(kernels/|data/(dataset_gather|image_resize)\\.cpp)")
  set_source_files_properties(${small_sources} PROPERTIES COMPILE_OPTIONS -Oz)
  # A module ends with its page or worker: what is static needs no code to take it down.
  target_compile_options(minibatch_core PRIVATE -fno-c++-static-destructors)
endif()
if(NOT EMSCRIPTEN)
  minibatch_add_core(minibatch_core_double)
  if(TARGET minibatch_core_double)
    target_compile_definitions(minibatch_core_double PUBLIC MINIBATCH_DOUBLE)
    # Gradient checks need precision, not speed; four doubles exceed a baseline register, which g++ remarks on.
    target_compile_options(minibatch_core_double PRIVATE -O1 -Wno-psabi)
    # Only tests use it: `--target all` without tests need not build it twice.
    set_target_properties(minibatch_core_double PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
endif()
