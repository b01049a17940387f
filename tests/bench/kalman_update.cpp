// F7: the covariance update of a Kalman filter, P⁺ = (I − K H) P with K = P Hᵀ (H P Hᵀ + R)⁻¹, and its derivative along dP,
// together. With W = H P, U = H dP, S = W Hᵀ + R, Kᵀ = S⁻¹W and Q = U − ½ (U Hᵀ) Kᵀ:
//     P⁺ = P − K W,  dP⁺ = dP − K Q − Qᵀ Kᵀ.
#include "columns.hpp"
#include "harness.hpp"
#include "loops.hpp"
#include "second_differences.hpp"
#include "straightforward.hpp"

#include <Eigen/Dense>

namespace {

using bench::dense;

template<class T, int n, int m>
struct problem {
  dense<T, n, n> P, dP;
  dense<T, m, m> R;
  dense<T, m, n> H;
};
template<class T, int n>
struct answer {
  dense<T, n, n> P, dP;
};

template<int n, int m>
struct formula {
  static constexpr auto P = matgrad::positive_definite<"P", n>;
  static constexpr auto dP = matgrad::symmetric<"dP", n>;
  static constexpr auto R = matgrad::positive_definite<"R", m>;
  static constexpr auto H = matgrad::matrix<"H", m, n>;
  static constexpr auto K = P * H.T() * matgrad::inv(H * P * H.T() + R);
  static constexpr auto updated = (matgrad::identity<n> - K * H) * P;
  static constexpr auto both = matgrad::together(updated, matgrad::differential(updated, P, dP));
};

template<class T, int n, int m>
[[gnu::noinline]] void by_matgrad(problem<T, n, m> const& p, answer<T, n>& out) {
  using F = formula<n, m>;
  F::both.into(out.P, out.dP, F::P = p.P, F::dP = p.dP, F::R = p.R, F::H = p.H);
}

template<class T, int m, int n>
using in_memory = Eigen::Matrix<T, m, n, (m == 1 && n > 1 ? Eigen::RowMajor : Eigen::ColMajor) | Eigen::DontAlign>;
template<class T, int m, int n>
in_memory<T, m, n> const& eigen(dense<T, m, n> const& A) {  // a Map costs Eigen more
  return reinterpret_cast<in_memory<T, m, n> const&>(A);
}
template<class T, int m, int n>
in_memory<T, m, n>& eigen(dense<T, m, n>& A) {
  return reinterpret_cast<in_memory<T, m, n>&>(A);
}

template<class T, int n, int m>
[[gnu::noinline]] void by_eigen(problem<T, n, m> const& p, answer<T, n>& out) {
  using small = Eigen::Matrix<T, m, m>;
  auto const &P = eigen(p.P), &dP = eigen(p.dP);
  auto const& H = eigen(p.H);
  if constexpr (m == 1) {
    using row = Eigen::Matrix<T, 1, n>;
    row const W = H * P, U = H * dP;
    T const r = 1 / (p.R(0, 0) + W.dot(H)), half = T(0.5) * U.dot(H);
    row const K = r * W, Q = U - half * K;
    Eigen::Matrix<T, n, n> const N = K.transpose().lazyProduct(Q);
    eigen(out.P).noalias() = P - K.transpose().lazyProduct(W);
    eigen(out.dP).noalias() = dP - N - N.transpose();
  } else {
    using tall = Eigen::Matrix<T, n, m>;
    tall const Ht = H.transpose();
    tall const W = P.lazyProduct(Ht), U = dP.lazyProduct(Ht);
    small const S = Ht.transpose().lazyProduct(W) + eigen(p.R), half = T(0.5) * Ht.transpose().lazyProduct(U);
    small const S_inverse = S.inverse();
    tall const K = W.lazyProduct(S_inverse);
    tall const Q = U - K.lazyProduct(half);
    eigen(out.P).noalias() = P - K.lazyProduct(W.transpose());
    eigen(out.dP).noalias() = dP - K.lazyProduct(Q.transpose()) - Q.lazyProduct(K.transpose());
  }
}

// as in the textbook: dS = H dP Hᵀ, dK = (dP Hᵀ − K dS) S⁻¹, dP⁺ = (I − K H) dP − dK H P
template<class T, int n, int m>
[[gnu::noinline]] void by_eigen_textbook(problem<T, n, m> const& p, answer<T, n>& out) {
  using matrix = Eigen::Matrix<T, n, n>;
  using tall = Eigen::Matrix<T, n, m>;
  using small = Eigen::Matrix<T, m, m>;
  auto const &P = eigen(p.P), &dP = eigen(p.dP);
  auto const& H = eigen(p.H);
  small const S = H * P * H.transpose() + eigen(p.R);
  small const S_inverse = S.inverse();
  tall const K = P * H.transpose() * S_inverse;
  matrix const remaining = matrix::Identity() - K * H;
  tall const dK = (dP * H.transpose() - K * (H * dP * H.transpose())) * S_inverse;
  eigen(out.P).noalias() = remaining * P;
  eigen(out.dP).noalias() = remaining * dP - dK * H * P;
}

// ---- by hand ----

using bench::simd::repeat;

/// S⁻¹ of a symmetric S from its lower half.
template<class T>
[[gnu::always_inline]] inline dense<T, 1, 1> inverse_of(dense<T, 1, 1> const& S) {
  return {1 / S(0, 0)};
}
template<class T>
[[gnu::always_inline]] inline dense<T, 3, 3> inverse_of(dense<T, 3, 3> const& S) {
  auto const [C, det] = bench::loops::symmetric_cofactors_of(S);
  T const r = 1 / det;
  T const a = r * C(0, 0), b = r * C(1, 0), c = r * C(2, 0), d = r * C(1, 1), e = r * C(2, 1), f = r * C(2, 2);
  return {a, b, c, b, d, e, c, e, f};
}

template<class T, int n, int m>
[[gnu::noinline]] void by_loops(problem<T, n, m> const& p, answer<T, n>& out) {
  auto dot = [](auto size, auto&& a, auto&& b) BENCH_LAMBDA {
    T sum = a(0) * b(0);
    repeat<size - 1>([&](auto k) BENCH_LAMBDA { sum += a(k + 1) * b(k + 1); });
    return sum;
  };
  std::integral_constant<int, n> constexpr along_n{};
  std::integral_constant<int, m> constexpr along_m{};
  dense<T, n, m> Wt, Ut, K, Qt;
  dense<T, m, m> S, half;
  repeat<m>([&](auto j) BENCH_LAMBDA {
    auto const row = [&](int k) BENCH_LAMBDA { return p.H(j, k); };
    repeat<n>([&](auto i) BENCH_LAMBDA {
      Wt(i, j) = dot(
          along_n, [&](int k) BENCH_LAMBDA { return p.P(i, k); }, row);
      Ut(i, j) = dot(
          along_n, [&](int k) BENCH_LAMBDA { return p.dP(i, k); }, row);
    });
  });
  repeat<m>([&](auto j) BENCH_LAMBDA {
    repeat<m - j>([&](auto d) BENCH_LAMBDA {
      constexpr int i = j + d;
      auto const row = [&](int k) BENCH_LAMBDA { return p.H(i, k); };
      S(i, j) = p.R(i, j) + dot(along_n, row, [&](int k) BENCH_LAMBDA { return Wt(k, j); });
      half(i, j) = half(j, i) = T(0.5) * dot(along_n, row, [&](int k) BENCH_LAMBDA { return Ut(k, j); });
    });
  });
  auto const S_inverse = inverse_of(S);
  repeat<m>([&](auto j) BENCH_LAMBDA {
    repeat<n>([&](auto i) BENCH_LAMBDA {
      K(i, j) = dot(
          along_m, [&](int k) BENCH_LAMBDA { return Wt(i, k); }, [&](int k) BENCH_LAMBDA { return S_inverse(k, j); });
    });
  });
  repeat<m>([&](auto j) BENCH_LAMBDA {
    repeat<n>([&](auto i) BENCH_LAMBDA {
      T x = Ut(i, j);
      repeat<m>([&](auto k) BENCH_LAMBDA { x -= K(i, k) * half(k, j); });
      Qt(i, j) = x;
    });
  });
  repeat<n>([&](auto j) BENCH_LAMBDA {
    repeat<n - j>([&](auto d) BENCH_LAMBDA {
      constexpr int i = j + d;
      T x = p.P(i, j), y = p.dP(i, j);
      repeat<m>([&](auto k) BENCH_LAMBDA {
        x -= K(i, k) * Wt(j, k);
        y -= K(i, k) * Qt(j, k);
        y -= Qt(i, k) * K(j, k);
      });
      out.P(i, j) = out.P(j, i) = x;
      out.dP(i, j) = out.dP(j, i) = y;
    });
  });
}

namespace simd {
using namespace bench::simd;

/// A column of a matrix; of a padded one the last may not be read beyond the end.
template<class T, int n>
BENCH_COLUMN columns<T, n> load(dense<T, n, n> const& A) {
  columns<T, n> result;
  repeat<n>([&](auto j) BENCH_LAMBDA {
    if constexpr (j == n - 1) result[j] = column<T, n>::load_exactly(A.values + n * j);
    else result[j] = column<T, n>::load(A.values + n * j);
  });
  return result;
}

template<class T, int n, int m>
[[gnu::noinline]] void by_simd(problem<T, n, m> const& p, answer<T, n>& out) {
  constexpr int stride = column<T, n>::size;
  auto const P = load(p.P), dP = load(p.dP);
  columns<T, n, m> Wt, Ut, K, Qt;
  T w[m][stride], u[m][stride], k[m][stride], q[m][stride];
  repeat<m>([&](auto j) BENCH_LAMBDA {
    T row[n];
    repeat<n>([&](auto i) BENCH_LAMBDA { row[i] = p.H(j, i); });
    Wt[j] = P * row;
    Ut[j] = dP * row;
    Wt[j].store(w[j]);
    Ut[j].store(u[j]);
  });
  dense<T, m, m> S, half;
  repeat<m>([&](auto j) BENCH_LAMBDA {
    repeat<m - j>([&](auto d) BENCH_LAMBDA {
      constexpr int i = j + d;
      T s = p.R(i, j), z = p.H(i, 0) * u[j][0];
      repeat<n>([&](auto l) BENCH_LAMBDA { s += p.H(i, l) * w[j][l]; });
      repeat<n - 1>([&](auto l) BENCH_LAMBDA { z += p.H(i, l + 1) * u[j][l + 1]; });
      S(i, j) = s;
      half(i, j) = half(j, i) = T(0.5) * z;
    });
  });
  auto const S_inverse = inverse_of(S);
  repeat<m>([&](auto j) BENCH_LAMBDA {
    K[j] = Wt * (S_inverse.values + m * j);
    K[j].store(k[j]);
  });
  repeat<m>([&](auto j) BENCH_LAMBDA {
    Qt[j] = minus_product(Ut[j], K, half.values + m * j);
    Qt[j].store(q[j]);
  });
  columns<T, n> updated;
  repeat<n>([&](auto j) BENCH_LAMBDA {
    auto x = P[j];
    repeat<m>([&](auto i) BENCH_LAMBDA { x = minus_product(x, K[i], w[i][j]); });
    updated[j] = x;
  });
  updated.store(out.P.values);
  repeat<n>([&](auto j) BENCH_LAMBDA {
    auto x = dP[j];
    repeat<m>([&](auto i) BENCH_LAMBDA {
      x = minus_product(x, K[i], q[i][j]);
      x = minus_product(x, Qt[i], k[i][j]);
    });
    updated[j] = x;
  });
  updated.store(out.dP.values);
}
}  // namespace simd

template<class T, int n, int m>
void compare(bench::program& program) {
  using data = problem<T, n, m>;
  using values = answer<T, n>;
  auto make = [](bench::random& r) {
    data p{r.positive_definite<T, n>(), r.matrix<T, n, n>(), r.positive_definite<T, m>(), r.matrix<T, m, n>()};
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < j; ++i) p.dP(i, j) = p.dP(j, i);
    return p;
  };
  auto expected = [](data const& p) {
    using bench::exact;
    auto const R = bench::in_long_double(p.R);
    auto const H = bench::in_long_double(p.H);
    // P − P Hᵀ S⁻¹ H P
    auto updated = [&](dense<exact, n, n> const& P) {
      auto const HP = bench::loops::product(H, P);
      auto S = R;
      dense<exact, n, m> Ht{};
      for (int i = 0; i < m; ++i)
        for (int j = 0; j < n; ++j) Ht(j, i) = H(i, j);
      auto const HPHt = bench::loops::product(HP, Ht);
      for (int k = 0; k < m * m; ++k) S.values[k] += HPHt.values[k];
      auto const correction = bench::loops::product(bench::loops::product(P, Ht), bench::solution(S, HP));
      std::vector<exact> numbers;
      for (int k = 0; k < n * n; ++k) numbers.push_back(P.values[k] - correction.values[k]);
      return numbers;
    };
    auto const P = bench::in_long_double(p.P);
    auto all = updated(P);
    for (exact x : bench::derivative_along(updated, P, bench::in_long_double(p.dP))) all.push_back(x);
    return all;
  };
  std::vector<bench::contender<data, values>> contenders{{"matgrad", by_matgrad<T, n, m>},
                                                         {"eigen", by_eigen<T, n, m>},
                                                         {"eigen-textbook", by_eigen_textbook<T, n, m>},
                                                         {"loops", by_loops<T, n, m>},
                                                         {"simd", simd::by_simd<T, n, m>}};
  program.row<T, data, values>("F7 " + std::to_string(n) + "," + std::to_string(m), make, contenders, expected);
}

}  // namespace

int main(int argc, char** argv) {
  bench::program program(argc, argv);
  compare<double, 3, 1>(program);
  compare<float, 3, 1>(program);
  compare<double, 6, 3>(program);
  compare<float, 6, 3>(program);
}
