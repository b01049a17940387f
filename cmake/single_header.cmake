# Writes matgrad as one file, for places that take one, such as Compiler Explorer:
#
#     cmake -P cmake/single_header.cmake matgrad.hpp
#
# It holds <matgrad/io.hpp> and what that includes, in this order. Other headers may be named behind the file's name.
# Includes of Boost and of the standard library stay.
cmake_minimum_required(VERSION 3.21)
include(${CMAKE_CURRENT_LIST_DIR}/version.cmake)

set(output ${CMAKE_ARGV3})
if(NOT output)
  message(FATAL_ERROR "The name of the file to write is missing: cmake -P cmake/single_header.cmake matgrad.hpp")
endif()
set(headers)
foreach(i RANGE 4 ${CMAKE_ARGC})
  list(APPEND headers ${CMAKE_ARGV${i}})
endforeach()
if(NOT headers)
  set(headers matgrad/io.hpp)
endif()

set(licence "// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.\n")

function(write_passage header passage)
  if(passage MATCHES "[^ \n]")
    string(STRIP "${passage}" passage)
    file(APPEND ${output} "\n// ---- ${header} ----\n\n${passage}\n")
  endif()
endfunction()

function(write_header header)  # where it is included first
  get_property(written GLOBAL PROPERTY written)
  if(header IN_LIST written)
    return()
  endif()
  set_property(GLOBAL APPEND PROPERTY written ${header})
  if(NOT header MATCHES "^matgrad/")
    file(APPEND ${output} "#include <${header}>\n")
    return()
  endif()

  file(READ ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../include/${header} rest)
  string(REPLACE "${licence}#pragma once\n" "\n" rest "${rest}")
  while(rest MATCHES "\n#include <([^>]+)>[^\n]*")
    set(included ${CMAKE_MATCH_1})
    string(FIND "${rest}" "${CMAKE_MATCH_0}" from)
    string(LENGTH "${CMAKE_MATCH_0}" length)
    math(EXPR to "${from} + ${length}")
    string(SUBSTRING "${rest}" 0 ${from} passage)
    string(SUBSTRING "${rest}" ${to} -1 rest)
    write_passage(${header} "${passage}")
    write_header(${included})
  endwhile()
  write_passage(${header} "${rest}")
endfunction()

file(WRITE ${output} "${licence}// matgrad ${matgrad_version} as one file, written by cmake/single_header.cmake.\n
#ifndef MATGRAD_SINGLE_HEADER\n#define MATGRAD_SINGLE_HEADER\n\n")
foreach(header IN LISTS headers)
  write_header(${header})
endforeach()
file(APPEND ${output} "\n#endif  // MATGRAD_SINGLE_HEADER\n")
