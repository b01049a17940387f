// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/exact_functions.hpp>
#include <matgrad/kernels/matrix_algebra.hpp>
#include <matgrad/operations/determinant.hpp>
#include <matgrad/operations/diag.hpp>
#include <matgrad/operations/elementwise.hpp>
#include <matgrad/operations/hcat.hpp>
#include <matgrad/operations/matrix_power.hpp>

// Analytic functions of a square matrix, f(X) = Σ cₖXᵏ, and their Fréchet derivatives of every order.
namespace matgrad {

template<class Room>
struct frechet_derivative;

/// X as α A, where A is a single matrix factor; X itself where there is no such α.
struct scaled_matrix {
  term scalar;
  term matrix;

  constexpr explicit scaled_matrix(term X) : scalar(number(*X.in, 1)), matrix(X) {
    if (!X.is<product>()) return;
    int last = X.count() - 1;
    if (last == 0 || X[last].size().is_scalar() || !X[last - 1].size().is_scalar()) return;
    scalar = scalar_factor(X);
    matrix = X[last];
  }
};

/// Is AB = BA, as far as the form shows it? Of sums, products, powers and multiples of one matrix.
constexpr bool commute(term A, term B) {
  if (A == B || A.size().is_scalar() || B.size().is_scalar()) return true;
  if (A.is<identity_room>() || B.is<identity_room>() || is_zero(A) || is_zero(B)) return true;
  if (A.has().has(diagonal_structure) && B.has().has(diagonal_structure)) return true;
  auto is_made_of_parts = [](term X) {
    return X.is<addition>() || X.is<product>() || X.is<inverse>() || X.is<matrix_power_room>();
  };
  auto parts_commute_with = [](term X, term Y) {
    for (int k = 0; k < X.count(); ++k) {
      if (X[k].size().is_scalar()) continue;
      if (X[k].size() != Y.size() || !commute(X[k], Y)) return false;
    }
    return true;
  };
  return (is_made_of_parts(A) && parts_commute_with(A, B)) || (is_made_of_parts(B) && parts_commute_with(B, A));
}

/// What functions of a matrix share. A room says the same function of numbers, its derivatives, and what is special.
template<class Room>
struct matrix_function {
  // shape: n×n gives n×n
  static constexpr shape size(shape X) { return X; }
  static constexpr bool fits(shape X) { return X.is_square(); }
  template<class X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X>,
                  "expm(X), logm(X), sinm(X), cosm(X): X must be square; for a function of each entry write "
                  "elementwise::exp(X), and so on");
  }

  // f(αI) = f(α) I, f(diag(x)) = diag(f(x)), f(Xᵀ) = f(X)ᵀ
  static constexpr term identity(term X) {
    auto& in = *X.in;
    if (X.size().is_scalar()) return Room::of_numbers(X);
    if (is_zero(X)) return Room::of_numbers(number(in, 0)) * identity_matrix(in, X.size().rows);
    scaled_matrix const scaled(X);
    if (scaled.matrix.template is<identity_room>()) return Room::of_numbers(scaled.scalar) * scaled.matrix;
    if (scaled.matrix.template is<diagonal_matrix_room>())
      return diagonal_matrix(Room::of_numbers(scaled.scalar * scaled.matrix[0]));
    if (auto special = Room::special(X)) return special;
    if (auto blocks = of_dual(X)) return blocks;
    if (auto Xt = transpose(X); is_transpose_first(X, Xt)) return transpose(of(Xt));
    return nothing;
  }
  // f(X)ᵀ stays, unless X is symmetric
  static constexpr term transposed(term X) { return transpose(X) == X ? of(X) : nothing; }

  static constexpr term differential(term, term X, term dX) {
    return X.in->make(operation_of<frechet_derivative<Room>>, X, dX);
  }

  template<class Out, class X>
  static constexpr void value(Out& out, X const& x) {
    copy(out, Room::at(kernels::as_dense(x)));
  }
  static constexpr operation_cost cost(shape, shape const* X) { return Room::cost_of(X[0].rows, 1); }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    return Room::exact_at(out, X[0], 0);
  }

protected:
  static constexpr term of(term X) { return X.in->make(operation_of<Room>, X); }

private:
  // f([X, U; 0, X]) = [f(X), Df(X)[U]; 0, f(X)], and transposed (Van Loan 1978)
  static constexpr term of_dual(term Y) {
    auto const blocks = scaled_matrix(Y).matrix;
    int const n = Y.size().rows / 2;
    if (!blocks.is<column_of_blocks>() && !blocks.is<row_of_blocks>()) return nothing;
    if (Y.size().rows != 2 * n) return nothing;
    auto part = [&](int i, int j) { return block(Y, {i * n, j * n, {n, n}}); };
    auto X = part(0, 0), zero = part(1, 0);
    if (X != part(1, 1)) return nothing;
    if (!is_zero(zero)) return is_zero(part(0, 1)) ? transpose(of(transpose(Y))) : nothing;
    auto const f = of(X), Df = differential(f, X, part(0, 1));
    growing<int> above, below, rows;
    above.push_back(f.id), above.push_back(Df.id);
    below.push_back(zero.id), below.push_back(f.id);
    rows.push_back(hcat(*Y.in, above).id), rows.push_back(hcat(*Y.in, below).id);
    return vcat(*Y.in, rows);
  }
};

