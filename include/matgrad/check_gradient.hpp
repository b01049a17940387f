// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/formula/derivatives.hpp>
#include <matgrad/try_evaluate.hpp>

// Is grad(f, X) the gradient of what f computes? The rules say the one, the values of f the other: they are compared at the
// user's data. It is meant for formulas with operations of the user's own.
namespace matgrad {

/// What check_gradient(f, X)(X = A, ...) found; true if the gradient is right there. Unless the status is ok nothing could be
/// compared. `worst` is the largest difference of an entry of the gradient and the same by differences of f, relative to `size`,
/// the largest entry of either; it is at (row, col), where the two are `derived` and `measured`.
template<class T>
struct gradient_check {
  T worst{};
  T size{};
  int row{}, col{};
  T derived{};
  T measured{};
  matgrad::status status = matgrad::status::ok;

  /// What differences can tell from zero: 2^-17, 8e-6, in double, 4e-3 in float, 5e-7 in an 80-bit long double.
  static constexpr T tolerance = kernels::power_of_two<T>(-std::numeric_limits<T>::digits / 3);

  /// For what could not be compared.
  static constexpr gradient_check without_comparison(matgrad::status found) {
    T const none = std::numeric_limits<T>::quiet_NaN();
    return {none, none, 0, 0, none, none, found};
  }

  constexpr explicit operator bool() const { return status == matgrad::status::ok && worst <= tolerance; }
};

/// A derivative by differences, and by how much it may be off.
template<class T>
struct measured_derivative {
  T value = 0;
  T error = std::numeric_limits<T>::max();
};

/// φ'(0) by central differences of the steps h, h/2, h/4, ..., extrapolated to a step of zero: what is_enough, or else what
/// changes the least from one extrapolation to the next. Where φ is not finite, they begin anew with the next step.
/// C. J. F. Ridders, Advances in Engineering Software 4 (1982), with steps down to where rounding errors are all there is
template<class T, class Phi, class IsEnough>
constexpr measured_derivative<T> derivative_by_differences(Phi phi, T h, IsEnough is_enough) {
  constexpr int steps = std::numeric_limits<T>::digits * 2 / 3;
  T of_step_before[steps]{};  // by differences, extrapolated once, twice, ...
  int orders = 0;
  measured_derivative<T> best;
  for (int k = 0; k < steps; ++k, h /= 2) {
    T const above = phi(h), below = phi(-h);
    T const rounding = std::numeric_limits<T>::epsilon() * kernels::abs(above) / h;
    T next = (above - below) / (2 * h), power = 4;
    if (!kernels::is_finite(next)) {
      orders = 0;
      continue;
    }
    for (int order = 0; order < orders; ++order, power *= 4) {
      T const before = of_step_before[order], extrapolated = next + (next - before) / (power - 1);
      T const change = kernels::abs(extrapolated - next), other = kernels::abs(extrapolated - before);
      measured_derivative<T> const found{extrapolated, change > other ? change : other};
      if (is_enough(found)) return found;
      if (found.error + rounding < best.error) best = {found.value, found.error + rounding};
      of_step_before[order] = next;
      next = extrapolated;
    }
    of_step_before[orders++] = next;
  }
  return best;
}

template<class T, int m, int n>
constexpr T largest_entry(dense<T, m, n> const& A) {
  T largest = 0;
  for (T const& a : A.values) largest = kernels::abs(a) > largest ? kernels::abs(a) : largest;
  return largest;
}

/// The ways that lead from A through the matrices of its structure. Those from linear structures are straight: they move an
/// entry, and its mirror image. Orthogonal matrices are turned in the plane of two coordinates, RQ, and projectors, RPRᵀ.
template<structure of, class T, int m, int n>
struct ways_within {
  static constexpr bool is_projector = of.has(projector_structure);
  static constexpr bool turns = of.has(orthogonal_structure) || is_projector;
  static constexpr bool is_mirrored = of.has(symmetric_structure) || of.has(skew_structure) || turns;

  dense<T, m, n> A;

