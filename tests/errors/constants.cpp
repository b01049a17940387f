// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

#if CASE == 1                    // a unit vector beyond the last
constexpr auto e = basis<3, 3>;  // here
// error: basis<n, i>, single_entry<m, n, i, j>: the index must lie in the matrix; rows and columns are counted from 0
#elif GOOD == 1
constexpr auto e = basis<3, 2>;

#elif CASE == 2                                // an entry beside the matrix
constexpr auto E = single_entry<3, 2, 0, 2>;  // here
// error: the index must lie in the matrix
#elif GOOD == 2
constexpr auto E = single_entry<3, 2, 0, 1>;
#endif
