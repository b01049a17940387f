// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/kernels/status.hpp>
#include <matgrad/operations/elementwise.hpp>

namespace matgrad {

/// x to an exact power a/b: of a scalar, or of each entry. √x is the power ½.
struct power : entrywise<power> {
  static constexpr char const* name = "power";
  static constexpr bool sees_sign = true;  // of a whole power it does not, and b is 1

  // structure: zeros stay if a > 0; of a whole power as of a product of matrices entry by entry
  static constexpr structure has(arguments X) {
    auto of = X[0].has();
    bool is_even = X.a % 2 == 0, is_whole = X.b == 1;
    if (X[0].size().is_scalar()) {
      bool has_sign = is_even || X.b % 2 == 0 || is_nonnegative(X[0]);
      if (is_positive(X[0]) || (has_sign && X.a < 0)) return positive_definite_structure;
      return has_sign ? positive_semidefinite_structure : general;
    }
    if (X.a < 0) return of & symmetric_structure;
    auto kept = closed(of & diagonal_structure);
    if (is_whole) kept = kept | (of & positive_definite_structure);
    if (is_whole && of.has(skew_structure)) kept = kept | (is_even ? symmetric_structure : skew_structure);
    return kept;
  }

  // x⁰ = 1, x¹ = x, (xᵃ)ᵇ = xᵃᵇ (but √x² is |x|, unless x ≥ 0), (αβ)ᵏ = αᵏβᵏ for integer k
  static constexpr term identity(arguments X) {
    auto& in = *X.in;
    auto x = X[0];
    rational exponent{X.a, X.b};
    if (exponent == rational(0)) return ones_matrix(in, x.size());
    if (exponent == rational(1)) return x;
    if (x.is<ones_room>()) return x;
    if (x.is<exact_number>()) return of_number(x, exponent);
    if (x.is<norm_room>() && exponent.is_integer() && X.a % 2 == 0) return pow(dot(x[0], x[0]), rational(X.a / 2));
    if (x.is<power>()) {
      rational inner{x.a(), x.b()};
      bool even = inner.is_integer() && inner.numerator % 2 == 0;
      if (!even || exponent.is_integer() || is_nonnegative(x[0])) return pow(x[0], inner * exponent);
    }
    if (exponent == rational(1, 2) && is_inner_product(x) && x.count() == 2 && x[0] == transpose(x[1]))
      return norm(x[1]);
    // √tr(XᵀX) = ‖X‖
    if (exponent == rational(1, 2) && x.is<trace>() && x[0].is<product>() && x[0].count() == 2
        && x[0][0] == transpose(x[0][1]))
      return norm(x[0][1]);
    if (x.is<hadamard_product>() && exponent.is_integer()) return hadamard(pow(x[0], exponent), pow(x[1], exponent));
    if (x.is<product>() && x.size().is_scalar() && !is_inner_product(x) && exponent.is_integer()) {
      auto result = number(in, 1);
      for (int k = 0; k < x.count(); ++k) result = result * pow(x[k], exponent);
      return result;
    }
    return nothing;
  }

  // (ab)ᶜ = aᶜbᶜ, wherever both are defined
  static constexpr term expanded(arguments X) {
    auto x = X[0];
    if (!x.is<product>() || !x.size().is_scalar() || is_inner_product(x)) return nothing;
    auto result = number(*X.in, 1);
    for (int k = 0; k < x.count(); ++k) result = result * pow(x[k], rational(X.a, X.b));
    return result;
  }

  static constexpr cited_rule rule{"d xᵃ = a xᵃ⁻¹ ∘ dx", "\\mathrm{d}x^a = a\\,x^{a-1} \\circ \\mathrm{d}x", ""};
  static constexpr term derivative(term, arguments X) {
    rational a{X.a, X.b};
    return a * pow(X[0], a - 1);
  }

  static constexpr void domain(requirements& needs, arguments X) {
    if (X.b == 1 && X.a < 0) needs.nonzero(X[0]);
    if (X.b != 1) X.a < 0 ? needs.positive(X[0]) : needs.nonnegative(X[0]);
  }

  static constexpr void write(writer& out, term Y) {
    rational exponent{Y.a(), Y.b()};
    write_place(out, Y);
    if (out.is_cpp() || !is_of_matrix(Y)) return out.raised(Y[0], exponent, false);
    out.operand(Y[0], writer::of_atom);
    auto word = out.last_is_word;
    out.put("∘", "", "");
    out.power_mark(exponent, "\\circ ");
    out.finish(writer::of_power, word);
  }

  static constexpr bool in_lanes = true;
  template<class T, class A, class B>
  MATGRAD_INLINE static constexpr T at(T const& x, A, B) {
    return kernels::rational_power<A{}, B{}>(x);
  }
  template<class X>
  static constexpr status status_at(X const& x, long long a, long long) {
    return a < 0 && kernels::has_zero(x) ? status::singular : status::ok;
  }
  static constexpr operation_cost cost(shape out, shape const*, int, long long a, long long b) {
    return {out.size() * kernels::power_flops(a, b), a < 0 ? out.size() : 0, 0};
  }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long a, long long b, int) {
    for (int i = 0; i < out.rows() * out.cols(); ++i) {
      auto x = X[0].data[i];
      if ((b != 1 && !x.is_square()) || (x == field(0) && a < 0)) return false;
      out.data[i] = kernels::rational_power(x, a, b);
    }
    return true;
  }

private:
  static constexpr term of_number(term x, rational exponent) {
    rational value{x.a(), x.b()};
    if (value == rational(1)) return x;
    if (exponent.is_integer() && (value != rational(0) || exponent.numerator > 0))
      return number(*x.in, matgrad::pow(value, exponent.numerator));
    if (value == rational(0) && exponent.numerator > 0) return x;
    if (exponent.denominator != 2 || value.numerator < 0) return nothing;
    auto root = [](long long n) {
      long long r = 0;
      while (r * r < n && r < 1000) ++r;
      return r * r == n ? r : 0;
    };
    auto p = root(value.numerator), q = root(value.denominator);
    return p != 0 && q != 0 ? number(*x.in, matgrad::pow(rational(p, q), exponent.numerator)) : nothing;
  }
};

