// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/factor.hpp>
#include <matgrad/plan/tensor_cross.hpp>

// Derivatives of det X, X 3×3, written with ⨯ before they are planned. With T = X⁻¹ and W = adj T = X/det X
//     T E T = tr(T E) T − Wᵀ ⨯ Eᵀ                                     K (T ⊗ Tᵀ) = vec(T) vec(T)ᵀ − [Wᵀ]⨯
//     X E + E X + (tr X tr E − tr(X E)) I − tr(X) E − tr(E) X = d adj(X) = Xᵀ ⨯ Eᵀ
// The first takes 90 operations, the last line 161, A ⨯ B 63. A sum with T E T, or K (T ⊗ Tᵀ), is written so where it also has a
// multiple of tr(T E) T, or of vec(T) vec(T)ᵀ: to that the first term is added.
namespace matgrad {

/// The formulas of a plan, in a graph of their own: who counts the readers of a term counts no others.
struct cross_writing {
  graph& from;           // canonical
  graph& to;             // canonical
  growing<int> written;  // of each term

  constexpr cross_writing(graph& formulas, graph& result) : from(formulas), to(result) {}

  /// Whether there is anything to be written so.
  constexpr bool applies() {
    for (int id = 0, size = from.size(); id < size; ++id) {
      auto const X = from[id];
      if (X.is<addition>() && (derivative_of_adjugate(X) || directions(X) || squares(X))) return true;
    }
    return false;
  }

  constexpr graph& write_all(growing<int>& roots) {
    for (int& root : roots) root = write(from[root]).id;
    return to;
  }

private:
  static constexpr shape three{3, 3}, nine{9, 9};

  constexpr term write(term X) {
    written.resize(from.size(), -1);
    if (written[X.id] < 0) {
      int const id = write_anew(X).id;
      written.resize(from.size(), -1);
      written[X.id] = id;
    }
    return to[written[X.id]];
  }
  constexpr term write_anew(term X) {
    if (X.is<addition>()) {
      if (auto found = derivative_of_adjugate(X)) return cross(transpose(write(found.X)), transpose(write(found.E)));
      if (auto found = directions(X)) return write_directions(X, found);
      if (auto found = squares(X)) return write_squares(X, found);
    }
    growing<int> operands;
    for (int k = 0; k < X.count(); ++k) operands.push_back(write(X[k]).id);
    return to.adopt(from.nodes[X.id], operands.begin());
  }
  static constexpr term cross(term A, term B) { return A.in->make(operation_of<tensor_cross>, A, B); }

  // ---- X E + E X + (tr X tr E − tr(X E)) I − tr(X) E − tr(E) X ----

  struct adjugate_along {
    term X, E;
    constexpr explicit operator bool() const { return static_cast<bool>(X); }
  };
  constexpr adjugate_along derivative_of_adjugate(term sum) {
    if (sum.size() != three || sum.count() != 5) return {};
    for (int k = 0; k < sum.count(); ++k) {
      auto const XE = sum[k];
      if (!XE.is<product>() || XE.count() != 2 || XE[0].size() != three) continue;
      auto const found = adjugate_along{XE[0], XE[1]};
      return sum_factoring::factored(adjugate::differential(XE, found.X, found.E)) == sum ? found : adjugate_along{};
    }
    return {};
  }

  /// The X of the matrix S of vec(E) ↦ vec(d adj(X)), or nothing. K S = [X]⨯.
  constexpr term matrix_of_adjugate(term S) {
    if (!S.is<addition>() || S.count() != 5) return nothing;
    for (int k = 0; k < S.count(); ++k) {
      if (!S[k].is<kronecker_product>() || !S[k][0].is<identity_room>() || S[k][1].size() != three) continue;
      auto const X = S[k][1], I = S[k][0], i = vec(I);
      auto const of_X = i * transpose(tr(X) * i - vec(transpose(X))) + kron(I, X) + kron(transpose(X), I)
                      - vec(X) * transpose(i) - tr(X) * identity_matrix(from, 9);
      return sum_factoring::factored(of_X) == S ? X : nothing;
    }
    return nothing;
  }

  // ---- two terms of a sum ----

  /// α times what is written with ⨯, and β times what is added to.
  struct pair {
    int alpha = -1, beta = -1;
    constexpr explicit operator bool() const { return alpha >= 0; }
  };

  template<class AreSuch>
  static constexpr pair find_pair(term sum, AreSuch const& are_such) {
    for (int k = 0; k < sum.count(); ++k) {
      summand const a(sum[k]);
      for (int l = 0; a.chain.size() > 1 && l < sum.count(); ++l)
        if (l != k && are_such(a, summand(sum[l]))) return {k, l};
    }
    return {};
  }
  constexpr term at(summand const& x, int k) const { return from[x.chain[k]]; }