/// Df(X)[U], the Fréchet derivative of a matrix function: f(X + U) = f(X) + Df(X)[U] + o(‖U‖). With k directions the k-th,
/// Dᵏf(X)[U₁, …, Uₖ]: linear in each, and the same in whatever order they stand.
template<class Room>
struct frechet_derivative {
  static constexpr char const* name = Room::derivative_name;
  static constexpr bool is_linear_in(int k) { return k > 0; }

  // shape: that of X, which its directions have too
  static constexpr shape size(shape X, auto...) { return X; }
  static constexpr bool fits(shape X, auto... U) { return X.is_square() && ((U == X) && ...); }
  template<class... X>
  static constexpr void refuse() {
    static_assert(shapes_fit<X...>,
                  "expm_frechet(X, U), and of logm, sinm, cosm: X must be square, and each direction U of its shape");
  }
  static constexpr structure has(arguments X) {
    auto common = symmetric_structure | lower_structure | upper_structure;
    for (int k = 0; k < X.count; ++k) common = common & X[k].has();
    return common;
  }

  // where all commute, f⁽ᵏ⁾(X) U₁ … Uₖ; directions in canonical order; Df(Xᵀ)[Uᵀ] = Df(X)[U]ᵀ
  static constexpr term identity(arguments X) {
    auto& in = *X.in;
    if (all_commute(X)) {
      auto Y = Room::derivative(X[0], X.count - 1);
      for (int k = 1; k < X.count; ++k) Y = Y * X[k];
      return Y;
    }
    auto sorted = operands_of(X);
    for (int i = 2; i < X.count; ++i)
      for (int k = i; k > 1 && compare(in[sorted[k]], in[sorted[k - 1]]) < 0; --k) {
        auto U = sorted[k];
        sorted[k] = sorted[k - 1], sorted[k - 1] = U;
      }
    for (int k = 1; k < X.count; ++k)
      if (sorted[k] != X[k].id) return of(in, sorted);
    if (auto Xt = transpose(X[0]); is_transpose_first(X[0], Xt)) return transpose(of(in, transposed_operands(X)));
    return nothing;
  }
  static constexpr term transposed(arguments X) {
    return transpose(X[0]) == X[0] ? of(*X.in, transposed_operands(X)) : nothing;
  }

  static constexpr cited_rule rule{
      "d Df(X)[U] = D²f(X)[U, dX] + Df(X)[dU]",
      "\\mathrm{d}\\,\\mathrm{D}f(X)[U] = \\mathrm{D}^{2}f(X)[U, \\mathrm{d}X] + \\mathrm{D}f(X)[\\mathrm{d}U]",
      "Higham & Relton (2014)"};
  static constexpr term differential(term Y, arguments X, arguments dX) {
    auto& in = *Y.in;
    auto dY = zero_matrix(in, Y.size());
    for (int k = 0; k < X.count; ++k) {
      if (is_zero(dX[k])) continue;
      auto changed = operands_of(X);
      if (k == 0) changed.push_back(dX[0].id);
      else changed[k] = dX[k].id;
      dY = dY + of(in, changed);
    }
    return dY;
  }
  // ⟨C, Dᵏf(X)[…, U, …, V]⟩ = ⟨Dᵏf(Xᵀ)[…, C, …, Vᵀ], U⟩
  static constexpr term adjoint(term C, arguments X, int k) {
    auto operands = transposed_operands(X);
    operands[k] = C.id;
    return of(*C.in, operands);
  }

  static constexpr void write(writer& out, term Y) {
    auto notation = Room::notation;
    if (out.is_cpp()) return out.call({"", "", name}, Y);
    out.put("D", "\\mathrm{D}", "");
    if (Y.count() > 2) out.power_mark(Y.count() - 1);
    out.put(notation.text, notation.latex, "");
    out.put("(", "\\left(", ""), out.write(Y[0]), out.put(")[", "\\right)\\left[", "");
    for (int k = 1; k < Y.count(); ++k) {
      if (k > 1) out.put(", ");
      out.write(Y[k]);
    }
    out.put("]", "\\right]", "");
    out.finish(writer::of_atom, true);
  }

  // value: f with dual matrices, X + ε₁U₁ + ε₂U₂ + …
  template<class Out, class X, class... U>
  static constexpr void value(Out& out, X const& x, U const&... u) {
    using kernels::as_dense;
    namespace algebra = kernels::matrix_algebra;
    auto const Y = Room::at(algebra::moved_along(as_dense(x), as_dense(u)...));
    copy(out, algebra::last_change(Y));
  }
  static constexpr operation_cost cost(shape, shape const* X, int count) {
    int products = 1;  // of dual matrices a product is three
    for (int k = 1; k < count; ++k) products *= 3;
    return Room::cost_of(X[0].rows, products);
  }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int count) {
    return kernels::exact_derivative(out, X, count, Room::exact_at);
  }

private:
  static constexpr term of(graph& in, growing<int> const& operands) {
    return in.make(operation_of<frechet_derivative>, operands);
  }
  static constexpr bool all_commute(arguments X) {
    for (int k = 1; k < X.count; ++k)
      for (int l = 0; l < k; ++l)
        if (!commute(X[k], X[l])) return false;
    return true;
  }
  static constexpr growing<int> operands_of(arguments X) {
    growing<int> ids;
    for (int k = 0; k < X.count; ++k) ids.push_back(X[k].id);
    return ids;
  }
  static constexpr growing<int> transposed_operands(arguments X) {
    growing<int> ids;
    for (int k = 0; k < X.count; ++k) ids.push_back(transpose(X[k]).id);
    return ids;
  }
};

}  // namespace matgrad
