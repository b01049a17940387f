// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// A formula is an expression of Boost.YAP's.

#include <iostream>
#include <boost/yap/yap.hpp>
#include <matgrad/io.hpp>
using namespace matgrad;

// [expression]
constexpr auto A = matrix<"A", 3>;
constexpr auto X = matrix<"X", 3>;
constexpr auto f = tr(A * X) + det(X);

using formula_type = std::remove_const_t<decltype(f)>;
static_assert(boost::yap::is_expr<formula_type>::value && formula_type::kind == boost::yap::expr_kind::plus);
static_assert(std::is_empty_v<formula_type>);              // all that is known of it is in its type
static_assert(sizeof(0.5 * f) == sizeof(double));          // but for plain numbers
static_assert(boost::yap::right(f) == det(X));             // YAP's words work on it
constexpr auto scaled(double t) { return t * tr(A * X); }  // and nothing refers to what has gone
static_assert(scaled(3) == 3_c * tr(A * X));
// [end]

// [transform]
/// Puts another formula in the place of X.
template<class Formula>
struct in_place_of_x {
  Formula by;
  constexpr auto operator()(boost::yap::expr_tag<boost::yap::expr_kind::terminal>,
                            symbol_leaf<"X", 3, 3, 0> const&) const {
    return by;
  }
};

constexpr auto substitute(formula auto const& from, formula auto const& by) {
  return boost::yap::transform(from, in_place_of_x<std::remove_cvref_t<decltype(by)>>{by});
}
// [end]

int main() { std::cout << substitute(f, inv(A + X)) << '\n'; }