  /// Is there a way named by the entry (i, j)?
  constexpr bool leads(int i, int j) const {
    if (of.has(diagonal_structure)) return i == j;
    if (turns || of.has(skew_structure)) return i > j;
    if (of.has(symmetric_structure) || of.has(lower_structure)) return i >= j;
    return !of.has(upper_structure) || i <= j;
  }

  /// The step to begin with: an eighth of the entry's size, or of what counts as small beside the largest.
  constexpr T first_step(int i, int j) const {
    T const size = kernels::abs(A(i, j)), least = smallest_step();
    T const here = size / 8 > least ? size / 8 : least;
    return turns ? least : kernels::scale(T(1), kernels::exponent_of(here));
  }
  constexpr T smallest_step() const {
    constexpr T small = kernels::power_of_two<T>(-std::numeric_limits<T>::digits / 5);
    T const largest = largest_entry(A);
    return turns || largest == 0 ? T(1) / 8 : largest * small / 8;
  }

  /// Where way (i, j) leads from A.
  constexpr dense<T, m, n> direction(int i, int j) const {
    dense<T, m, n> U{};
    if constexpr (turns) {
      for (int k = 0; k < n; ++k) U(i, k) += A(j, k), U(j, k) -= A(i, k);
      if constexpr (is_projector)
        for (int k = 0; k < n; ++k) U(k, i) += A(k, j), U(k, j) -= A(k, i);
    } else {
      U(i, j) = 1;
      if (is_mirrored && i != j) U(j, i) = of.has(skew_structure) ? -1 : 1;
    }
    return U;
  }

  /// A, gone h on way (i, j).
  constexpr dense<T, m, n> moved(int i, int j, T h) const {
    auto X = A;
    if constexpr (turns) {
      T const t = h / 2, c = (1 - t * t) / (1 + t * t), s = h / (1 + t * t);
      for (int k = 0; k < n; ++k) turn(X(i, k), X(j, k), c, s);
      if constexpr (is_projector)
        for (int k = 0; k < n; ++k) turn(X(k, i), X(k, j), c, s);
    } else {
      auto const U = direction(i, j);
      for (int k = 0; k < m * n; ++k) X.values[k] += h * U.values[k];
    }
    return X;
  }

  /// The gradient in the structure, from the derivatives on the ways. On a way that moves two entries, df = tr(GᵀdX) counts
  /// both. With S = −Sᵀ of the derivatives by turning, which are tr(GᵀWQ) or tr(Gᵀ(WP − PW)), it is SQ, or SP − PS.
  constexpr dense<T, m, n> gradient(dense<T, m, n> derivatives) const {
    auto& S = derivatives;
    if constexpr (is_mirrored)
      for (int j = 0; j < n; ++j)
        for (int i = j + 1; i < n; ++i) {
          S(i, j) /= 2;
          S(j, i) = of.has(skew_structure) || turns ? -S(i, j) : S(i, j);
        }
    if constexpr (!turns) {
      return S;
    } else {
      dense<T, n, n> G{};
      for (int j = 0; j < n; ++j)
        for (int i = 0; i < n; ++i)
          for (int k = 0; k < n; ++k) G(i, j) += S(i, k) * A(k, j) - (is_projector ? A(i, k) * S(k, j) : T(0));
      return G;
    }
  }

private:
  static constexpr void turn(T& x, T& y, T c, T s) {
    T const kept = x;
    x = c * x + s * y;
    y = c * y - s * kept;
  }
};

/// check_gradient(f, X), before the data.
template<class F, class X, class G>
class gradient_checker {
  F f;
  X x;
  G g;

  static constexpr int m = size_of<X>.rows, n = size_of<X>.cols;

  template<class T>
  static constexpr T larger(T a, T b) {
    return a > b ? a : b;
  }

  template<class T>
  static constexpr T product_of_entries(dense<T, m, n> const& A, dense<T, m, n> const& B) {
    T sum = 0;
    for (int k = 0; k < m * n; ++k) sum += A.values[k] * B.values[k];
    return sum;
  }

