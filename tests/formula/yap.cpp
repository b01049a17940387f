// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <boost/yap/yap.hpp>

#include <matgrad/matgrad.hpp>

// Formulas are Boost.YAP expressions: what YAP offers to its users works on them.

using namespace matgrad;

namespace {

constexpr auto A = matrix<"A", 3, 3>;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto x = vector<"x", 3>;
constexpr auto s = scalar<"s">;

template<class F>
constexpr bool is_yap(F const&) {
  return boost::yap::is_expr<F>::value;
}

/// Rebuilds whatever it visits: it knows no leaf.
struct unchanged {};

/// Replaces the symbol X by another formula.
template<class Formula>
struct replace_x {
  Formula by;
  constexpr auto operator()(boost::yap::expr_tag<boost::yap::expr_kind::terminal>,
                            symbol_leaf<"X", 3, 3, 0> const&) const {
    return by;
  }
};

/// Counts the symbols that it meets.
struct count_symbols {
  int& count;
  template<fixed_text Name, int Rows, int Cols, unsigned Structure>
  constexpr auto operator()(boost::yap::expr_tag<boost::yap::expr_kind::terminal>,
                            symbol_leaf<Name, Rows, Cols, Structure> const&) const {
    ++count;
    return terminal<symbol_leaf<Name, Rows, Cols, Structure>>{};
  }
};

}  // namespace

TEST_CASE("formulas are YAP expressions") {
  STATIC_REQUIRE(is_yap(X));
  STATIC_REQUIRE(is_yap(identity<3>));
  STATIC_REQUIRE(is_yap(2_c));
  STATIC_REQUIRE(is_yap(A + X));
  STATIC_REQUIRE(is_yap(A - X));
  STATIC_REQUIRE(is_yap(A * X));
  STATIC_REQUIRE(is_yap(X / s));
  STATIC_REQUIRE(is_yap(-X));
  STATIC_REQUIRE(is_yap(tr(inv(X))));
  STATIC_REQUIRE(is_yap(0.5 * X));
  STATIC_REQUIRE(is_yap(grad(logdet(X), X)));
  STATIC_REQUIRE(is_yap(simplified(grad(logdet(X), X))));
}

TEST_CASE("their kinds are YAP's") {
  STATIC_REQUIRE(decltype(X)::kind == boost::yap::expr_kind::terminal);
  STATIC_REQUIRE(decltype(A + X)::kind == boost::yap::expr_kind::plus);
  STATIC_REQUIRE(decltype(A - X)::kind == boost::yap::expr_kind::minus);
  STATIC_REQUIRE(decltype(A * X)::kind == boost::yap::expr_kind::multiplies);
  STATIC_REQUIRE(decltype(X / s)::kind == boost::yap::expr_kind::divides);
  STATIC_REQUIRE(decltype(-X)::kind == boost::yap::expr_kind::negate);
  STATIC_REQUIRE(decltype(inv(X))::kind == boost::yap::expr_kind::call);
}

TEST_CASE("their parts can be taken") {
  REQUIRE(boost::yap::left(A + X) == A);
  REQUIRE(boost::yap::right(A * inv(X)) == inv(X));
  REQUIRE(boost::yap::get(-X, boost::hana::llong_c<0>) == X);
  REQUIRE(boost::yap::argument(inv(X), boost::hana::llong_c<0>) == X);
}

TEST_CASE("YAP's transform rebuilds a formula") {
  auto const f = transpose(x) * (A * inv(X) - 2_c * identity<3>)*x / s;
  REQUIRE(boost::yap::transform(f, unchanged{}) == f);
  auto const g = 0.25 * tr(X) + 0.5;
  REQUIRE(boost::yap::transform(g, unchanged{}) == g);
}

TEST_CASE("YAP's transform replaces symbols") {
  auto const f = tr(X * A) + det(X);
  REQUIRE(boost::yap::transform(f, replace_x<decltype(A + A)>{A + A}) == 2 * tr(A * A) + 8 * det(A));
  REQUIRE(boost::yap::transform(A, replace_x<decltype(A + A)>{A + A}) == A);
}

TEST_CASE("YAP's transform visits every terminal") {
  int count = 0;
  boost::yap::transform(A * X + X * inv(A) - s * tr(X) * identity<3>, count_symbols{count});
  REQUIRE(count == 6);
}
