# The C++ core: minibatch_core (Real = float) and, natively, minibatch_core_double for gradient checks.

add_library(minibatch_warnings INTERFACE)
target_compile_options(minibatch_warnings INTERFACE -Wall -Wextra -Werror)

file(GLOB_RECURSE core_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/*.cpp)

# What is slow is reading headers and making the same templates again and again, so that about sixteen sources of a
# folder are compiled as one: in a third of the time. A source's group follows from its name, lest a new one move the
# others.
function(minibatch_group_sources)
  foreach(source IN LISTS ARGN)
    cmake_path(GET source PARENT_PATH folder)
    list(APPEND folders ${folder})
    list(APPEND ${folder} ${source})
  endforeach()
  list(REMOVE_DUPLICATES folders)
  foreach(folder IN LISTS folders)
    list(LENGTH ${folder} count)
    math(EXPR groups "(${count} + 15) / 16")
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE prefix)
    string(MAKE_C_IDENTIFIER ${prefix} prefix)
    foreach(source IN LISTS ${folder})
      cmake_path(GET source STEM stem)
      string(MD5 digest ${stem})
      string(SUBSTRING ${digest} 0 6 digits)
      math(EXPR group "0x${digits} % ${groups}")
      set_property(SOURCE ${source} PROPERTY UNITY_GROUP ${prefix}_${group})
    endforeach()
  endforeach()
endfunction()
# Not the kernels, which are to be inlined as they are in the module; and nothing of the module, which is smaller in
# parts.
if(NOT EMSCRIPTEN)
  set(grouped_sources ${core_sources})
  list(FILTER grouped_sources EXCLUDE REGEX "/core/kernels/")
  minibatch_group_sources(${grouped_sources})
endif()

function(minibatch_add_core name)
  set(sources ${ARGN})
  if(NOT sources)
    return()
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/core)
  target_link_libraries(${name} PUBLIC Eigen3::Eigen nlohmann_json::nlohmann_json)
  if(NOT EMSCRIPTEN)
    target_link_libraries(${name} PUBLIC Threads::Threads)
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  endif()
  target_link_libraries(${name} PRIVATE minibatch_warnings)
endfunction()

minibatch_add_core(minibatch_core ${core_sources})
# What is downloaded should be small: only what a step spends its time in is compiled for speed. Of the kernels those
# that work through the register tiles, are unrolled by hand, are rare or wait for memory gain nothing by that.
if(EMSCRIPTEN)
  set(hot_sources ${core_sources})
  list(FILTER hot_sources INCLUDE REGEX "/core/(kernels/|base/radix_sort|data/(csv_rows|dataset_gather|image_resize|plain_number)\\.cpp)")
  set(compact_kernels ${hot_sources})
  list(
    FILTER compact_kernels EXCLUDE REGEX
    "/(depthwise_conv2d|dropout|elementwise|normalization|pooling|reductions|tile|updates)\\.cpp")
  set_source_files_properties(${compact_kernels} PROPERTIES COMPILE_OPTIONS -Os)
  set(small_sources ${core_sources})
  list(REMOVE_ITEM small_sources ${hot_sources})
  set_source_files_properties(${small_sources} PROPERTIES COMPILE_OPTIONS -Oz)
  # The header that takes longest to read is read once, which changes no byte of what comes out. Not for a compiler
  # cache, which would no longer know the objects of another checkout: a precompiled header holds its paths.
  if(NOT DEFINED ENV{EM_COMPILER_WRAPPER})
    target_precompile_headers(minibatch_core PRIVATE <nlohmann/json.hpp>)
    # Templates that it made itself would come in another order.
    set_target_properties(minibatch_core PROPERTIES PCH_INSTANTIATE_TEMPLATES OFF)
    set_source_files_properties(${hot_sources} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    set_source_files_properties(
      ${PROJECT_BINARY_DIR}/CMakeFiles/minibatch_core.dir/cmake_pch.hxx.cxx PROPERTIES COMPILE_OPTIONS -Oz)
  endif()
  # A module ends with its page or worker: what is static needs no code to take it down. And it is made by the one
  # thread that calls the module: the others only run parts of kernels.
  target_compile_options(minibatch_core PRIVATE -fno-c++-static-destructors -fno-threadsafe-statics)
endif()
if(NOT EMSCRIPTEN)
  # What has no gradients, and computes in double precision anyway, catalog.inc leaves out.
  set(double_sources ${core_sources})
  list(FILTER double_sources EXCLUDE REGEX "/core/(baselines|preparation)/")
  minibatch_add_core(minibatch_core_double ${double_sources})
  if(TARGET minibatch_core_double)
    target_compile_definitions(minibatch_core_double PUBLIC MINIBATCH_DOUBLE)
    # Gradient checks need precision, not speed; four doubles exceed a baseline register, which g++ remarks on.
    target_compile_options(minibatch_core_double PRIVATE -O1 -Wno-psabi)
    # Only tests use it: `--target all` without tests need not build it twice.
    set_target_properties(minibatch_core_double PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
endif()