constexpr term pow(term x, rational exponent) {
  if (exponent == rational(1)) return x;
  return x.in->make(operation_of<power>, x, exponent.numerator, exponent.denominator);
}

/// aᵇ, whatever the scalar b; each entry of a is raised to b.
struct general_power {
  static constexpr char const* name = "general_power";
  static constexpr bool sees_sign = true;

  // shape: that of a; b is a scalar
  static constexpr shape size(shape a, shape) { return a; }
  static constexpr bool fits(shape, shape b) { return b.is_scalar(); }
  template<class A, class B>
  static constexpr void refuse() {
    static_assert(shapes_fit<A, B>,
                  "pow(a, b): a must be a scalar or a vector and b a scalar; for a matrix write pow<k>(A) with a "
                  "whole number k, or elementwise::pow(A, b)");
  }

  // structure: positive where a is
  static constexpr structure has(arguments X) {
    return X[0].has() & (X[0].size().is_scalar() ? positive_definite_structure : symmetric_structure);
  }

  static constexpr term transposed(term a, term b) { return pow(transpose(a), b); }

  // an exact exponent makes it the power of that exponent
  static constexpr term identity(term a, term b) {
    return b.is<exact_number>() ? pow(a, rational(b.a(), b.b())) : nothing;
  }

  // aᵇ = exp(b log a)
  static constexpr term expanded(term a, term b) { return exp(b * log(a)); }

  static constexpr cited_rule rule{
      "d aᵇ = b aᵇ⁻¹ ∘ da + aᵇ ∘ log(a) db",
      "\\mathrm{d}a^b = b\\,a^{b-1} \\circ \\mathrm{d}a + a^b \\circ \\log(a)\\,\\mathrm{d}b", ""};
  static constexpr term differential(term Y, term a, term b, term da, term db) {
    auto one = number(*a.in, 1);
    return hadamard(b * pow(a, b - one), da) + hadamard(Y, log(a)) * db;
  }

  static constexpr void domain(requirements& needs, term a, term) { needs.positive(a); }

  static constexpr void write(writer& out, term Y) {
    power::write_place(out, Y);
    out.raised_to(Y[0], Y[1], power::is_of_matrix(Y));
  }

  template<class Out, class A, class B>
  MATGRAD_INLINE static constexpr void value(Out& out, A const& a, B const& b) {
    each_entry(out, [&](int i, int j) MATGRAD_INLINE { out(i, j) = kernels::pow(a(i, j), b(0, 0)); });
  }
  static constexpr bool exact(field_matrix out, field_matrix const* X, long long, long long, int) {
    for (int i = 0; i < out.rows() * out.cols(); ++i) {
      if (!X[0].data[i].is_square() || X[0].data[i] == field(0)) return false;
      out.data[i] = kernels::pow(X[0].data[i], X[1].data[0]);
    }
    return true;
  }
};

constexpr term pow(term a, term b) { return a.in->make(operation_of<general_power>, a, b); }

/// The square root of a scalar, or of each entry of a vector: the power ½.
template<formula F>
constexpr auto sqrt(F const& x) {
  return apply_entrywise<power, 1, 2>(x);
}

/// a to the b, of a scalar or of each entry of a vector; b is a scalar formula or a number. Exact numbers simplify.
template<formula F, formula G>
constexpr auto pow(F const& a, G const& b) {
  if constexpr (is_exact<G>) {
    return apply_entrywise<power, value_of<G>.numerator, value_of<G>.denominator>(a);
  } else if constexpr (size_of<F>.is_vector() && size_of<G>.is_scalar()) {
    return apply<general_power>(a, b);
  } else {
    general_power::refuse<typename operand_of<F>::type, typename operand_of<G>::type>();
    return placeholder_of<F>{};
  }
}
template<plain_number F, formula G>
constexpr auto pow(F a, G const& b) {
  return pow(as_literal(a), b);
}
template<formula F, plain_number G>
constexpr auto pow(F const& a, G b) {
  return pow(a, as_literal(b));
}

namespace elementwise {
template<formula F>
constexpr auto sqrt(F const& X) {
  return apply<power, 1, 2>(X);
}
template<long long k, formula F>
constexpr auto pow(F const& X) {
  return apply<power, k, 1>(X);
}
template<formula F, formula G>
constexpr auto pow(F const& A, G const& b) {
  if constexpr (is_exact<G>) return apply<power, value_of<G>.numerator, value_of<G>.denominator>(A);
  else return apply<general_power>(A, b);
}
template<formula F, plain_number G>
constexpr auto pow(F const& A, G b) {
  return apply<general_power>(A, as_literal(b));
}
}  // namespace elementwise

}  // namespace matgrad
