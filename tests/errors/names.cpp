// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 2, 3>;

#if CASE == 1                                       // one name, two shapes
constexpr auto text = to_text(X * vector<"X", 3>);  // here
// error: one name stands for two symbols of different shape or structure; give each symbol a name of its own
#elif GOOD == 1
constexpr auto text = to_text(X * vector<"x", 3>);

#elif CASE == 2  // one name, two structures
constexpr auto g = to_text(grad(tr(matrix<"S", 3> * symmetric<"S", 3>), symmetric<"S", 3>));  // here
                                                                                              // error: one name stands for two symbols of different shape or structure
#elif GOOD == 2
constexpr auto g = to_text(grad(tr(matrix<"A", 3> * symmetric<"S", 3>), symmetric<"S", 3>));

#elif CASE == 3  // in an evaluation
inline auto compute(dense<double, 2, 3> const& a) { return (X * vector<"X", 3>)(X = a); }  // here
                                                                                           // error: one name stands for two symbols of different shape or structure
#elif GOOD == 3
inline auto compute(dense<double, 2, 3> const& a) { return (X * transpose(X))(X = a); }

#elif CASE == 4  // in a comparison
constexpr bool same = X * vector<"X", 3> == X * ones<3>;  // here
                                                          // error: one name stands for two symbols of different shape or structure
#elif GOOD == 4
constexpr bool same = X * vector<"x", 3> == X * ones<3>;
#endif
