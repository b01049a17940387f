// F6: f = ½ (log det S + (x − b)ᵀ S⁻¹ (x − b)), its gradient G by S, positive definite, and its Hessian times a symmetric V,
// together. With v = S⁻¹(x − b) and T = S⁻¹V:  G = ½ (S⁻¹ − v vᵀ),  the product is ½ v (T v)ᵀ − T G.
#include "columns.hpp"
#include "harness.hpp"
#include "loops.hpp"
#include "second_differences.hpp"
#include "simd.hpp"
#include "straightforward.hpp"

#include <Eigen/Dense>

#ifdef WITH_ADOLC
#include <adolc/adolc.h>
#endif

namespace {

using bench::dense;

template<class T, int n>
using M = dense<T, n, n>;

template<class T, int n>
struct problem {
  M<T, n> S, V;
  dense<T, n> x, b;
};
template<class T, int n>
struct answer {
  T f;
  M<T, n> G, HV;
};

template<int n>
struct formula {
  static constexpr auto S = matgrad::positive_definite<"S", n>;
  static constexpr auto V = matgrad::symmetric<"V", n>;
  static constexpr auto x = matgrad::vector<"x", n>;
  static constexpr auto b = matgrad::vector<"b", n>;
  static constexpr auto f = matgrad::ratio<1, 2> * (matgrad::logdet(S) + (x - b).T() * matgrad::inv(S) * (x - b));
  static constexpr auto all = matgrad::together(f, matgrad::grad(f, S), matgrad::hvp(f, S, V));
};

template<class T, int n>
[[gnu::noinline]] void by_matgrad(problem<T, n> const& p, answer<T, n>& out) {
  using F = formula<n>;
  F::all.into(out.f, out.G, out.HV, F::S = p.S, F::V = p.V, F::x = p.x, F::b = p.b);
}

template<class T, int n>
[[gnu::noinline]] void by_eigen(problem<T, n> const& p, answer<T, n>& out) {
  using matrix = Eigen::Matrix<T, n, n>;
  using vector = Eigen::Matrix<T, n, 1>;
  using in_memory = Eigen::Matrix<T, n, n, Eigen::DontAlign>;  // a Map costs Eigen more
  auto const &S = reinterpret_cast<in_memory const&>(p.S), &V = reinterpret_cast<in_memory const&>(p.V);
  auto &G = reinterpret_cast<in_memory&>(out.G), &HV = reinterpret_cast<in_memory&>(out.HV);
  vector const r = Eigen::Map<vector const>(p.x.values) - Eigen::Map<vector const>(p.b.values);
  matrix Y;
  T logdet;
  if constexpr (n <= 4) {
    logdet = std::log(S.determinant());
    Y = S.inverse();
  } else {
    Eigen::LLT<matrix> const llt(S);
    Y = llt.solve(matrix::Identity());
    logdet = 2 * std::log(llt.matrixLLT().diagonal().prod());
  }
  vector const v = Y * r, half_v = T(0.5) * v;
  out.f = T(0.5) * (logdet + r.dot(v));
  G.noalias() = T(0.5) * Y - half_v * v.transpose();
  matrix const Z = Y.lazyProduct(V);  // beyond n = 6 `*` would call the product for large matrices
  vector const u = Z * v;
  HV.noalias() = half_v * u.transpose() - Z.lazyProduct(G);
}

#ifdef WITH_ADOLC
template<int n>
struct tape {
  static constexpr short tag = n;

  explicit tape(problem<double, n> const& p) {
    trace_on(tag);
    adouble S[n][n], y[n], f;
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i) S[i][j] <<= p.S(i, j);
    adouble r[n];
    for (int i = 0; i < n; ++i) y[i] = r[i] = mkparam(p.x(i) - p.b(i));
    f = 0;
    for (int k = 0; k < n; ++k) {
      f += log(S[k][k]);
      for (int i = k + 1; i < n; ++i) {
        adouble const factor = S[i][k] / S[k][k];
        for (int j = k + 1; j < n; ++j) S[i][j] -= factor * S[k][j];
        y[i] -= factor * y[k];
      }
    }
    for (int k = n; k-- > 0;) {
      for (int j = k + 1; j < n; ++j) y[k] -= S[k][j] * y[j];
      y[k] /= S[k][k];
      f += r[k] * y[k];
    }
    f *= 0.5;
    double value;
    f >>= value;
    trace_off();
  }
};

