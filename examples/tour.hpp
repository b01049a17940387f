// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <cstdio>

#include <matgrad/matgrad.hpp>

#include "finite_differences.hpp"
#include "print.hpp"

// Eight formulas and their gradients: derived and proved by the compiler, evaluated, and compared with finite differences.
namespace tour {

using namespace matgrad;

/// "3 divisions", "1 division".
inline void print_count(int count, char const* what, char const* after) {
  std::printf("%d %s%s%s", count, what, count == 1 ? "" : "s", after);
}

/// One formula at the point X = A: its gradient, beside the textbook's form that the compiler has proved equal. Says
/// whether finite differences agree.
template<class F, class X, class Textbook, int m, int n, class... Given>
bool visit(char const* source, F const& f, X const& x, Textbook const& textbook, dense<double, m, n> const& A,
           Given const&... given) {
  auto const g = grad(f, x);
  auto const [value, gradient] = value_and_grad(f, x)(x = A, given...);
  double const difference = relative_difference(gradient, finite_differences(f, x, A, given...));
  auto const work = cost(g);

  print("\n  ", f, "");
  std::printf(" = %.10g\n", value);
  print("  gradient  ", g);
  std::printf("            = ");
  print_on_one_line(gradient);
  print("  proved    ", textbook, "");
  std::printf(", %s\n", source);
  std::printf("  checked   by finite differences, to %.0e\n", difference);
  std::printf("  cost      ");
  print_count(work.flops, "flop", ", ");
  print_count(work.divisions, "division", ", ");
  print_count(work.factorizations, "factorization", "\n");
  return difference < 1e-6;
}

/// Do finite differences agree with all gradients?
inline bool visit_all() {
  bool agree = true;
  constexpr auto X = matrix<"X", 3>;
  constexpr auto A = matrix<"A", 3>;
  constexpr auto B = matrix<"B", 3>;
  constexpr auto Z = matrix<"Z", 4, 3>;
  constexpr auto M = matrix<"A", 4, 3>;  // called A too, as in ‖Ax − b‖²
  constexpr auto x = vector<"x", 3>;
  constexpr auto a = vector<"a", 3>;
  constexpr auto b = vector<"b", 3>;
  constexpr auto y = vector<"b", 4>;

  // column by column
  dense<double, 3, 3> const X0{2, 0, 1, 1, 3, 0, 0, 1, 2};
  dense<double, 3, 3> const A0{1, 2, 0, 0, 1, 1, 1, 0, 3};
  dense<double, 3, 3> const B0{1, 0, 1, -1, 2, 0, 0, 1, 1};
  dense<double, 4, 3> const Z0{1, 0, 2, 1, 0, 1, 1, -1, 2, 1, 0, 1};
  dense<double, 3> const x0{1, -2, 3}, a0{1, 2, -1}, b0{3, 0, 1};
  dense<double, 4> const y0{1, 2, 3, 4};

  {
    constexpr auto f = tr(inv(X));
    constexpr auto textbook = -transpose(inv(X) * inv(X));
    static_assert(grad(f, X) == textbook);
    agree &= visit("Matrix Cookbook (124), with A = B = I", f, X, textbook, X0);
  }
  {
    constexpr auto f = log(det(X));
    constexpr auto textbook = inv(X).T();
    static_assert(grad(f, X) == textbook);
    agree &= visit("Matrix Cookbook (57)", f, X, textbook, X0);
  }
  {
    constexpr auto f = x.T() * A * x;
    constexpr auto textbook = (A + A.T()) * x;
    static_assert(grad(f, x) == textbook);
    agree &= visit("Matrix Cookbook (81)", f, x, textbook, x0, A = A0);
  }
  {
    constexpr auto f = squared_norm(M * x - y);
    constexpr auto textbook = 2_c * M.T() * (M * x - y);
    static_assert(grad(f, x) == textbook);
    agree &= visit("Matrix Cookbook (84), with W = I", f, x, textbook, x0, M = Z0, y = y0);
  }
  {
    constexpr auto f = tr(A * X * B * X.T());
    constexpr auto textbook = A.T() * X * B.T() + A * X * B;
    static_assert(grad(f, X) == textbook);
    agree &= visit("Matrix Cookbook (118), with C = I", f, X, textbook, X0, A = A0, B = B0);
  }
  {
    constexpr auto f = det(Z.T() * Z);
    constexpr auto textbook = 2_c * f * Z * inv(Z.T() * Z);
    static_assert(grad(f, Z) == textbook);
    agree &= visit("Matrix Cookbook (53), with A = I", f, Z, textbook, Z0);
  }
  {
    constexpr auto f = a.T() * inv(X) * b;
    constexpr auto textbook = -inv(X).T() * a * b.T() * inv(X).T();
    static_assert(grad(f, X) == textbook);
    agree &= visit("Matrix Cookbook (61)", f, X, textbook, X0, a = a0, b = b0);
  }
  {
    constexpr auto f = tr(A * pow<2>(X) * B);
    constexpr auto textbook = transpose(X * B * A + B * A * X);
    static_assert(grad(f, X) == textbook);
    agree &= visit("Matrix Cookbook (107), with BA for B", f, X, textbook, X0, A = A0, B = B0);
  }
  return agree;
}

}  // namespace tour
