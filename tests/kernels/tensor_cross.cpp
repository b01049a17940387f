// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/tensor_cross.hpp>

#include <limits>

#include "../catch.hpp"
#include "matrices.hpp"

using namespace matgrad::kernels;

namespace {

template<class T>
using three = dense<T, 3, 3>;

/// cof A, in long double.
auto cofactors_by_minors(three<long double> const& a) {
  return made<long double, 3, 3>([&](int i, int j) {
    int const p = (i + 1) % 3, q = (i + 2) % 3, r = (j + 1) % 3, s = (j + 2) % 3;
    return a(p, r) * a(q, s) - a(p, s) * a(q, r);
  });
}
template<class T>
auto in_long_double(three<T> const& a) {
  return made<long double, 3, 3>([&](int i, int j) { return static_cast<long double>(a(i, j)); });
}
/// cof(A + B) − cof A − cof B
template<class T>
auto cross_by_cofactors(three<T> const& A, three<T> const& B) {
  auto const a = in_long_double(A), b = in_long_double(B);
  auto const sum = made<long double, 3, 3>([&](int i, int j) { return a(i, j) + b(i, j); });
  auto const of_sum = cofactors_by_minors(sum), of_a = cofactors_by_minors(a), of_b = cofactors_by_minors(b);
  return made<long double, 3, 3>([&](int i, int j) { return of_sum(i, j) - of_a(i, j) - of_b(i, j); });
}
template<class T>
auto apart(three<T> const& a) {
  columns_of_four<T, 3> copy{};
  each_entry(a, [&](int i, int j) { copy(i, j) = a(i, j); });
  return copy;
}
template<class T>
inline constexpr long double tolerance = 20 * static_cast<long double>(std::numeric_limits<T>::epsilon());

void require_close(auto const& x, auto const& exact, long double most) {
  for (int j = 0; j < exact.cols(); ++j)
    for (int i = 0; i < exact.rows(); ++i) REQUIRE(is_close(x(i, j), exact(i, j), most, most));
}

/// γ vec(T) vec(T)ᵀ + [A]⨯ + μI, column by column: [A]⨯ vec(D) = vec(A ⨯ D).
template<class T>
auto tangent_by_columns(T gamma, three<T> const& t, three<T> const& a, T mu) {
  dense<long double, 9, 9> exact;
  auto const in = [](T x) { return static_cast<long double>(x); };
  for (int col = 0; col < 9; ++col) {
    three<T> unit{};
    unit.values[col] = 1;
    auto const cross = cross_by_cofactors(a, unit);
    for (int row = 0; row < 9; ++row)
      exact(row, col) =
          in(gamma)*in(t.values[row]) * in(t.values[col]) + cross.values[row] + (row == col ? in(mu) : 0.L);
  }
  return exact;
}

}  // namespace

TEMPLATE_TEST_CASE("A ⨯ B = cof(A + B) − cof A − cof B", "", float, double, long double) {
  using T = TestType;
  for (unsigned seed = 1; seed < 20; ++seed) {
    auto const A = random_matrix<T, 3, 3>(seed), B = random_matrix<T, 3, 3>(seed + 100);
    auto const exact = cross_by_cofactors(A, B);
    three<T> out;
    tensor_cross(out, A, B);
    require_close(out, exact, tolerance<T>);
    tensor_cross(out, transpose_view(A), B);
    require_close(out, cross_by_cofactors(transposed_copy(A), B), tolerance<T>);
    if constexpr (lanes_of<T> >= 4) {
      columns_of_four<T, 3> wide{};
      tensor_cross(wide, apart(A), apart(B));
      require_close(wide, exact, tolerance<T>);
    }
  }
}

TEST_CASE("A ⨯ B, while compiling") {
  constexpr three<int> A{{1, 2, 3, 4, 5, 6, 7, 8, 10}}, I{{1, 0, 0, 0, 1, 0, 0, 0, 1}};
  constexpr auto AxI = [&] {
    three<int> out;
    tensor_cross(out, A, I);
    return out;
  }();
  STATIC_REQUIRE(AxI == three<int>{{15, -4, -7, -2, 11, -8, -3, -6, 6}});  // tr(A) I − Aᵀ
}

