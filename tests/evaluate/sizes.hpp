// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

// Every size from 1 to 12 against a long double reference, and gradients against finite differences.
namespace sizes {

template<int n>
inline constexpr auto X = matgrad::matrix<"X", n, n>;
template<int n>
inline constexpr auto P = matgrad::positive_definite<"P", n>;
template<int n>
inline constexpr auto b = matgrad::vector<"b", n>;
template<int n>
inline constexpr auto c = matgrad::vector<"c", n>;
template<int n>
inline constexpr auto U = matgrad::matrix<"U", n, n>;

/// A number, whether it came as one or as a 1×1 matrix.
auto as_matrix(auto const& x) {
  if constexpr (is_matrix_of_numbers<std::remove_cvref_t<decltype(x)>>) return x;
  else return dense<std::remove_cvref_t<decltype(x)>, 1, 1>{x};
}

/// ⟨g, u⟩ against (f(a + hu) − f(a − hu))/2h.
template<int n>
bool agrees_with_finite_differences(auto const& f, auto const& g, auto const& v, dense<long double, n, n> const& a,
                                    dense<long double, n, n> const& u, auto const&... more) {
  auto const at = [&](dense<long double, n, n> const& m) {
    if constexpr (n == 1) return f(v = m(0, 0), more...);
    else return f(v = m, more...);
  };
  long double const h = 1e-5L;
  auto const quotient = (at(moved(a, h, u)) - at(moved(a, -h, u))) / (2 * h);
  long double inner = 0;
  for (int i = 0; i < n * n; ++i) inner += g.values[i] * u.values[i];
  return agree(inner, quotient, 1e-7);
}

}  // namespace sizes
