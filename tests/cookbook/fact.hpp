// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include <cmath>
#include <random>
#include <string>
#include <string_view>

// A fact of the literature is an equation: what the library derives == what the book says. It is proved while compiling,
// and the derivative is compared with difference quotients where all symbols are random numbers.
namespace cookbook {

using namespace matgrad;
using real = long double;

// ---- the symbols of the blackboard ----

inline constexpr auto A = matrix<"A", 3>;
inline constexpr auto B = matrix<"B", 3>;
inline constexpr auto C = matrix<"C", 3>;
inline constexpr auto D = matrix<"D", 3>;
inline constexpr auto X = matrix<"X", 3>;
inline constexpr auto Y = matrix<"Y", 3>;
inline constexpr auto U = matrix<"U", 3>;
inline constexpr auto V = matrix<"V", 3>;
inline constexpr auto N = matrix<"N", 3>;  // of positive entries, as x, y, p and q

inline constexpr auto M = matrix<"M", 3, 2>;  // tall
inline constexpr auto K = matrix<"K", 3, 2>;
inline constexpr auto E = matrix<"E", 4, 3>;
inline constexpr auto F = matrix<"F", 2, 4>;
inline constexpr auto G = matrix<"G", 2>;
inline constexpr auto H = matrix<"H", 4>;

inline constexpr auto S = symmetric<"S", 3>;
inline constexpr auto R = symmetric<"R", 3>;
inline constexpr auto T = symmetric<"T", 3>;
inline constexpr auto Z = symmetric<"Z", 2>;
inline constexpr auto P = positive_definite<"P", 3>;
inline constexpr auto L = lower_triangular<"L", 3>;
inline constexpr auto W = skew_symmetric<"W", 3>;
inline constexpr auto Q = orthogonal<"Q", 3>;

inline constexpr auto a = vector<"a", 3>;
inline constexpr auto b = vector<"b", 3>;
inline constexpr auto c = vector<"c", 3>;
inline constexpr auto d = vector<"d", 3>;
inline constexpr auto x = vector<"x", 3>;
inline constexpr auto y = vector<"y", 3>;
inline constexpr auto z = vector<"z", 3>;
inline constexpr auto p = vector<"p", 3>;
inline constexpr auto q = vector<"q", 3>;
inline constexpr auto u = vector<"u", 2>;
inline constexpr auto v = vector<"v", 2>;
inline constexpr auto w = vector<"w", 4>;

inline constexpr auto alpha = scalar<"α">;
inline constexpr auto beta = scalar<"β">;
inline constexpr auto s = scalar<"s">;
inline constexpr auto t = scalar<"t">;

inline constexpr auto I = identity<3>;

template<auto const& symbol>
using type_of = std::remove_const_t<std::remove_reference_t<decltype(symbol)>>;

// ---- numbers for all of them ----

/// The value of the k-th symbol.
template<int k, class Symbol>
struct place {
  dense<real, size_of<Symbol>.rows, size_of<Symbol>.cols> value;
};

template<class Places, class... Symbols>
struct places;
template<int... k, class... Symbols>
struct places<std::integer_sequence<int, k...>, Symbols...> : place<k, Symbols>... {
  static constexpr int count = sizeof...(Symbols);
  static constexpr char const* names[count] = {name_of<Symbols>...};

  template<class Visit>
  void each(Visit visit) {
    (visit(place<k, Symbols>::value.values, size_of<Symbols>, structure{structure_bits(Symbols{})}), ...);
  }

private:
  template<fixed_text Name, int m, int n, unsigned bits>
  static constexpr unsigned structure_bits(terminal<symbol_leaf<Name, m, n, bits>>) {
    return bits;
  }
};

template<class... Symbols>
places<std::make_integer_sequence<int, sizeof...(Symbols)>, Symbols...> places_for(Symbols...);

using point = decltype(places_for(A, B, C, D, X, Y, U, V, N, M, K, E, F, G, H, S, R, T, Z, P, L, W, Q, a, b, c, d, x, y,
                                  z, p, q, u, v, w, alpha, beta, s, t));

/// A symbol's value; and the k-th symbol's, bound to it.
template<class Symbol, int k>
auto& value_of(place<k, Symbol>& at) {
  return at.value.values;
}
template<class Symbol, int k>
auto const& value_of(place<k, Symbol> const& at) {
  return at.value.values;
}
template<int k, class Symbol>
auto bound(place<k, Symbol> const& at) {
  return binding<Symbol, dense<real, size_of<Symbol>.rows, size_of<Symbol>.cols>>{at.value};
}

/// Of a square matrix, what its structure leaves of it.
inline void give_structure(real* value, int n, structure has) {
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < j; ++i) {
      auto &above = value[i + n * j], &below = value[j + n * i];
      if (has.has(symmetric_structure)) above = below;
      if (has.has(skew_structure) || has.has(orthogonal_structure)) above = -below;
      if (has.has(lower_structure)) above = 0;
    }
  for (int i = 0; i < n; ++i)
    if (has.has(skew_structure) || has.has(orthogonal_structure)) value[i + n * i] = 0;
}

