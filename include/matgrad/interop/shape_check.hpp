// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cstdio>
#include <cstdlib>

#include <matgrad/graph/shape.hpp>

// What happens to data whose extents are known at run time, and are others than the symbol's.
namespace matgrad {

/// A base of data_traits: f(X = A) stops the program, as assert does, with both shapes in view, unless NDEBUG is defined. With
/// NDEBUG the result is NaN.
struct asserts_shape {
  static void wrong_shape([[maybe_unused]] char const* name, [[maybe_unused]] shape expected,
                          [[maybe_unused]] shape given) {
#ifndef NDEBUG
    std::fprintf(stderr, "matgrad: the data of %s must be %d x %d, but are %d x %d\n", name, expected.rows,
                 expected.cols, given.rows, given.cols);
    std::abort();
#endif
  }
};

}  // namespace matgrad
