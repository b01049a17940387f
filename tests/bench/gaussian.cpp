// F5: the gradient of ½ (log det S + (x − b)ᵀ S⁻¹ (x − b)) by S, positive definite: ½ (S⁻¹ − v vᵀ) with v = S⁻¹(x − b).
#include "adolc.hpp"
#include "harness.hpp"
#include "loops.hpp"
#include "simd.hpp"
#include "straightforward.hpp"

#include <Eigen/Dense>

namespace {

using bench::dense;

template<class T, int n>
using M = dense<T, n, n>;

template<class T, int n>
struct problem {
  dense<T, n, n> S;
  dense<T, n> x, b;
};

template<int n>
struct formula {
  static constexpr auto S = matgrad::positive_definite<"S", n>;
  static constexpr auto x = matgrad::vector<"x", n>;
  static constexpr auto b = matgrad::vector<"b", n>;
  static constexpr auto f = matgrad::ratio<1, 2> * (matgrad::logdet(S) + (x - b).T() * matgrad::inv(S) * (x - b));
  static constexpr auto g = matgrad::grad(f, S);
};

template<class T, int n>
[[gnu::noinline]] void by_matgrad(problem<T, n> const& p, M<T, n>& G) {
  using f = formula<n>;
  f::g.into(G, f::S = p.S, f::x = p.x, f::b = p.b);
}

template<bool by_cholesky, class T, int n>
[[gnu::noinline]] void by_eigen(problem<T, n> const& p, M<T, n>& G) {
  using matrix = Eigen::Matrix<T, n, n>;
  using vector = Eigen::Matrix<T, n, 1>;
  Eigen::Map<matrix const> const S(p.S.values);
  vector const r = Eigen::Map<vector const>(p.x.values) - Eigen::Map<vector const>(p.b.values);
  matrix Y;
  if constexpr (by_cholesky) Y = S.llt().solve(matrix::Identity());
  else Y = S.inverse();
  vector const v = Y * r;
  reinterpret_cast<matrix*>(&G)->noalias() = T(0.5) * (Y - v * v.transpose());
}

template<class T, int n>
[[gnu::always_inline]] inline dense<T, n> residual(problem<T, n> const& p) {
  dense<T, n> r;
  for (int i = 0; i < n; ++i) r(i) = p.x(i) - p.b(i);
  return r;
}

// the lower half, and that again as the upper one
template<class T, int n>
[[gnu::always_inline]] inline void finish(M<T, n> const& Y, dense<T, n> const& v, M<T, n>& G) {
  for (int j = 0; j < n; ++j) {
    T const half = T(0.5) * v(j);
    for (int i = j; i < n; ++i) G(i, j) = G(j, i) = T(0.5) * Y(i, j) - half * v(i);
  }
}

#if defined(__GNUC__) && !defined(__clang__)
#define WITHOUT_LOOP_VECTORISER , gnu::optimize("no-tree-loop-vectorize")  // GCC 12 miscompiles this at -O3 -march=native
#else
#define WITHOUT_LOOP_VECTORISER
#endif
template<class T, int n>
[[gnu::noinline WITHOUT_LOOP_VECTORISER]] void by_loops(problem<T, n> const& p, M<T, n>& G) {
  auto Y = p.S;
  bench::loops::invert_positive_definite(Y);
  finish(Y, bench::loops::product(Y, residual(p)), G);
}

// S⁻¹ = C / det, folded into the last scaling
template<class T, int n>
[[gnu::noinline]] void by_loops_cofactors(problem<T, n> const& p, M<T, n>& G) {
  auto const [C, det] = bench::loops::symmetric_cofactors_of(p.S);
  T const r = 1 / det;
  auto v = bench::loops::product(C, residual(p));
  T const half = T(0.5) * r;
  for (T& x : v.values) x *= r;
  for (int j = 0; j < n; ++j) {
    T const half_v = T(0.5) * v(j);
    for (int i = j; i < n; ++i) G(i, j) = G(j, i) = half * C(i, j) - half_v * v(i);
  }
}

namespace simd {
using namespace bench::simd;

template<bool guarded, class T>
[[gnu::noinline]] void gradient(problem<T, 2> const& p, M<T, 2>& G) {
  auto const S = from_columns(pair<T>::load(p.S.values), pair<T>::load(p.S.values + 2));
  auto const r = pair<T>::load(p.x.values) - pair<T>::load(p.b.values);
  auto const det = determinant(S);
  if constexpr (guarded)
    if (!bench::loops::is_comfortable(det[0])) [[unlikely]]
      return by_loops(p, G);
  auto const half_Y = quotient(T(0.5), det) * adjugate(S);
  auto const half_v = times(half_Y, r);
  to_columns(minus_outer(half_Y, half_v, half_v + half_v), G.values, G.values + 2);
}

// S = [K c; cᵀ τ], S⁻¹ = [M d; dᵀ μ] / det
template<bool guarded, class T>
[[gnu::noinline]] void gradient(problem<T, 3> const& p, M<T, 3>& G) {
  T const *S = p.S.values, *x = p.x.values, *b = p.b.values;
  auto const K = pair<T>::of(S[0], S[4]), c = pair<T>::load(S + 6), c_swapped = swapped(c), crossed = swapped(K);
  T const o = S[1], tau = S[8];
  auto const M_d = minus_product(crossed * pair<T>::all(tau), c_swapped, c_swapped);
  T const M_o = c[0] * c[1] - o * tau;
  auto const d = minus_product(pair<T>::all(o) * c_swapped, crossed, c);
  T const mu = S[0] * S[4] - o * o;
  T const det = tau * mu + sum(c * d);
  if constexpr (guarded)
    if (!bench::loops::is_comfortable(det)) [[unlikely]]
      return by_loops(p, G);
  T const half = T(0.5) / det;
  auto const halves = pair<T>::all(half);
  auto const r = pair<T>::load(x) - pair<T>::load(b);
  T const r2 = x[2] - b[2];
  auto const half_v = halves * plus_product(plus_product(M_d * r, pair<T>::all(M_o), swapped(r)), d, pair<T>::all(r2));
  T const half_v2 = half * (mu * r2 + sum(d * r)), v2 = half_v2 + half_v2;
  auto const v = half_v + half_v;
  auto const G_d = minus_product(halves * M_d, half_v, v), G_c = minus_product(halves * d, half_v, pair<T>::all(v2));
  T const G_o = half * M_o - half_v[0] * v[1];
  G.values[0] = G_d[0], G.values[4] = G_d[1];
  G.values[1] = G.values[3] = G_o;
  G_c.store(G.values + 6);
  G.values[2] = G_c[0], G.values[5] = G_c[1];
  G.values[8] = half * mu - half_v2 * v2;
}

template<bool guarded, class T>
[[gnu::noinline]] void gradient(problem<T, 4> const& p, M<T, 4>& G) {
  auto const S = block4<T>::load(p.S.values, 4);
  auto const r = quad<T>::load(p.x.values) - quad<T>::load(p.b.values);
  auto const [M, det] = adjugate4<T>::of(S);
  if constexpr (guarded)
    if (!is_safe(det.low()[0], sum<T>(squares(S)))) [[unlikely]]
      return by_loops(p, G);
  auto const half_Y = quotient(T(0.5), det) * M;
  auto const half_v = half_Y * r;
  minus_outer(half_Y, half_v, half_v + half_v).store(G.values, 4);
}

// ½ S⁻¹ and v by blocks [P qᵀ; q W], as in inverse6 and inverse8, but without what is a transpose
template<bool guarded, class T>
[[gnu::noinline]] void gradient(problem<T, 6> const& p, M<T, 6>& G) {
  auto const S = block6<T>::load(p.S.values);
  auto const r = quad<T>::load(p.x.values) - quad<T>::load(p.b.values);
  auto const s = pair<T>::load(p.x.values + 4) - pair<T>::load(p.b.values + 4);
  auto const [P_inverse, P_det] = inverse4<T>::of(S.P);
  auto const u = times_tall(P_inverse, S.q);
  auto const D = S.S - inner(S.r, u);
  T const D_det = determinant(D)[0];
  if constexpr (guarded)
    if (!(is_safe(P_det, sum<T>(squares(S.P))) && is_safe2(D_det, sum(squares(D))))) [[unlikely]]
      return by_loops(p, G);
  auto const half_E = pair<T>::all(T(0.5) / D_det) * adjugate(D);
  auto const minus_half_q = u * twice<T>(-half_E);
  auto const minus_half_r = transpose(minus_half_q);
  auto const half_P = minus_outer(quad<T>::all(T(0.5)) * P_inverse, u, minus_half_r);
  auto const half_v = half_P * r + times(minus_half_q, quad<T>::of(s, s));
  auto const rr = times(minus_half_r, r);
  auto const half_w = rr.low() + rr.high() + times(half_E, s);
  auto const v = half_v + half_v;
  auto const w = half_w + half_w;
  auto const G_q = minus_outer(minus_half_q, half_v, quad<T>::of(w, w));
  block6<T>{minus_outer(half_P, half_v, v), G_q, transpose(G_q), minus_outer(half_E, half_w, w)}.store(G.values);
}

template<bool guarded, class T>
[[gnu::noinline]] void gradient(problem<T, 8> const& p, M<T, 8>& G) {
  auto const S = block8<T>::load(p.S.values);
  auto const r = quad<T>::load(p.x.values) - quad<T>::load(p.b.values);
  auto const s = quad<T>::load(p.x.values + 4) - quad<T>::load(p.b.values + 4);
  auto const [P_inverse, P_det] = inverse4<T>::of(S.P);
  auto const V = S.R * P_inverse;
  auto const D = minus_product(S.S, V, S.Q);
  auto const [D_adjugate, D_det] = adjugate4<T>::of(D);
  if constexpr (guarded)
    if (!(is_safe(P_det, sum<T>(squares(S.P))) && is_safe(D_det.low()[0], sum<T>(squares(D))))) [[unlikely]]
      return by_loops(p, G);
  auto const half_E = quotient(T(0.5), D_det) * D_adjugate;
  auto const half_R = half_E * V;  // negated
  auto const half_P = plus_product(quad<T>::all(T(0.5)) * P_inverse, transpose(V), half_R);
  // v = S⁻¹ r from the blocks: E (s − V r) below, P⁻¹ r − Vᵀ of that above
  auto const half_w = half_E * (s - V * r);
  auto const w = half_w + half_w;
  auto const half_v = quad<T>::all(T(0.5)) * (P_inverse * r) - transpose(V) * half_w;
  auto const G_R = minus_outer(-half_R, half_w, half_v + half_v);
  minus_outer(half_P, half_v, half_v + half_v).store(G.values, 8);
  G_R.store(G.values + 4, 8);
  G_R.store_transposed(G.values + 32, 8);
  minus_outer(half_E, half_w, w).store(G.values + 36, 8);
}
// With B = −S⁻¹ by sweeping and w = B r, −½ (B + w wᵀ): half the operations, in half registers
template<bool guarded, class T, int n>
[[gnu::noinline]] void gradient_by_sweeping(problem<T, n> const& p, M<T, n>& G) {
  constexpr int m = n / 2;
  auto S = symmetric_blocks<T, n>::load(p.S.values);
  bool const safe = S.sweep();
  if constexpr (guarded)
    if (!safe) [[unlikely]]
      return by_loops(p, G);
  pair<T> r[m], w[m], minus_half_w[m];
  for_each<m>([&](auto i) __attribute__((always_inline)) {
    r[i] = pair<T>::load(p.x.values + 2 * i) - pair<T>::load(p.b.values + 2 * i);
  });
  auto const minus_half = pair<T>::all(T(-0.5));
  for_each<m>([&](auto i) __attribute__((always_inline)) {
    w[i] = times(S.block[i][i], r[i]);
    for_each<m>([&](auto j) __attribute__((always_inline)) {
      if constexpr (i != j) w[i] = plus_times(w[i], S.template at<i, j>(), r[j]);
    });
    minus_half_w[i] = minus_half * w[i];
  });
  for_each<m>([&](auto j) __attribute__((always_inline)) {
    for_each<m - j>([&](auto l) __attribute__((always_inline)) {
      constexpr int i = j + l;
      auto const block = plus_outer(minus_half * S.block[i][j], minus_half_w[i], w[j]);
      T* const corner = G.values + 2 * i + 2 * j * n;
      to_columns(block, corner, corner + n);
      if constexpr (i != j) {
        T* const other = G.values + 2 * j + 2 * i * n;
        to_rows(block, other, other + n);
      }
    });
  });
}
}  // namespace simd

#ifdef WITH_ADOLC
template<int n>
[[gnu::noinline]] void by_adolc(problem<double, n> const& p, M<double, n>& G) {
  bench::gradient_by_adolc(
      n, [](auto const&... x) { return bench::gaussian(x...); }, p.S, G, p.x, p.b);
}
#endif

template<class T, int n>
void compare(bench::program& program) {
  using data = problem<T, n>;
  using answer = M<T, n>;
  std::vector<bench::contender<data, answer>> contenders{
      {"matgrad", by_matgrad<T, n>}, {"eigen", by_eigen<false, T, n>}, {"eigen-llt", by_eigen<true, T, n>}};
#ifdef WITH_ADOLC
  if constexpr (std::is_same_v<T, double>) contenders.push_back({"adolc", by_adolc<n>});
#endif
  if constexpr (n <= 3) contenders.push_back({"loops-cofactors", by_loops_cofactors<T, n>});
  contenders.push_back({"loops", by_loops<T, n>});
  contenders.push_back({"simd", simd::gradient<true, T>});
  contenders.push_back({"simd-unguarded", simd::gradient<false, T>});
  if constexpr (n >= 4) {
    contenders.push_back({"simd-sweep", simd::gradient_by_sweeping<true, T, n>});
    contenders.push_back({"simd-sweep-unguarded", simd::gradient_by_sweeping<false, T, n>});
  }
  auto make = [](bench::random& r) {
    return data{r.positive_definite<T, n>(), r.matrix<T, n, 1>(), r.matrix<T, n, 1>()};
  };
  auto expected = [](data const& p) {
    auto const x = bench::in_long_double(p.x), b = bench::in_long_double(p.b);
    auto f = [&](M<bench::exact, n> const& S) { return bench::gaussian(S, x, b); };
    return bench::gradient_by_differences(f, bench::in_long_double(p.S));
  };
  program.row<T, data, answer>("F5 " + std::to_string(n), make, contenders, expected);
}

}  // namespace

int main(int argc, char** argv) {
  return bench::compare_sizes(argc, argv, []<class T, int n>(bench::program& rows) { compare<T, n>(rows); });
}
