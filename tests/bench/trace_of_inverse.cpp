// F1: the gradient of tr(X⁻¹) by X, −(X⁻¹X⁻¹)ᵀ.
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

template<int n>
struct formula {
  static constexpr auto X = matgrad::matrix<"X", n, n>;
  static constexpr auto g = matgrad::grad(matgrad::tr(matgrad::inv(X)), X);
};

template<class T, int n>
[[gnu::noinline]] void by_matgrad(M<T, n> const& A, M<T, n>& G) {
  using f = formula<n>;
  f::g.into(G, f::X = A);
}

template<class T, int n>
[[gnu::noinline]] void by_eigen(M<T, n> const& A, M<T, n>& G) {
  using matrix = Eigen::Matrix<T, n, n>;  // of the same memory: a Map costs Eigen more
  matrix const Y = reinterpret_cast<matrix const*>(&A)->inverse();
  reinterpret_cast<matrix*>(&G)->noalias() = -(Y * Y).transpose();
}

template<class T, int n>
void minus_transposed_square(M<T, n> const& Y, M<T, n>& G) {
  auto const Z = bench::loops::product(Y, Y);
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) G(i, j) = -Z(j, i);
}

template<bool pivoting, class T, int n>
[[gnu::noinline]] void by_loops(M<T, n> const& A, M<T, n>& G) {
  auto Y = A;
  bench::loops::invert<pivoting>(Y);
  minus_transposed_square(Y, G);
}

// −CC / det² with the cofactors C: the scale is applied once
template<bool guarded, class T, int n>
[[gnu::noinline]] void by_loops_cofactors(M<T, n> const& A, M<T, n>& G) {
  auto const [C, det] = bench::loops::cofactors_of(A);
  if constexpr (guarded)
    if (!bench::loops::is_comfortable(det)) [[unlikely]]
      return by_loops<true>(A, G);
  T const s = -1 / (det * det);
  if constexpr (n == 3) {
    auto const [p0, p1, p2, q0, q1, q2, r0, r1, r2] = C.values;
    G = {s * (p0 * p0 + q0 * p1 + r0 * p2), s * (p1 * p0 + q1 * p1 + r1 * p2), s * (p2 * p0 + q2 * p1 + r2 * p2),
         s * (p0 * q0 + q0 * q1 + r0 * q2), s * (p1 * q0 + q1 * q1 + r1 * q2), s * (p2 * q0 + q2 * q1 + r2 * q2),
         s * (p0 * r0 + q0 * r1 + r0 * r2), s * (p1 * r0 + q1 * r1 + r1 * r2), s * (p2 * r0 + q2 * r1 + r2 * r2)};
  } else {
    auto const Z = bench::loops::product(C, C);
    for (int k = 0; k < n * n; ++k) G.values[k] = s * Z.values[k];
  }
}

