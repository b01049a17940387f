// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../numbers.hpp"

#include <string>
#include <tuple>
#include <type_traits>

// Laws that every operation obeys. A file of this folder lists formulas of one kind, every operation at least once; whoever
// adds an operation adds a formula to one of the lists.
namespace laws {

using namespace matgrad;
using real = long double;

inline constexpr auto X = matrix<"X", 3, 3>;
inline constexpr auto A = matrix<"A", 3, 3>;
inline constexpr auto B = matrix<"B", 3, 3>;
inline constexpr auto N = matrix<"N", 3, 2>;
inline constexpr auto P = positive_definite<"P", 3>;
inline constexpr auto x = vector<"x", 3>;
inline constexpr auto y = vector<"y", 3>;
inline constexpr auto s = scalar<"s">;
inline constexpr auto t = scalar<"t">;

// ---- a point: invertible, well conditioned, and with positive vectors and scalars ----

inline auto const A0 = random_invertible<real, 3>(1);
inline auto const B0 = random_matrix<real, 3, 3>(2);
inline auto const N0 = random_matrix<real, 3, 2>(3);
inline auto const P0 = random_positive_definite<real, 3>(4);
inline auto const X0 = random_invertible<real, 3>(5);
inline auto const x0 = made<real, 3, 1>([](int i, int) { return 0.5L + 0.75L * static_cast<real>(i); });
inline auto const z0 = made<real, 3, 1>([](int i, int) { return 2 - 0.625L * static_cast<real>(i); });
inline constexpr real s0 = 1.25L, t0 = 0.75L;

/// f where the variable v is v0 and everything else is at the point.
template<class F, class V, class Value>
auto value_at(F const& f, V const& v, Value const& v0, auto const&... more) {
  return f(v = v0, A = A0, B = B0, N = N0, P = P0, X = X0, x = x0, y = z0, s = s0, t = t0, more...);
}

template<class T>
auto difference_quotient(T const& after, T const& before, real h) {
  if constexpr (is_matrix_of_numbers<T>)
    return made<real, T::rows(), T::cols()>([&](int i, int j) { return (after(i, j) - before(i, j)) / (2 * h); });
  else return (after - before) / (2 * h);
}

inline std::string shown(auto const& f) { return std::string(std::string_view(to_text(f))); }

// ---- the laws ----

/// differential(F, X, U) is the limit of (F(X + hU) − F(X − hU))/2h, h → 0.
template<class F, class V, class Value>
void differential_is_a_limit(F const& f, V const& v, Value const& v0, Value const& u0) {
  INFO("F = " << shown(f));
  constexpr real h = 1e-5L;
  constexpr auto U = matrix<"direction", rows(V{}), cols(V{})>;
  auto const quotient = difference_quotient(value_at(f, v, moved(v0, h, u0)), value_at(f, v, moved(v0, -h, u0)), h);
  CHECK(agree(value_at(differential(f, v, U), v, v0, U = u0), quotient, 1e-8));
}

/// F itself if it is a scalar, else its inner product with a matrix of its shape.
template<class F>
constexpr auto as_scalar(F f) {
  constexpr int m = rows(F{}), n = cols(F{});
  if constexpr (m * n == 1) return f;
  else return dot(matrix<"C", m, n>, f);
}

/// The transposed rule is the adjoint of the forward one: ⟨grad f, U⟩ = differential(f, X, U) for every direction U.
template<class F, class V, class U>
void gradient_is_adjoint(F, V, U) {
  constexpr auto f = as_scalar(F{});
  INFO("f = " << shown(f));
  constexpr bool adjoint = dot(grad(f, V{}), U{}) == differential(f, V{}, U{});
  CHECK(adjoint);
}

/// Simplification keeps the value and the shape, and does nothing the second time.
template<class F>
void simplifies_lawfully(F) {
  constexpr auto once = simplified(F{});
  constexpr auto twice = simplified(once);
  INFO("F = " << shown(F{}));
  INFO("simplified: " << shown(once));
  INFO("twice: " << shown(twice));
  constexpr bool same_value = once == F{};
  constexpr bool same_shape = rows(once) == rows(F{}) && cols(once) == cols(F{});
  constexpr bool idempotent = std::is_same_v<decltype(once), decltype(twice)>;
  CHECK(same_value);
  CHECK(same_shape);
  CHECK(idempotent);
}

/// All laws for one formula of the variable v, at v0 and along u0; U is a direction's symbol.
void obeys(auto f, auto v, auto U, auto const& v0, auto const& u0) {
  differential_is_a_limit(f, v, v0, u0);
  gradient_is_adjoint(f, v, U);
  simplifies_lawfully(f);
}

/// ... for several.
template<class... F>
struct formulas {
  constexpr explicit formulas(F...) {}

  static void obey(auto v, auto U, auto const& v0, auto const& u0) { (obeys(F{}, v, U, v0, u0), ...); }
};

}  // namespace laws
