// Gradients by ADOL-C, where it is there (WITH_ADOLC): a formula is taped at the first call, and every call replays the tape.
#pragma once

#ifdef WITH_ADOLC
#include <adolc/adolc.h>
#include <matgrad/kernels/dense.hpp>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace bench {

using matgrad::dense;

namespace by_adolc {
template<class T, int m, int n>
struct matrix {  // clang refuses dense<adouble>: it has a constexpr comparison
  T values[m * n];
  T& operator()(int i, int j = 0) { return values[i + m * j]; }
  T const& operator()(int i, int j = 0) const { return values[i + m * j]; }
};
template<int m, int n>
matrix<adouble, m, n> variables(dense<double, m, n> const& X) {
  matrix<adouble, m, n> active;
  for (int k = 0; k < m * n; ++k) active.values[k] <<= X.values[k];
  return active;
}
template<int m, int n>
matrix<adouble, m, n> parameters(dense<double, m, n> const& A) {
  matrix<adouble, m, n> passive;
  for (int k = 0; k < m * n; ++k) passive.values[k] = mkparam(A.values[k]);
  return passive;
}
}  // namespace by_adolc

/// The gradient of f(X, constants...) by X; `tag` is different for each formula of a program.
template<int m, int n, class... Constants>
void gradient_by_adolc(short tag, auto const& f, dense<double, m, n> const& X, dense<double, m, n>& G,
                       Constants const&... constants) {
  static bool const taped = [&] {
    trace_on(tag);
    {
      auto const x = by_adolc::variables(X);
      std::tuple const numbers{by_adolc::parameters(constants)...};  // in braces: in this order
      adouble y = std::apply([&](auto const&... a) { return f(x, a...); }, numbers);
      double value;
      y >>= value;
    }
    trace_off();
    return true;
  }();
  static_cast<void>(taped);
  if constexpr (sizeof...(constants) > 0) {
    double numbers[(0 + ... + (sizeof constants / sizeof(double)))];
    double* next = numbers;
    ((next = std::copy(std::begin(constants.values), std::end(constants.values), next)), ...);
    set_param_vec(tag, sizeof numbers / sizeof(double), numbers);
  }
  gradient(tag, m * n, const_cast<double*>(X.values), G.values);
}

}  // namespace bench
#endif