namespace simd {
using namespace bench::simd;

template<bool guarded, class T>
[[gnu::noinline]] void gradient(M<T, 2> const& A, M<T, 2>& G) {
  auto const a = from_columns(pair<T>::load(A.values), pair<T>::load(A.values + 2));
  auto const det = determinant(a);
  if constexpr (guarded)
    if (!bench::loops::is_comfortable(det[0])) [[unlikely]]
      return by_loops<true>(A, G);
  to_rows(quotient(T(-1), det * det) * square(adjugate(a)), G.values, G.values + 2);
}

template<bool guarded, class T>
[[gnu::noinline]] void gradient(M<T, 3> const& A, M<T, 3>& G) {
  auto const [adj, det] = adjugate3<T>::of(A.values);
  if constexpr (guarded)
    if (!bench::loops::is_comfortable(det)) [[unlikely]]
      return by_loops<true>(A, G);
  ((-1 / (det * det)) * square(adj)).store_transposed(G.values);
}

// Cayley and Hamilton save the product, adj(A)² = tr(adj(A)) adj(A) − det(A) (tr(A) I − A), but of diag(10⁻⁸, 1, 10⁸) they make
// a last entry of −2·10⁻¹⁶ instead of −10⁻¹⁶: terms of the size of 1 cancel
template<class T>
[[gnu::noinline]] void by_cayley_hamilton(M<T, 3> const& A, M<T, 3>& G) {
  auto const a = block3<T>::load(A.values);
  auto const [adj, det] = adjugate3<T>::of(A.values);
  T const r = 1 / det, w = -r * (adj.K.d[0] + adj.K.d[1] + adj.corner);
  auto const rr = pair<T>::all(r), ww = pair<T>::all(w);
  auto const d = swapped(a.K.d) + pair<T>::all(a.corner);  // of tr(A) I − A
  block3<T>{{rr * plus_product(d, ww, adj.K.d), rr * (ww * adj.K.o - a.K.o)},
            rr * (ww * adj.c - a.c),
            rr * (ww * adj.r - a.r),
            r * (w * adj.corner + (a.K.d[0] + a.K.d[1]))}
      .store_transposed(G.values);
}

template<bool guarded, class T>
[[gnu::noinline]] void gradient(M<T, 4> const& A, M<T, 4>& G) {
  auto const a = block4<T>::load(A.values, 4);
  auto const [adj, det] = adjugate4<T>::of(a);
  if constexpr (guarded)
    if (!is_safe(det.low()[0], sum<T>(squares(a)))) [[unlikely]]
      return by_loops<true>(A, G);
  (quotient(T(-1), det * det) * square(adj)).store_transposed(G.values, 4);
}

template<bool guarded, class T>
[[gnu::noinline]] void gradient(M<T, 6> const& A, M<T, 6>& G) {
  auto const [Y, safe] = inverse6<T>::of(block6<T>::load(A.values));
  if constexpr (guarded)
    if (!safe) [[unlikely]]
      return by_loops<true>(A, G);
  auto const mP = -Y.P;
  auto const mq = -Y.q, mr = -Y.r;
  auto const mS = -Y.S;
  auto const PP = mP * Y.P;
  block6<T>{{plus_product(PP.xw, mq, Y.r), plus_product(PP.yz, mq, crossed(Y.r))},
            plus_product(times_tall(mP, Y.q), mq, twice<T>(Y.S)),
            plus_product(wide_times(mr, Y.P), twice<T>(mS), Y.r),
            plus_product(inner(mr, Y.q), mS, Y.S)}
      .store_transposed(G.values);
}

template<bool guarded, class T>
[[gnu::noinline]] void gradient(M<T, 8> const& A, M<T, 8>& G) {
  auto const [Y, safe] = inverse8<T>::of(block8<T>::load(A.values));
  if constexpr (guarded)
    if (!safe) [[unlikely]]
      return by_loops<true>(A, G);
  auto const mP = -Y.P, mS = -Y.S, mQ = -Y.Q, mR = -Y.R;
  block8<T>{plus_product(mP * Y.P, mQ, Y.R), plus_product(mP * Y.Q, mQ, Y.S), plus_product(mR * Y.P, mS, Y.R),
            plus_product(mR * Y.Q, mS, Y.S)}
      .store_transposed(G.values);
}
}  // namespace simd

#ifdef WITH_ADOLC
template<int n>
[[gnu::noinline]] void by_adolc(M<double, n> const& A, M<double, n>& G) {
  bench::gradient_by_adolc(
      n, [](auto const&... x) { return bench::trace_of_inverse(x...); }, A, G);
}
#endif

template<class T, int n>
void compare(bench::program& program) {
  using answer = M<T, n>;
  std::vector<bench::contender<answer, answer>> contenders{{"matgrad", by_matgrad<T, n>}, {"eigen", by_eigen<T, n>}};
#ifdef WITH_ADOLC
  if constexpr (std::is_same_v<T, double>) contenders.push_back({"adolc", by_adolc<n>});
#endif
  if constexpr (n <= 3) contenders.push_back({"loops-cofactors", by_loops_cofactors<true, T, n>});
  if constexpr (n <= 4) contenders.push_back({"loops-cofactors-unguarded", by_loops_cofactors<false, T, n>});
  contenders.push_back({"loops-elimination", by_loops<true, T, n>});
  contenders.push_back({"loops-elimination-unguarded", by_loops<false, T, n>});
  contenders.push_back({"simd", simd::gradient<true, T>});
  contenders.push_back({"simd-unguarded", simd::gradient<false, T>});
  if constexpr (n == 3) contenders.push_back({"simd-cayley-hamilton-unguarded", simd::by_cayley_hamilton<T>});
  program.row<T, answer, answer>(
      "F1 " + std::to_string(n), [](bench::random& r) { return r.well_conditioned<T, n>(); }, contenders,
      [](answer const& A) {
        return bench::gradient_by_differences([](auto const& X) { return bench::trace_of_inverse(X); },
                                              bench::in_long_double(A));
      });
}

}  // namespace

int main(int argc, char** argv) {
  return bench::compare_sizes(argc, argv, []<class T, int n>(bench::program& rows) { compare<T, n>(rows); });
}
