// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/plan/knowledge.hpp>
#include <matgrad/plan/rooms.hpp>

// How steps are made: of two spellings of the same numbers the one that is there already, and of an operation the variant
// that does least for these operands.
namespace matgrad {

struct step_maker {
  graph& to;

  constexpr term step(int id) const { return to[id]; }

  /// The step Room(operands...), as it stands.
  template<class Room, class... Terms>
  constexpr term make(Terms... operands) {
    growing<int> ids;
    (ids.push_back(operands.id), ...);
    return to.intern(operation_of<Room>, ids);
  }
  /// The same, if it is there already.
  template<class Room>
  constexpr term known(growing<int> const& operands) {
    return to.find(operation_of<Room>, operands);
  }

  constexpr term transposed(term X) {
    if (X.size().is_scalar() || X.has().has(symmetric_structure)) return X;
    if (X.is<transposition>()) return X[0];
    if (X.is<scaling>()) return make<scaling>(X[0], transposed(X[1]));  // a view of a view
    return make<transposition>(X);
  }

  /// αX: a view, but a square takes α in, and A ⊗ B has it in the smaller factor.
  constexpr term scaled(term alpha, term X) {
    if (X.is<transposition>() && X[0].is<square_room>()) return transposed(scaled(alpha, X[0]));
    if (X.is<square_room>() && X.count() == 1) return make<square_room>(X[0], alpha);
    if (X.is<commuted_rows>() && X[0].is<kronecker_product>())
      return to.intern(X.op(), growing<int>(1, scaled(alpha, X[0]).id), X.a(), X.b());
    if (X.is<kronecker_product>()) {
      bool const is_first = X[0].size().size() <= X[1].size().size();
      return is_first ? make<kronecker_product>(multiple(alpha, X[0]), X[1])
                      : make<kronecker_product>(X[0], multiple(alpha, X[1]));
    }
    return make<scaling>(alpha, X);
  }
  /// αX, computed.
  constexpr term multiple(term alpha, term X) {
    bool const is_symmetric = X.size().rows > 1 && X.has().has(symmetric_structure);
    return is_symmetric ? make<symmetric_multiple>(alpha, X) : make<product>(alpha, X);
  }
  /// What reads each entry several times would multiply as often.
  constexpr term computed(term X) {
    return X.is<scaling>() && !is_number(X[0], -1) ? multiple(X[0], X[1]) : X;
  }
  constexpr term negated(term X) { return make<scaling>(number(to, -1), X); }

  static constexpr bool is_diagonal(term X) { return X.size().rows > 1 && X.has().has(diagonal_structure); }
  static constexpr bool is_lower(term X) { return X.size().rows > 1 && X.has().has(lower_structure); }
  static constexpr bool is_upper(term X) { return X.size().rows > 1 && X.has().has(upper_structure); }

  /// The column from which diag(x) was made, else the diagonal matrix itself.
  static constexpr term diagonal_in(term D) { return D.is<diagonal_matrix_room>() ? D[0] : D; }

  /// A B. (B A)ᵀ is the same numbers as AᵀBᵀ: of the two the one with fewer transposes, or the one that is there already.
  constexpr term product_of(term A, term B, bool is_symmetric = false) {
    if (is_diagonal(A)) return make<row_scaling>(diagonal_in(A), B);
    if (is_diagonal(B)) return make<column_scaling>(A, diagonal_in(B));
    if (A.is<commutation_room>()) return to.intern(operation_of<commuted_rows>, growing<int>(1, B.id), A.a(), A.b());
    if (B.is<commutation_room>()) {  // A K = (Kᵀ Aᵀ)ᵀ
      auto K = commutation_matrix(to, static_cast<int>(B.b()), static_cast<int>(B.a()));
      return transposed(product_of(K, transposed(A)));
    }
    if (is_symmetric && !A.size().is_scalar() && A.size().rows > 1) return make<symmetric_product>(A, B);
    if (is_lower(A)) return make<triangular_product<false>>(A, B);
    if (is_upper(A)) return make<triangular_product<true>>(A, B);
    if (is_lower(B) || is_upper(B)) return transposed(product_of(transposed(B), transposed(A)));
    if (A.is<transposition>() && B.is<transposition>()) return transposed(product_of(B[0], A[0]));
    if (A == B && A.size().rows <= closed_form_limit) return make<square_room>(A);
    growing<int> twin;
    twin.push_back(transposed(B).id);
    twin.push_back(transposed(A).id);
    if (auto there = known<product>(twin)) return transposed(there);
    return make<product>(A, B);
  }

  /// A⁻¹B from the factors of A, or A⁻ᵀB.
  constexpr term solved(solver by, term factors, bool is_transposed, term B) {
    if (by == solver::lu)
      return is_transposed ? make<lu_solution<true>>(factors, B) : make<lu_solution<false>>(factors, B);
    if (by == solver::cholesky) return make<cholesky_solution>(factors, B);
    auto L = is_transposed ? transposed(factors) : factors;
    bool const is_upper = (by == solver::upper) != is_transposed;
    return is_upper ? make<triangular_solution<true>>(L, B) : make<triangular_solution<false>>(L, B);
  }

  /// The product of scalar steps; a number goes first.
  constexpr term scalar_product(growing<int> const& scalars, rational coefficient) {
    if (scalars.empty()) return number(to, coefficient);
    auto result = step(scalars[0]);
    for (int k = 1; k < scalars.size(); ++k) result = make<product>(result, step(scalars[k]));
    if (coefficient == rational(1)) return result;
    return make<scaling>(number(to, coefficient), result);
  }

  /// A sum of steps: what is diagonal is added to the diagonal, and of a symmetric sum one half is computed.
  constexpr term sum_of(growing<int> const& terms) {
    growing<int> full;
    for (int id : terms)
      if (!is_diagonal(step(id))) full.push_back(id);
    if (full.empty() || full.size() == terms.size()) return full_sum_of(terms);
    auto sum = full.size() == 1 ? step(full[0]) : full_sum_of(full);
    for (int id : terms)
      if (is_diagonal(step(id))) sum = make<diagonal_addition>(sum, entries_of_diagonal(step(id)));
    return sum;
  }

  /// The diagonal as a column, or as a number where all its entries are that.
  constexpr term entries_of_diagonal(term D) {
    if (D.is<identity_room>()) return number(to, 1);
    if (D.is<diagonal_matrix_room>()) return D[0];
    if (!D.is<scaling>()) return make<diagonal_of_room>(D);
    auto x = entries_of_diagonal(D[1]);
    return x.is<exact_number>() ? D[0] : make<scaling>(D[0], x);
  }

  constexpr term full_sum_of(growing<int> const& terms) {
    bool symmetric = true;
    for (int id : terms)
      symmetric = symmetric && (step(id).has().has(symmetric_structure) || has_twin(terms, step(id)));
    return to.intern(symmetric ? operation_of<symmetric_sum> : operation_of<addition>, terms);
  }

private:
  /// Is Xᵀ among the terms?
  constexpr bool has_twin(growing<int> const& terms, term X) {
    if (!X.size().is_square()) return false;
    auto bare = X.is<scaling>() ? X[1] : X;
    auto twin = transposed(bare);
    for (int id : terms) {
      auto other = step(id);
      if (X.is<scaling>() ? other.is<scaling>() && other[0] == X[0] && other[1] == twin : other == twin) return true;
    }
    return false;
  }
};

}  // namespace matgrad