TEMPLATE_TEST_CASE("γ vec(T) vec(T)ᵀ + [A]⨯ + μI", "", float, double, long double) {
  using T = TestType;
  for (unsigned seed = 1; seed < 20; ++seed) {
    auto const t = random_matrix<T, 3, 3>(seed), A = random_matrix<T, 3, 3>(seed + 100);
    value_of_number<T> const gamma{T(1.5)}, mu{T(-0.25)};
    auto const exact = tangent_by_columns(T(1.5), t, A, T(-0.25));
    auto const check = [&](auto const& a, auto const& b) {
      dense<T, 9, 9> out;
      cofactor_tangent(out, gamma, a, b, mu);
      require_close(out, exact, tolerance<T>);
      for (int j = 0; j < 9; ++j)
        for (int i = 0; i < j; ++i) REQUIRE(out(i, j) == out(j, i));

      T numbers[9 * 12 + 1];  // columns with a gap, which stays as it was
      for (T& x : numbers) x = 7;
      located<9, 9, by_strides<T, extent_constant<1>, extent_constant<12>>> with_gaps{{numbers, {}, {}}};
      cofactor_tangent(with_gaps, gamma, a, b, mu);
      require_close(with_gaps, exact, tolerance<T>);
      for (int k = 0; k < 9 * 12 + 1; ++k)
        if (k % 12 >= 9 || k == 9 * 12) REQUIRE(numbers[k] == 7);
    };
    check(t, A);
    if constexpr (lanes_of<T> >= 4) check(apart(t), apart(A));
  }
}

TEMPLATE_TEST_CASE("the tangent ends where its last number does", "", float, double) {
  using T = TestType;
  struct {
    dense<T, 9, 9> out;
    T behind[4] = {7, 7, 7, 7};
  } place;
  value_of_number<T> const one{1};
  auto const A = random_matrix<T, 3, 3>(1);
  auto const check = [&](auto const& a) {
    cofactor_tangent(place.out, one, a, a, one);
    for (T x : place.behind) REQUIRE(x == 7);
  };
  check(A);
  if constexpr (lanes_of<T> >= 4) check(apart(A));
}

TEMPLATE_TEST_CASE("adj(X⁻¹) = X/det X, where it is in range", "", float, double) {
  using T = TestType;
  auto const ratio = [](T scale_by) {  // W r, of X = s A, against A/det A s⁻²
    auto const A = made<T, 3, 3>([](int i, int j) { return i == j ? T(2 + i) : T(i - 2 * j) / 8; });
    three<T> const X = times(A, scale_by);
    scaled_inverse<T, 3> inverse;
    invert_closed<false>(inverse, X);
    three<T> W;
    value_of_number<bool> const trusted{inverse.trusted};
    value_of_number<T> const r{inverse.factor};
    adjugate_of_inverse(W, trusted, r, inverse.matrix, X);
    auto const det = static_cast<long double>(determinant(A)), s = static_cast<long double>(scale_by);
    require_close(made<long double, 3, 3>([&](int i, int j) {
                    return static_cast<long double>(W(i, j)) * static_cast<long double>(inverse.factor) * s * s;
                  }),
                  made<long double, 3, 3>([&](int i, int j) { return static_cast<long double>(A(i, j)) / det; }),
                  tolerance<T>);
    return inverse.trusted;
  };
  int const most = std::numeric_limits<T>::max_exponent;
  REQUIRE(ratio(T(1)));
  REQUIRE_FALSE(ratio(std::ldexp(T(1), most * 2 / 5)));  // det X would be 2^(1.2 most), X/det X is 2^(−0.8 most)
  REQUIRE_FALSE(ratio(std::ldexp(T(1), -most * 2 / 5)));
}
