// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "structured.hpp"

// Laws: what a formula's form shows of its structure is so.

using namespace laws;

namespace {

constexpr auto E = positive_semidefinite<"E", 3>;
constexpr auto J = projector<"J", 3>;
constexpr auto K = permutation<"K", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto I = identity<3>;

/// Is the smallest pivot of Cholesky's factorisation of a + shift I positive?
template<int n>
bool has_positive_pivots(dense<real, n, n> a, real shift) {
  for (int i = 0; i < n; ++i) a(i, i) += shift;
  for (int k = 0; k < n; ++k) {
    if (!(a(k, k) > 0)) return false;
    for (int i = k + 1; i < n; ++i)
      for (int j = k + 1; j < n; ++j) a(i, j) -= a(i, k) * a(k, j) / a(k, k);
  }
  return true;
}
template<int n>
real scale_of(dense<real, n, n> const& a) {
  real scale = 0;
  for (int k = 0; k < n * n; ++k) scale = std::fmax(scale, std::fabs(a.data()[k]));
  return scale;
}

/// The value of f at random matrices of each structure.
template<class F>
auto at_random(F const& f, unsigned seed) {
  auto const a = random_matrix<real, 3, 3>(seed), b = random_matrix<real, 3, 3>(seed + 100);
  auto const n = random_matrix<real, 3, 2>(seed + 200);
  auto const v = random_matrix<real, 3, 1>(seed + 300);
  auto const rotation = ((I - W) * inv(I + W))(W = skew_part(b));
  auto const projection = (x * x.T() / (x.T() * x))(x = v);
  auto const semidefinite = (N * N.T())(N = n);
  auto const definite = (A * A.T() + I)(A = a);
  auto const exchange = made<real, 3, 3>([&](int i, int j) { return real(j == (i + static_cast<int>(seed)) % 3); });
  auto const value =
      f(A = a, B = b, N = n, P = definite, S = symmetric_part(b), D = on_diagonal(a), L = lower(b), R = upper(a),
        W = skew_part(a), E = semidefinite, J = projection, K = exchange, Q = rotation, x = v, s = a(1, 2));
  if constexpr (is_matrix_of_numbers<decltype(value)>) return value;
  else return dense<real, 1, 1>{value};
}

template<class F>
void keeps_its_word(F) {
  constexpr int n = rows(F{});
  constexpr F f{};
  INFO("F = " << shown(f));
  // each proof is made only where something was claimed
  if constexpr (is_symmetric(f)) STATIC_REQUIRE(f == f.T());
  if constexpr (is_skew_symmetric(f)) STATIC_REQUIRE(f == -f.T());
  if constexpr (is_lower_triangular(f)) STATIC_REQUIRE(f == lower_part(f));
  if constexpr (is_upper_triangular(f)) STATIC_REQUIRE(f.T() == lower_part(f.T()));
  if constexpr (is_orthogonal(f)) STATIC_REQUIRE(f.T() * f == identity<n>);
  if constexpr (is_projector(f)) STATIC_REQUIRE((f * f == f && f == f.T()));
  if constexpr (is_permutation(f)) STATIC_REQUIRE((hadamard(f, f) == f && f * ones<n> == ones<n>));
  CHECK((!is_diagonal(f) || (is_lower_triangular(f) && is_upper_triangular(f) && is_symmetric(f))));
  CHECK((!is_positive_definite(f) || is_positive_semidefinite(f)));
  CHECK((!is_positive_semidefinite(f) || is_symmetric(f)));
  if constexpr (is_positive_semidefinite(f))
    for (unsigned seed = 1; seed <= 5; ++seed) {
      auto const value = at_random(f, seed);
      CHECK(has_positive_pivots(value, is_positive_definite(f) ? 0 : 1e-14L * (1 + scale_of(value))));
    }
}
template<class... F>
void keep_their_word(F... f) {
  (keeps_its_word(f), ...);
}

}  // namespace

TEST_CASE("law: products, sums and inverses are of the structure that their form shows") {
  keep_their_word(A * P * A.T(), A.T() * W * A, W * W, -(W * E * W), W * S * W * S * W, L * D * inv(L), Q * K,
                  inv(A).T() * inv(A), P * P);
  keep_their_word(I + N * N.T(), P - E, exp(s) * P, squared_norm(x) * P, A - A.T(), Q + K, I - J,
                  N * inv(N.T() * N) * N.T(), x * x.T() / (x.T() * x));
  keep_their_word(inv(N.T() * N), adj(E), adj(L), adj(W), adj(K), adj(J), pow<-4>(S), pow<4>(W), pow<6>(W), pow<3>(K));
}

TEST_CASE("law: what is done entry by entry is of the structure that its form shows") {
  keep_their_word(hadamard(P, P + I), hadamard(W, S), hadamard(W, W), hadamard(A, I), hadamard(Q, K), lower_part(R));
  keep_their_word(elementwise::sin(W), elementwise::exp(E), elementwise::cosh(P), elementwise::abs(L),
                  elementwise::pow<2>(W), elementwise::pow<3>(P), elementwise::cos(D));
}

TEST_CASE("law: a scalar is positive where its form shows it") {
  keep_their_word(sigmoid(s), norm(x), x.T() * E * x, det(P), tr(E * P), sum(E), pow<-2>(s), exp(s) / det(P), tr(S),
                  P(0_c, 1_c));
}

TEST_CASE("law: functions of a matrix are of the structure that their form shows") {
  keep_their_word(expm(S), expm(W), expm(L), expm(D), expm(A.T() * A), expm(J), logm(P), logm(Q), logm(expm(S)));
  keep_their_word(sinm(W), cosm(W), sinm(S), cosm(R), expm_frechet(S, P), sinm_frechet(L, D), logm_frechet(P, S));
}