// x − b is a parameter of the tape, S its variable
template<int n>
[[gnu::noinline]] void by_adolc(problem<double, n> const& p, answer<double, n>& out) {
  static tape<n> const recorded(p);
  double r[2 * n];
  for (int i = 0; i < n; ++i) r[i] = p.x(i) - p.b(i);
  set_param_vec(tape<n>::tag, n, r);
  auto* S = const_cast<double*>(p.S.values);
  auto* V = const_cast<double*>(p.V.values);
  function(tape<n>::tag, 1, n * n, S, &out.f);
  gradient(tape<n>::tag, n * n, S, out.G.values);
  hess_vec(tape<n>::tag, n * n, S, V, out.HV.values);
}
#endif

// ---- by hand ----

/// The log of a product of positive numbers: one log, unless the product leaves the range.
template<class T, int n>
[[gnu::always_inline]] inline T log_of_product(T const (&x)[n]) {
  constexpr T most = sizeof(T) == 4 ? T(1e37) : T(1e300);
  T product = x[0];
  for (int k = 1; k < n; ++k) product *= x[k];
  if (product > 1 / most && product < most) [[likely]]
    return std::log(product);
  T sum = 0;
  for (T const& factor : x) sum += std::log(factor);
  return sum;
}

/// Everything from S⁻¹ and log det S; what is symmetric by its lower half. Written out: the indices are constants.
template<class T, int n>
[[gnu::always_inline]] inline void finish(problem<T, n> const& p, M<T, n> const& Y, T logdet, answer<T, n>& out) {
  using bench::simd::repeat;
  auto times = [](auto const& A, auto&& column, auto i) BENCH_LAMBDA {  // row i of A times a column
    T sum = A(i, 0) * column(0);
    repeat<n - 1>([&](auto k) BENCH_LAMBDA { sum += A(i, k + 1) * column(k + 1); });
    return sum;
  };
  T sum = logdet;
  dense<T, n> r, v, half_v, u;
  repeat<n>([&](auto i) BENCH_LAMBDA { r(i) = p.x(i) - p.b(i); });
  repeat<n>([&](auto i) BENCH_LAMBDA {
    v(i) = times(Y, r, i);
    half_v(i) = T(0.5) * v(i);
    sum += r(i) * v(i);
  });
  out.f = T(0.5) * sum;
  M<T, n> Z, G;
  repeat<n>([&](auto j) BENCH_LAMBDA {
    repeat<n>([&](auto i) BENCH_LAMBDA {
      Z(i, j) = times(
          Y, [&](int k) BENCH_LAMBDA { return p.V(k, j); }, i);
    });
    repeat<n - j>([&](auto d)
                      BENCH_LAMBDA { G(j + d, j) = G(j, j + d) = T(0.5) * Y(j + d, j) - half_v(j) * v(j + d); });
  });
  repeat<n>([&](auto i) BENCH_LAMBDA { u(i) = times(Z, v, i); });
  repeat<n>([&](auto j) BENCH_LAMBDA {
    repeat<n - j>([&](auto d) BENCH_LAMBDA {
      constexpr int i = j + d;
      T x = half_v(i) * u(j);
      repeat<n>([&](auto k) BENCH_LAMBDA { x -= Z(i, k) * G(k, j); });
      out.HV(i, j) = out.HV(j, i) = x;
    });
  });
  out.G = G;
}

