// Catch2, version 2 or 3. Every test includes this file; it is precompiled.
#ifndef MATGRAD_TESTS_CATCH_HPP
#define MATGRAD_TESTS_CATCH_HPP

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#include <catch2/catch_template_test_macros.hpp>
#else
#include <catch2/catch.hpp>
#endif

#endif
