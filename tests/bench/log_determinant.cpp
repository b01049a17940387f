// F2: the gradient of log |det X| by X, X⁻ᵀ.
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
  static constexpr auto g = matgrad::grad(matgrad::logdet(X), X);
};

template<class T, int n>
[[gnu::noinline]] void by_matgrad(M<T, n> const& A, M<T, n>& G) {
  using f = formula<n>;
  f::g.into(G, f::X = A);
}

template<class T, int n>
[[gnu::noinline]] void by_eigen(M<T, n> const& A, M<T, n>& G) {
  using matrix = Eigen::Matrix<T, n, n>;  // of the same memory: a Map costs Eigen more
  reinterpret_cast<matrix*>(&G)->noalias() = reinterpret_cast<matrix const*>(&A)->inverse().transpose();
}

template<bool pivoting, class T, int n>
[[gnu::noinline]] void by_loops(M<T, n> const& A, M<T, n>& G) {
  auto Y = A;
  bench::loops::invert<pivoting>(Y);
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i) G(i, j) = Y(j, i);
}

template<bool guarded, class T, int n>
[[gnu::noinline]] void by_loops_cofactors(M<T, n> const& A, M<T, n>& G) {
  auto const [C, det] = bench::loops::cofactors_of(A);
  if constexpr (guarded)
    if (!bench::loops::is_comfortable(det)) [[unlikely]]
      return by_loops<true>(A, G);
  T const r = 1 / det;
  for (int k = 0; k < n * n; ++k) G.values[k] = r * C.values[k];
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
  to_rows(quotient(T(1), det) * adjugate(a), G.values, G.values + 2);
}

template<bool guarded, class T>
[[gnu::noinline]] void gradient(M<T, 3> const& A, M<T, 3>& G) {
  auto const [adj, det] = adjugate3<T>::of(A.values);
  if constexpr (guarded)
    if (!bench::loops::is_comfortable(det)) [[unlikely]]
      return by_loops<true>(A, G);
  ((1 / det) * adj).store_transposed(G.values);
}

template<bool guarded, class T>
[[gnu::noinline]] void gradient(M<T, 4> const& A, M<T, 4>& G) {
  auto const a = block4<T>::load(A.values, 4);
  auto const [adj, det] = adjugate4<T>::of(a);
  if constexpr (guarded)
    if (!is_safe(det.low()[0], sum<T>(squares(a)))) [[unlikely]]
      return by_loops<true>(A, G);
  (quotient(T(1), det) * adj).store_transposed(G.values, 4);
}

template<bool guarded, class T>
[[gnu::noinline]] void gradient(M<T, 6> const& A, M<T, 6>& G) {
  auto const [Y, safe] = inverse6<T>::of(block6<T>::load(A.values));
  if constexpr (guarded)
    if (!safe) [[unlikely]]
      return by_loops<true>(A, G);
  Y.store_transposed(G.values);
}

template<bool guarded, class T>
[[gnu::noinline]] void gradient(M<T, 8> const& A, M<T, 8>& G) {
  auto const [Y, safe] = inverse8<T>::of(block8<T>::load(A.values));
  if constexpr (guarded)
    if (!safe) [[unlikely]]
      return by_loops<true>(A, G);
  Y.store_transposed(G.values);
}
}  // namespace simd

#ifdef WITH_ADOLC
template<int n>
[[gnu::noinline]] void by_adolc(M<double, n> const& A, M<double, n>& G) {
  bench::gradient_by_adolc(
      n, [](auto const&... x) { return bench::log_determinant(x...); }, A, G);
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
  program.row<T, answer, answer>(
      "F2 " + std::to_string(n), [](bench::random& r) { return r.well_conditioned<T, n>(); }, contenders,
      [](answer const& A) {
        return bench::gradient_by_differences([](auto const& X) { return bench::log_determinant(X); },
                                              bench::in_long_double(A));
      });
}

}  // namespace

int main(int argc, char** argv) {
  return bench::compare_sizes(argc, argv, []<class T, int n>(bench::program& rows) { compare<T, n>(rows); });
}
