// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Formulas that need no more of a number than its arithmetic, with data that are exact in numbers of few bits. Each is computed
// in numbers of the type T, of data that have gone through a function: one that hides them from the compiler, for instance.
#pragma once

#include <matgrad/matgrad.hpp>

namespace formulas {

using namespace matgrad;

constexpr auto A = matrix<"A", 3>;
constexpr auto B = matrix<"B", 3>;
constexpr auto X = matrix<"X", 3>;
constexpr auto P = positive_definite<"P", 3>;
constexpr auto H = matrix<"H", 2, 3>;
constexpr auto R = positive_definite<"R", 2>;
constexpr auto x = vector<"x", 3>;
constexpr auto y = vector<"y", 3>;

template<class T>
constexpr dense<T, 3, 3> a{1, 0.25, -0.5, 0.125, 0.75, 0.375, 0, -1.25, 2};
template<class T>
constexpr dense<T, 3, 3> b{2, 0.5, 0.25, -0.75, 1.5, 0, 1, -0.5, 1.75};
template<class T>
constexpr dense<T, 3, 3> small{0.25, 0.0625, 0.03125, -0.09375, 0.1875, 0, 0.125, -0.0625, 0.21875};
template<class T>
constexpr dense<T, 3, 3> p{2, 0.5, 0.25, 0.5, 1.5, -0.25, 0.25, -0.25, 1};
template<class T>
constexpr dense<T, 2, 3> h{1, 0, -0.5, 1, 0.25, 0.75};
template<class T>
constexpr dense<T, 2, 2> r{0.5, 0.125, 0.125, 0.25};
template<class T>
constexpr dense<T, 3> s{1.5, -0.75, 2.25};
template<class T>
constexpr dense<T, 3> t{-0.5, 1, 0.125};

template<class T>
constexpr auto gradient_of_a_quadratic_cost(auto with) {
  return grad(squared_norm(A * x - y) / 2_c + 0.05 * squared_norm(x), x)(A = with(a<T>), x = with(s<T>),
                                                                         y = with(t<T>));
}
template<class T>
constexpr auto observer_step(auto with) {
  constexpr auto C = basis<3, 0>.T();
  constexpr auto z = scalar<"z">;
  constexpr auto gain = ratio<1, 3> * basis<3, 0> + 0.1 * basis<3, 1>;
  return (A * x + gain * (z - C * x))(A = with(a<T>), x = with(s<T>), z = with(T(0.75)));
}
template<class T>
constexpr auto covariance_update(auto with) {  // Kalman's, of two measurements
  return (P - P * H.T() * inv(H * P * H.T() + R) * H * P)(P = with(p<T>), H = with(h<T>), R = with(r<T>));
}
template<class T>
constexpr auto trace_of_a_product(auto with) {
  return tr(A * X * B * X.T())(A = with(a<T>), B = with(b<T>), X = with(p<T>));
}
template<class T>
constexpr auto gradient_of_it(auto with) {
  return grad(tr(A * X * B * X.T()), X)(A = with(a<T>), B = with(b<T>), X = with(p<T>));
}
template<class T>
constexpr auto inverse(auto with) {
  return inv(X)(X = with(b<T>));
}
template<class T>
constexpr auto inverse_of_what_is_small(auto with) {
  return inv(X)(X = with(small<T>));
}

}  // namespace formulas
