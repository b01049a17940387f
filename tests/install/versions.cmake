# The version is said where each tool looks for it; include/matgrad/version.hpp is right. CMake and Conan read it there.
cmake_minimum_required(VERSION 3.21)
cmake_path(SET root NORMALIZE ${CMAKE_CURRENT_LIST_DIR}/../..)
include(${root}/cmake/version.cmake)

function(expect version in)
  if(NOT version STREQUAL matgrad_version)
    message(SEND_ERROR "${in} says version ${version}, include/matgrad/version.hpp says ${matgrad_version}")
  endif()
endfunction()

if(NOT matgrad_version MATCHES "^[0-9]+\\.[0-9]+\\.[0-9]+$")
  message(SEND_ERROR "include/matgrad/version.hpp: ${matgrad_version} is not a version")
endif()

foreach(manifest library.json cmake/vcpkg/matgrad/vcpkg.json)
  file(READ ${root}/${manifest} text)
  string(JSON version GET "${text}" version)
  expect("${version}" ${manifest})
endforeach()

file(STRINGS ${root}/idf_component.yml line REGEX "^version:")
string(REGEX REPLACE "^version: \"(.*)\"$" "\\1" version "${line}")
expect("${version}" idf_component.yml)

# What users are told to ask for is compatible.
string(REGEX REPLACE "\\.[0-9]+$" "" asked "${matgrad_version}")
foreach(page README.md docs/how-to/use-in-a-project.md tests/install/consumer/CMakeLists.txt)
  file(STRINGS ${root}/${page} lines REGEX "find_package\\(matgrad ${asked} REQUIRED\\)")
  if(NOT lines)
    message(SEND_ERROR "${page} does not say find_package(matgrad ${asked} REQUIRED)")
  endif()
endforeach()