/// S⁻¹ in place, of a positive definite S = L D Lᵀ; log det S. Written out: the indices are constants.
template<class T, int n>
[[gnu::always_inline]] inline T invert_positive_definite(M<T, n>& a) {
  using bench::simd::repeat;
  T pivots[n];
  repeat<n>([&](auto k) BENCH_LAMBDA {  // L below the diagonal, D⁻¹ on it
    pivots[k] = a(k, k);
    T const r = 1 / a(k, k);
    repeat<n - 1 - k>([&](auto d) BENCH_LAMBDA {
      constexpr int j = k + 1 + d;
      T const l = a(j, k) * r;
      repeat<n - j>([&](auto e) BENCH_LAMBDA { a(j + e, j) -= a(j + e, k) * l; });
      a(k, j) = l;
    });
    repeat<n - 1 - k>([&](auto d) BENCH_LAMBDA { a(k + 1 + d, k) = a(k, k + 1 + d); });
    a(k, k) = r;
  });
  repeat<n>([&](auto j) BENCH_LAMBDA {  // L⁻¹ in the place of L
    repeat<n - 1 - j>([&](auto d) BENCH_LAMBDA {
      constexpr int i = j + 1 + d;
      T sum = a(i, j);
      repeat<d>([&](auto k) BENCH_LAMBDA { sum += a(i, j + 1 + k) * a(j + 1 + k, j); });
      a(i, j) = -sum;
    });
  });
  M<T, n> W;  // D⁻¹ L⁻¹
  repeat<n>([&](auto j) BENCH_LAMBDA {
    repeat<n - 1 - j>([&](auto d) BENCH_LAMBDA { W(j + 1 + d, j) = a(j + 1 + d, j + 1 + d) * a(j + 1 + d, j); });
  });
  repeat<n>([&](auto j) BENCH_LAMBDA {
    repeat<n - j>([&](auto d) BENCH_LAMBDA {
      constexpr int i = j + d;
      T sum = d == 0 ? a(i, i) : W(i, j);
      repeat<n - 1 - i>([&](auto e) BENCH_LAMBDA { sum += a(i + 1 + e, i) * W(i + 1 + e, j); });
      a(j, i) = sum;
    });
  });
  repeat<n>([&](auto j)
                BENCH_LAMBDA { repeat<n - 1 - j>([&](auto d) BENCH_LAMBDA { a(j + 1 + d, j) = a(j, j + 1 + d); }); });
  return log_of_product(pivots);
}

template<class T, int n>
[[gnu::noinline]] void by_loops(problem<T, n> const& p, answer<T, n>& out) {
  auto Y = p.S;
  T const logdet = invert_positive_definite(Y);
  finish(p, Y, logdet, out);
}

template<class T, int n>
[[gnu::noinline]] void by_loops_cofactors(problem<T, n> const& p, answer<T, n>& out) {
  auto [C, det] = bench::loops::symmetric_cofactors_of(p.S);
  T const logdet = std::log(det), r = 1 / det;
  for (T& x : C.values) x *= r;
  finish(p, C, logdet, out);
}