/// The columns made orthonormal, one after the other.
inline void make_orthogonal(real* value, int n) {
  for (int j = 0; j < n; ++j) {
    auto* column = value + n * j;
    for (int k = 0; k <= j; ++k) {
      auto const* other = value + n * k;
      real product = 0;
      for (int i = 0; i < n; ++i) product += column[i] * other[i];
      for (int i = 0; i < n; ++i) column[i] = k == j ? column[i] / std::sqrt(product) : column[i] - product * other[i];
    }
  }
}

/// Square matrices have a heavy diagonal, so that they are invertible, and positive determinants.
inline point random_point() {
  point at;
  std::mt19937 generator(20121115);
  std::uniform_real_distribution<real> uniform(-1, 1);
  at.each([&](real* value, shape size, structure has) {
    for (int k = 0; k < size.size(); ++k) value[k] = uniform(generator);
    if (!size.is_square()) return;
    for (int i = 0; i < size.rows; ++i) value[i + size.rows * i] += 3;
    if (has.has(orthogonal_structure)) make_orthogonal(value, size.rows);
    else give_structure(value, size.rows, has);
  });
  for (auto* vector :
       {value_of<type_of<x>>(at), value_of<type_of<y>>(at), value_of<type_of<p>>(at), value_of<type_of<q>>(at)})
    for (int i = 0; i < 3; ++i) vector[i] = std::fabs(vector[i]) + 0.25L;
  for (auto& number : value_of<type_of<N>>(at)) number = std::fabs(number) + 0.25L;
  return at;
}

/// A direction for every symbol, of its structure; for Q one along which QᵀQ stays I.
inline point random_direction(point const& at) {
  point along;
  std::mt19937 generator(40);
  std::uniform_real_distribution<real> uniform(-1, 1);
  along.each([&](real* value, shape size, structure has) {
    for (int k = 0; k < size.size(); ++k) value[k] = uniform(generator);
    if (size.is_square()) give_structure(value, size.rows, has);
  });
  auto const skew = along;
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 3; ++j) {
      auto& entry = value_of<type_of<Q>>(along)[i + 3 * j];
      entry = 0;
      for (int k = 0; k < 3; ++k) entry += value_of<type_of<Q>>(at)[i + 3 * k] * value_of<type_of<Q>>(skew)[k + 3 * j];
    }
  return along;
}

inline point const here = random_point();
inline point const along = random_direction(here);

// ---- values of formulas ----

/// Which symbols stand in formulas: only these are bound, because each binding takes time to compile. At least one is:
/// without data a formula's value is a double.
struct symbols_in_use {
  int count = 0;
  int place[point::count]{};
};

template<class Packed>
constexpr symbols_in_use symbols_of(Packed const& formulas) {
  symbols_in_use result;
  for (int id = 0; id < formulas.size; ++id)
    for (int k = 0; formulas.nodes[id].has_name() && k < point::count; ++k)
      if (same_name(formulas.nodes[id].name, point::names[k])) result.place[result.count++] = k;
  if (result.count == 0) result.count = 1;
  return result;
}
template<class... Formulas>
inline constexpr symbols_in_use in_use = symbols_of(simplest<Formulas...>());

/// The value of a formula and of its derivative at a point, as one program.
template<class Formula, class Derivative>
struct evaluated {
  static auto at(point const& numbers, Formula f, Derivative g) {
    return with(numbers, std::make_integer_sequence<int, in_use<Formula, Derivative>.count>{}, f, g);
  }

private:
  template<int... k>
  static auto with([[maybe_unused]] point const& numbers, std::integer_sequence<int, k...>, Formula f, Derivative g) {
    return formula_with_gradient<Formula, Derivative>(f, g)(bound<in_use<Formula, Derivative>.place[k]>(numbers)...);
  }
};

inline real const* entries(real const& value) { return &value; }
template<int m, int n>
real const* entries(dense<real, m, n> const& value) {
  return value.values;
}

inline constexpr real h = 1e-5L;

/// The point where one symbol is moved by h in the given direction.
template<class Symbol>
point moved(real const* direction, real by) {
  auto at = here;
  for (auto& number : value_of<Symbol>(at)) number += by * *direction++;
  return at;
}

/// |derivative − (after − before)/2h| is small, for n numbers.
inline void agrees(real const* derivative, real const* after, real const* before, int n) {
  real difference = 0, size = 0;
  for (int k = 0; k < n; ++k) {
    difference = std::fmax(difference, std::fabs(derivative[k] - (after[k] - before[k]) / (2 * h)));
    size += std::fabs(derivative[k]);
  }
  CHECK(std::isfinite(size));
  CHECK(difference <= 1e-7L * (1 + size));
}

inline void is_proved(bool proved, std::string_view derived, std::string_view expected) {
  INFO("derived:  " << derived);
  INFO("expected: " << expected);
  CHECK(proved);
}

