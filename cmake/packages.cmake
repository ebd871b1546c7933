# Eigen, nlohmann/json and GoogleTest. Natively the installed packages; for WebAssembly the same headers, one library at
# a time, because the folder they share with the system's libc must not be on Emscripten's search path.

if(NOT EMSCRIPTEN)
  find_package(Eigen3 3.4 REQUIRED)
  find_package(nlohmann_json 3.10 REQUIRED)
  find_package(GTest REQUIRED)
  find_package(Threads REQUIRED)
  return()
endif()

# Makes the interface library NAME of the one header folder FOLDER that HEADER lies in.
function(minibatch_header_library name header folder)
  cmake_parse_arguments(PARSE_ARGV 3 arg "" "" "SUFFIXES")
  string(MAKE_C_IDENTIFIER ${name}_include_dir variable)
  find_path(${variable} ${header} PATH_SUFFIXES ${arg_SUFFIXES} PATHS /usr/include /usr/local/include
            REQUIRED NO_CMAKE_FIND_ROOT_PATH)
  set(private ${PROJECT_BINARY_DIR}/include)
  file(MAKE_DIRECTORY ${private})
  foreach(part IN LISTS folder)
    if(EXISTS ${${variable}}/${part})
      file(CREATE_LINK ${${variable}}/${part} ${private}/${part} SYMBOLIC)
    endif()
  endforeach()
  add_library(${name} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${name} SYSTEM INTERFACE ${private})
endfunction()

minibatch_header_library(Eigen3::Eigen Eigen/Core "Eigen;unsupported" SUFFIXES eigen3)
minibatch_header_library(nlohmann_json::nlohmann_json nlohmann/json.hpp nlohmann)

# The installed libgtest is native code; Debian ships the sources to build it for another target.
set(MINIBATCH_GTEST_SOURCE /usr/src/googletest/googletest CACHE PATH "GoogleTest's sources")
# A glob, not EXISTS: the build looks again, so sources installed after the first configuration are found.
file(GLOB gtest_source CONFIGURE_DEPENDS ${MINIBATCH_GTEST_SOURCE}/CMakeLists.txt)
if(gtest_source)
  set(gtest_disable_pthreads ON CACHE BOOL "" FORCE)
  add_subdirectory(${MINIBATCH_GTEST_SOURCE} ${PROJECT_BINARY_DIR}/googletest EXCLUDE_FROM_ALL)
  # GoogleTest 1.12 names only `gtest_main`; newer ones bring the namespaced alias.
  if(NOT TARGET GTest::gtest_main)
    add_library(GTest::gtest_main ALIAS gtest_main)
  endif()
endif()