  template<class T, class... Bindings>
  constexpr gradient_check<T> compare(Bindings const&... bindings) const {
    auto const gradient = try_evaluate(g, bindings...);
    if (!gradient) return gradient_check<T>::without_comparison(gradient.status);
    dense<T, m, n> derived, A;
    kernels::copy(derived, matrix_of<T, m, n>(gradient.value));
    evaluate_into(A, x, bindings...);
    dense<T, 1, 1> value;
    evaluate_into(value, f, bindings...);
    if (!kernels::is_finite(value(0))) return gradient_check<T>::without_comparison(status::not_finite);

    using check = gradient_check<T>;
    ways_within<structure_of<X>, T, m, n> const ways{A};
    // a gradient is not smaller than what rounding errors of f make of zero
    T const rounding = std::numeric_limits<T>::epsilon() * kernels::abs(value(0)) / ways.smallest_step();
    T const size = larger(largest_entry(derived), 32 * rounding / check::tolerance);
    dense<T, m, n> derivatives{};
    T error = 0;
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < m; ++i) {
        if (!ways.leads(i, j)) continue;
        auto f_on_way = [&](T h) {
          auto const moved = ways.moved(i, j, h);
          dense<T, 1, 1> result;
          evaluate_into(result, f, binding<X, dense<T, m, n>>{moved}, bindings...);
          return result(0);
        };
        T const expected = product_of_entries(derived, ways.direction(i, j));
        auto agrees = [&](measured_derivative<T> const& found) {
          return found.error <= check::tolerance / 8 * size
              && kernels::abs(found.value - expected) <= check::tolerance / 2 * size;
        };
        auto const found = derivative_by_differences<T>(f_on_way, ways.first_step(i, j), agrees);
        derivatives(i, j) = found.value;
        error = larger(error, found.error);
      }
    auto const measured = ways.gradient(derivatives);

    check result;
    result.size = larger(size, largest_entry(measured));
    T farthest = -1;
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < m; ++i) {
        T const apart = kernels::abs(derived(i, j) - measured(i, j));
        if (!(apart > farthest)) continue;
        farthest = apart;
        result.row = i, result.col = j, result.derived = derived(i, j), result.measured = measured(i, j);
      }
    result.worst = farthest == 0 ? T(0) : farthest / result.size;
    // an error that is as large as what was found explains it
    bool const is_settled = error <= check::tolerance * result.size || 8 * error <= farthest;
    if (!is_settled) result.status = status::not_differentiable;
    return result;
  }

public:
  constexpr gradient_checker(F const& formula, X const& symbol, G const& gradient)
      : f(formula), x(symbol), g(gradient) {}

  template<class... Bindings>
  constexpr auto operator()(Bindings const&... bindings) const {
    if constexpr (!(is_binding<Bindings> && ...)) {
      static_assert(shapes_fit<typename operand_of<F>::type>,
                    "check_gradient(f, X)(X = A, ...): give each symbol its value, as in X = A");
      return gradient_check<double>::without_comparison(status::not_finite);
    } else if constexpr (!kernels::real<typename evaluation<Bindings...>::scalar>) {
      static_assert(shapes_fit<typename operand_of<F>::type>,
                    "check_gradient(f, X)(X = A, ...): differences need data of float, double or long double");
      return gradient_check<double>::without_comparison(status::not_finite);
    } else if constexpr (is_ready<written<X, F>(), Bindings...>()) {
      return compare<typename evaluation<Bindings...>::scalar>(bindings...);
    } else {
      return gradient_check<typename evaluation<Bindings...>::scalar>::without_comparison(status::not_finite);
    }
  }
};

/// check_gradient(f, X)(X = A, ...): is grad(f, X) right at A? It is compared with central differences of f, by entries; on a
/// structure along what the structure allows, so that the projected gradient is compared with what it means. The result is
/// true if the largest difference, .worst, is at most .tolerance of the largest entry. It tells where: .row, .col, and the
/// two numbers there, .derived and .measured. Its .status is that of try_evaluate where the formula or the gradient has no
/// finite value, and not_differentiable where the differences do not settle; then the result is false. Refuses what grad refuses,
/// and numbers that are not real.
template<formula F, formula X>
constexpr auto check_gradient(F const& f, X const& x) {
  if constexpr (refuse_gradient<F, X>()) return gradient_checker(f, x, grad(f, x));
  else return [](auto const&...) { return gradient_check<double>::without_comparison(status::not_finite); };
}

}  // namespace matgrad