  /// Is T the inverse, or a transposed inverse, of a matrix of which nothing is known? What is symmetric costs less as it is.
  static constexpr bool is_inverse_of_three(term T) {
    auto const bare = T.is<transposition>() ? T[0] : T;
    return T.size() == three && bare.is<inverse>() && T.has() == general;
  }
  /// adj T, which may be in range where det X is not.
  constexpr term adjugate_of(term T) {
    if (T.is<transposition>()) return transpose(adjugate_of(T[0]));
    return to.make(operation_of<adjugate_of_inverse>, write(T[0]));
  }

  /// The scalars of a term.
  constexpr term scalar_of(summand const& x) {
    auto alpha = number(to, x.coefficient);
    for (int id : x.scalars) alpha = alpha * write(from[id]);
    return alpha;
  }

  // ---- α T E T + β tr(T E) T = (α tr(T E) + β tr(T E)) T − α (Wᵀ ⨯ Eᵀ) ----

  constexpr pair directions(term sum) {
    if (sum.size() != three) return {};
    return find_pair(sum, [&](summand const& a, summand const& b) {
      if (a.chain.size() != 3 || a.chain[0] != a.chain[2] || b.chain.size() != 1 || b.chain[0] != a.chain[0])
        return false;
      return is_inverse_of_three(at(a, 0)) && b.scalars.contains(tr(at(a, 0) * at(a, 1)).id);
    });
  }
  constexpr term write_directions(term sum, pair found) {
    summand const a(sum[found.alpha]), b(sum[found.beta]);
    auto const T = at(a, 0), E = at(a, 1), trace = tr(T * E);
    auto const alpha = scalar_of(a), along = cross(transpose(adjugate_of(T)), transpose(write(E)));
    // the two scalars apart: what is known of them early can be computed early
    return others(sum, found) + (alpha * write(trace) + scalar_of(b)) * write(T) - alpha * along;
  }
  constexpr term others(term sum, pair found) {
    auto rest = zero_matrix(to, sum.size());
    for (int k = 0; k < sum.count(); ++k)
      if (k != found.alpha && k != found.beta) rest = rest + write(sum[k]);
    return rest;
  }

  // ---- α K (T ⊗ Tᵀ) + β vec(T) vec(T)ᵀ + μI = (α + β) vec(T) vec(T)ᵀ − [α Wᵀ]⨯ + μI, and with α K S, too ----

  /// The T of K (T ⊗ Tᵀ), or nothing.
  constexpr term commuted_square(summand const& a) const {
    bool const is_kron = a.chain.size() == 2 && at(a, 0).is<commutation_room>() && at(a, 1).is<kronecker_product>();
    if (!is_kron || !is_inverse_of_three(at(a, 1)[0])) return nothing;
    return at(a, 1)[1] == transpose(at(a, 1)[0]) ? at(a, 1)[0] : nothing;
  }
  /// The X of K S, or nothing.
  constexpr term commuted_adjugate(summand const& a) {
    bool const is_commuted = a.chain.size() == 2 && at(a, 0).is<commutation_room>();
    return is_commuted ? matrix_of_adjugate(at(a, 1)) : nothing;
  }
  constexpr pair squares(term sum) {
    if (sum.size() != nine) return {};
    return find_pair(sum, [&](summand const& a, summand const& b) {
      bool const is_square = b.chain.size() == 2 && at(b, 0).is<vec_room>() && at(b, 1) == transpose(at(b, 0));
      if (!is_square || at(b, 0)[0].size() != three) return false;
      return commuted_square(a) == at(b, 0)[0] || commuted_adjugate(a);
    });
  }
  constexpr term write_squares(term sum, pair found) {
    summand const a(sum[found.alpha]), b(sum[found.beta]);
    auto const T = commuted_square(a);
    auto const alpha = scalar_of(a), beta = scalar_of(b);
    auto rest = others(sum, found), mu = number(to, 0);
    if (auto multiple = multiple_of_identity(rest)) {
      mu = multiple;
      rest = rest - mu * identity_matrix(to, 9);
    }
    growing<int> operands;
    operands.push_back((T ? alpha + beta : beta).id);
    operands.push_back(write(at(b, 0)[0]).id);
    operands.push_back((T ? -alpha * transpose(adjugate_of(T)) : alpha * write(commuted_adjugate(a))).id);
    operands.push_back(mu.id);
    return rest + to.make(operation_of<cofactor_tangent>, operands);
  }
  /// The μ of a term μI of the sum.
  static constexpr term multiple_of_identity(term sum) {
    if (sum.is<identity_room>()) return number(*sum.in, 1);
    if (sum.is<product>() && sum[sum.count() - 1].is<identity_room>()) return scalar_factor(sum);
    for (int k = 0; sum.is<addition>() && k < sum.count(); ++k)
      if (auto mu = multiple_of_identity(sum[k])) return mu;
    return nothing;
  }
};

}  // namespace matgrad
