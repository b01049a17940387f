// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <array>
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto X = matrix<"X", 2, 3>;
constexpr double nested[2][3] = {}, turned[3][2] = {};
constexpr std::array<double, 6> six{};

#if CASE == 1  // a pointer without a layout
inline auto y(double const* p) { return (2_c * X)(X = p); }  // here
// error: X = A: the numbers at a pointer, or in a flat array, have no layout: write X = row_major(p) or X = column_major(p)
// error: , 2, 3>
#elif GOOD == 1
inline auto y(double const* p) { return (2_c * X)(X = row_major(p)); }

#elif CASE == 2  // an array without a layout
inline auto y() { return (2_c * X)(X = six); }  // here
// error: X = A: the numbers at a pointer, or in a flat array, have no layout: write X = row_major(p) or X = column_major(p)
#elif GOOD == 2
inline auto y() { return (2_c * X)(X = column_major(six.data())); }

#elif CASE == 3  // an array of the transposed shape
inline auto y() { return (2_c * X)(X = turned); }  // here
// error: X = A: the data must have the shape of the symbol
// error: , 2, 3>
// error: data_of_shape<3, 2,
#elif GOOD == 3
inline auto y() { return (2_c * X)(X = nested); }

#elif CASE == 4  // a result of another shape
inline void y(double (&out)[3][2]) { (2_c * X).into(out, X = nested); }  // here
// error: f.into(out, ...): out must have the shape of f
// error: data_of_shape<3, 2,
#elif GOOD == 4
inline void y(double (&out)[3][2]) { X.T().into(out, X = nested); }

#elif CASE == 5  // a result that cannot be written
inline void y(double const (&out)[2][3]) { (2_c * X).into(out, X = nested); }  // here
// error: f.into(out, ...): out must be a matrix, or a number, that can be written
#elif GOOD == 5
inline void y(double (&out)[2][3]) { (2_c * X).into(out, X = nested); }

#elif CASE == 6  // a number for a matrix
inline void y(double& out) { (2_c * X).into(out, X = nested); }  // here
// error: f.into(out, ...): out must have the shape of f
#elif GOOD == 6
inline void y(double& out) { tr(X * X.T()).into(out, X = nested); }
#endif