namespace simd {
using namespace bench::simd;

template<class T>
struct four_and_two {
  quad<T> v;
  pair<T> w;
};
template<class T>
[[gnu::always_inline]] inline four_and_two<T> times(block6<T> const& A, quad<T> const& v, pair<T> const& w) {
  auto const r = times(A.r, v);
  return {A.P * v + times(A.q, quad<T>::of(w, w)), r.low() + r.high() + times(A.S, w)};
}

// −S⁻¹ by sweeping every column: with c = Nₖ, d = cₖ and every other column j
//     Nⱼ ← Nⱼ − c cⱼ / d, but cⱼ / d in row k;  Nₖ ← c / d, but −1 / d in row k.
template<class T, int n>
BENCH_COLUMN columns<T, n> minus_inverse(M<T, n> const& S, T& logdet) {
  columns<T, n> N;
  repeat<n>([&](auto j) BENCH_LAMBDA { N[j] = column<T, n>::load(S.values + n * j); });
  T pivots[n];
  repeat<n>([&](auto k) BENCH_LAMBDA {
    T const d = N[k].template get<k>(), r = 1 / d;
    pivots[k] = d;
    auto c = N[k], scaled = c * r;
    T s[column<T, n>::size];
    scaled.store(s);
    c.template set<k>(-1);
    repeat<n>([&](auto j) BENCH_LAMBDA {
      if constexpr (j != k) {
        constexpr bool clears = column<T, n>::template clears<k>();
        if constexpr (clears) N[j].template clear<k>();
        N[j] = minus_product(N[j], c, s[j]);
        if constexpr (!clears) N[j].template set<k>(s[j]);
      }
    });
    scaled.template set<k>(-r);
    N[k] = scaled;
  });
  logdet = log_of_product(pivots);
  return N;
}

template<class T>
BENCH_COLUMN columns<T, 3> minus_inverse(M<T, 3> const& S, T& logdet) {
  auto const [C, det] = bench::loops::symmetric_cofactors_of(S);
  logdet = std::log(det);
  T const r = -1 / det;
  T const a = r * C(0, 0), b = r * C(1, 0), c = r * C(2, 0), d = r * C(1, 1), e = r * C(2, 1), f = r * C(2, 2);
  return {column<T, 3>::of(a, b, c), column<T, 3>::of(b, d, e), column<T, 3>::of(c, e, f)};
}

template<class T, int n>
[[gnu::noinline]] void by_columns(problem<T, n> const& p, answer<T, n>& out) {
  T logdet;
  auto const N = minus_inverse(p.S, logdet);
  T r[n], v[column<T, n>::size], w[column<T, n>::size];
  repeat<n>([&](auto i) BENCH_LAMBDA { r[i] = p.b(i) - p.x(i); });
  auto const v_column = N * r, half_v = v_column * T(0.5);
  v_column.store(v);
  T sum = logdet;
  repeat<n>([&](auto i) BENCH_LAMBDA { sum -= r[i] * v[i]; });
  out.f = T(0.5) * sum;
  columns<T, n> Z;  // −T
  repeat<n>([&](auto j) BENCH_LAMBDA { Z[j] = N * (p.V.values + n * j); });
  (Z * v).store(w);
  columns<T, n> G;
  repeat<n>([&](auto j) BENCH_LAMBDA { G[j] = minus_product(N[j] * T(-0.5), half_v, v[j]); });
  G.store(out.G.values);
  columns<T, n> HV;
  repeat<n>([&](auto j) BENCH_LAMBDA { HV[j] = minus_product(Z * (out.G.values + n * j), half_v, w[j]); });
  HV.store(out.HV.values);
}

// In 2×2 blocks, with fewer divisions and no spreading, where cofactors are as accurate as elimination.

template<class T>
[[gnu::noinline]] void by_blocks(problem<T, 4> const& p, answer<T, 4>& out) {
  auto const S = block4<T>::load(p.S.values, 4);
  auto const [M, det] = adjugate4<T>::of(S);
  T const det_S = det.low()[0];
  if (!is_safe(det_S, sum<T>(squares(S)))) [[unlikely]]
    return by_columns(p, out);
  T const logdet = std::log(det_S);
  auto const N = quotient(T(-1), det) * M;  // −S⁻¹
  auto const r = quad<T>::load(p.b.values) - quad<T>::load(p.x.values);
  auto const v = N * r, half_v = quad<T>::all(T(0.5)) * v;
  out.f = T(0.5) * (logdet - sum<T>(r * v));
  auto const G = minus_outer(quad<T>::all(T(-0.5)) * N, half_v, v);
  G.store(out.G.values, 4);
  auto const Z = N * block4<T>::load(p.V.values, 4);  // −T
  minus_outer(Z * G, half_v, Z * v).store(out.HV.values, 4);
}

// −S⁻¹ by blocks [P qᵀ; q W] as in inverse6; a vector is four numbers and two
template<class T>
[[gnu::noinline]] void by_blocks(problem<T, 6> const& p, answer<T, 6>& out) {
  auto const S = block6<T>::load(p.S.values);
  auto const [M, P_det] = adjugate4<T>::of(S.P);
  T const det_P = P_det.low()[0];
  auto const minus_P_inverse = quotient(T(-1), P_det) * M;
  auto const minus_u = times_tall(minus_P_inverse, S.q);
  auto const D = S.S + inner(S.r, minus_u);
  T const det_D = determinant(D)[0];
  if (!(is_safe(det_P, sum<T>(squares(S.P))) && is_safe2(det_D, sum(squares(D))))) [[unlikely]]
    return by_columns(p, out);
  T const logdet = std::log(det_P * det_D);
  auto const E = pair<T>::all(T(-1) / det_D) * adjugate(D);
  auto const q = minus_u * twice<T>(E), q_transposed = transpose(q);
  block6<T> const N{minus_outer(minus_P_inverse, -minus_u, q_transposed), q, q_transposed, E};

  auto const r = quad<T>::load(p.b.values) - quad<T>::load(p.x.values);
  auto const s = pair<T>::load(p.b.values + 4) - pair<T>::load(p.x.values + 4);
  auto const [v, w] = times(N, r, s);
  auto const half = quad<T>::all(T(0.5)), minus_half = quad<T>::all(T(-0.5));
  auto const half_v = half * v;
  auto const half_w = half.low() * w;
  out.f = T(0.5) * (logdet - sum<T>(r * v) - sum(s * w));
  auto const G_q = minus_outer(minus_half * N.q, half_v, quad<T>::of(w, w));
  block6<T> const G{minus_outer(minus_half * N.P, half_v, v), G_q, transpose(G_q),
                    minus_outer(minus_half.low() * N.S, half_w, w)};
  G.store(out.G.values);
  auto const Z = N * block6<T>::load(p.V.values);  // −T
  auto const [t, y] = times(Z, v, w);
  auto const ZG = Z * G;
  block6<T>{minus_outer(ZG.P, half_v, t), minus_outer(ZG.q, half_v, quad<T>::of(y, y)),
            minus_outer(ZG.r, quad<T>::of(half_w, half_w), t), minus_outer(ZG.S, half_w, y)}
      .store(out.HV.values);
}
}  // namespace simd