/// derived == expected, as a constant; the texts are made only if it fails.
template<class Derived, class Expected>
void proves(Derived derived, Expected expected) {
  constexpr bool proved = Derived{} == Expected{};
  if constexpr (proved) is_proved(true, "", "");
  else is_proved(false, to_text(derived), to_text(expected));
}

// ---- the words of the tests; numbers in facts are exact, 2_c ----

/// ∂f/∂X = g of a scalar f.
template<class Scalar, class Symbol, class Gradient>
void gradient(Scalar f, Symbol by, Gradient expected) {
  auto const derived = grad(f, by);
  proves(derived, expected);
  using values = evaluated<Scalar, decltype(grad(f, by))>;
  auto const& direction = value_of<Symbol>(along);
  auto const after = values::at(moved<Symbol>(direction, h), f, derived).value;
  auto const before = values::at(moved<Symbol>(direction, -h), f, derived).value;
  auto const slopes = values::at(here, f, derived).gradient;
  real slope = 0;
  for (int k = 0; k < size_of<Symbol>.size(); ++k) slope += entries(slopes)[k] * direction[k];
  agrees(&slope, &after, &before, 1);
}

/// The derivative of f, of any shape, where a symbol is moved along a direction.
template<class Formula, class Symbol, class Differential>
void is_limit(Formula f, Symbol, Differential derived, real const* direction) {
  using values = evaluated<Formula, Differential>;
  auto const after = values::at(moved<Symbol>(direction, h), f, derived);
  auto const before = values::at(moved<Symbol>(direction, -h), f, derived);
  auto const dF = values::at(here, f, derived);
  agrees(entries(dF.gradient), entries(after.value), entries(before.value), size_of<Formula>.size());
}

/// dF = expected, where X changes by the symbol U.
template<class Formula, class Symbol, class Direction, class Differential>
void differential_is(Formula f, Symbol by, Direction direction, Differential expected) {
  auto const derived = differential(f, by, direction);
  proves(derived, expected);
  is_limit(f, by, derived, value_of<Direction>(here));
}

/// ∂F/∂t = expected for a scalar t.
template<class Formula, class Symbol, class Partial>
void partial_is(Formula f, Symbol by, Partial expected) {
  auto const derived = partial(f, by);
  proves(derived, expected);
  constexpr real one = 1;
  is_limit(f, by, derived, &one);
}

/// ∂F/∂Xᵢⱼ = expected.
template<int i, int j = 0, class Formula, class Symbol, class Partial>
void partial_is(Formula f, Symbol by, Partial expected) {
  auto const derived = partial<i, j>(f, by);
  proves(derived, expected);
  real direction[size_of<Symbol>.size()]{};
  direction[i + size_of<Symbol>.rows * j] = 1;
  is_limit(f, by, derived, direction);
}

/// ∂vec F/∂(vec X)ᵀ = expected.
template<class Formula, class Symbol, class Jacobian>
void jacobian_is(Formula f, Symbol by, Jacobian expected) {
  auto const derived = jacobian(f, by);
  proves(derived, expected);
  using values = evaluated<Formula, decltype(jacobian(f, by))>;
  auto const& direction = value_of<Symbol>(along);
  auto const after = values::at(moved<Symbol>(direction, h), f, derived);
  auto const before = values::at(moved<Symbol>(direction, -h), f, derived);
  auto const J = values::at(here, f, derived);
  constexpr int m = size_of<Formula>.size(), n = size_of<Symbol>.size();
  real slopes[m]{};
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < m; ++i) slopes[i] += entries(J.gradient)[i + m * j] * direction[j];
  agrees(slopes, entries(after.value), entries(before.value), m);
}

/// The Hessian of a scalar f by a vector x.
template<class Scalar, class Symbol, class Hessian>
void hessian_is(Scalar f, Symbol by, Hessian expected) {
  proves(hessian(f, by), expected);
  jacobian_is(grad(f, by), by, expected);
}

/// f = g, as functions and in numbers.
template<class Left, class Right>
void same(Left f, Right g) {
  proves(f, g);
  auto const both = evaluated<Left, Right>::at(here, f, g);
  for (int k = 0; k < size_of<Left>.size(); ++k) {
    auto const left = entries(both.value)[k], right = entries(both.gradient)[k];
    CHECK(std::fabs(left - right) <= 1e-13L * (1 + std::fabs(right)));
  }
}

/// f = g, and both are simplified to one form.
template<class Left, class Right>
void normalises(Left f, Right g) {
  same(f, g);
  constexpr bool alike = same_form(simplified(Left{}), simplified(Right{}));
  if constexpr (alike) is_proved(true, "", "");
  else is_proved(false, to_text(simplified(f)), to_text(simplified(g)));
}

/// What the library derives, as it prints it.
template<class Formula>
void prints(Formula f, std::string_view text) {
  CHECK(std::string_view(to_text(f)) == text);
}

}  // namespace cookbook