template<class T, int n>
void compare(bench::program& program) {
  using data = problem<T, n>;
  using values = answer<T, n>;
  std::vector<bench::contender<data, values>> contenders{{"matgrad", by_matgrad<T, n>}, {"eigen", by_eigen<T, n>}};
#ifdef WITH_ADOLC
  if constexpr (std::is_same_v<T, double>) contenders.push_back({"adolc", by_adolc<n>});
#endif
  if constexpr (n <= 3) contenders.push_back({"loops-cofactors", by_loops_cofactors<T, n>});
  contenders.push_back({"loops", by_loops<T, n>});
  if constexpr (n >= 3) contenders.push_back({"simd-columns", simd::by_columns<T, n>});
  if constexpr (n == 4 || n == 6) contenders.push_back({"simd-blocks", simd::by_blocks<T>});
  auto make = [](bench::random& r) {
    data p{r.positive_definite<T, n>(), r.matrix<T, n, n>(), r.matrix<T, n, 1>(), r.matrix<T, n, 1>()};
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < j; ++i) p.V(i, j) = p.V(j, i);
    return p;
  };
  auto expected = [](data const& p) {
    using bench::exact;
    dense<exact, n> r{};
    for (int i = 0; i < n; ++i) r(i) = static_cast<exact>(p.x(i)) - static_cast<exact>(p.b(i));
    auto f = [&](M<exact, n> const& S) {
      auto const v = bench::solution(S, r);
      exact sum = bench::log_determinant(S);
      for (int i = 0; i < n; ++i) sum += r(i) * v(i);
      return sum / 2;
    };
    auto g = [&](M<exact, n> const& S) { return bench::gradient_by_differences(f, S); };
    auto const S = bench::in_long_double(p.S);
    std::vector<exact> all{f(S)};
    for (exact x : g(S)) all.push_back(x);
    for (exact x : bench::derivative_along(g, S, bench::in_long_double(p.V))) all.push_back(x);
    return all;
  };
  program.row<T, data, values>("F6 " + std::to_string(n), make, contenders, expected);
}

}  // namespace

int main(int argc, char** argv) {
  return bench::compare_sizes(argc, argv, []<class T, int n>(bench::program& rows) { compare<T, n>(rows); });
}
