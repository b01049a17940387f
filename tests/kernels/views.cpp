// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <matgrad/kernels/down.hpp>

#include "../catch.hpp"
#include "matrices.hpp"

using namespace matgrad::kernels;

namespace {

using M = dense<double, 5, 6>;
constexpr auto A = [] {
  M a{};
  for (int k = 0; k < 30; ++k) a.values[k] = k;
  return a;
}();
constexpr stored<M> view{&A};
using number = value_of_number<double>;

/// Whether packs of W entries are what the view says entry by entry, wherever they fit.
template<int W, class X>
bool is_right_in_packs_of(X const& x) {
  if constexpr (W <= lanes_of<double> && W > 1) {
    for (int j = 0; j < X::cols(); ++j)
      for (int i = 0; i + W <= X::rows(); ++i)
        for (int k = 0; k < W; ++k)
          if (down<W>(x, i, j)[k] != x(i + k, j)) return false;
  }
  return true;
}
template<class X>
bool is_right_in_packs(X const& x) {
  return is_right_in_packs_of<2>(x) && is_right_in_packs_of<4>(x);
}

}  // namespace

TEST_CASE("views: several entries at once") {
  REQUIRE(is_right_in_packs(A));
  REQUIRE(is_right_in_packs(view));
  REQUIRE(is_right_in_packs(transpose_view(A)));
  REQUIRE(is_right_in_packs(transpose_of<stored<M>>{view}));
  REQUIRE(is_right_in_packs(negative_of<stored<M>>{view}));
  REQUIRE(is_right_in_packs(multiple_of<number, stored<M>>{{3}, view}));
  REQUIRE(is_right_in_packs(multiple_of<number, transpose_of<stored<M>>>{{3}, {view}}));
  REQUIRE(is_right_in_packs(transpose_of<negative_of<stored<M>>>{{view}}));
  REQUIRE(is_right_in_packs(block_of<stored<M>, 1, 2, 4, 3>{view}));
  REQUIRE(is_right_in_packs(embedding_of<stored<M>, 1, 2, 8, 9>{view}));
  REQUIRE(is_right_in_packs(factors_of_rows<block_of<stored<M>, 0, 1, 5, 1>, 3>{{view}}));
  REQUIRE(is_right_in_packs(factors_of_columns<block_of<stored<M>, 0, 1, 5, 5>, 4>{{view}}));
  using corner = block_of<stored<M>, 1, 2, 2, 3>;
  REQUIRE(is_right_in_packs(kronecker_of<corner, transpose_of<corner>>{{view}, {{view}}}));
  REQUIRE(is_right_in_packs(commuted_rows_of<kronecker_of<corner, transpose_of<corner>>, 2, 3>{{{view}, {{view}}}}));
}

TEST_CASE("views: A ⊗ B, and K (A ⊗ B)") {
  dense<double, 2, 2> const a{1, 2, 3, 4};
  dense<double, 1, 3> const b{5, 6, 7};
  using product = kronecker_of<stored<dense<double, 2, 2>>, stored<dense<double, 1, 3>>>;
  product const x{{&a}, {&b}};
  STATIC_REQUIRE(product::rows() == 2);
  STATIC_REQUIRE(product::cols() == 6);
  REQUIRE(as_dense(x) == dense<double, 2, 6>{5, 10, 6, 12, 7, 14, 15, 20, 18, 24, 21, 28});
  // K vec(X) = vec(Xᵀ), X 2×3
  dense<double, 6> const v{1, 2, 3, 4, 5, 6};
  using column = stored<dense<double, 6>>;
  REQUIRE(as_dense(commuted_rows_of<column, 2, 3>{{&v}}) == dense<double, 6>{1, 3, 5, 2, 4, 6});
}

TEST_CASE("views: where the entries stand") {
  using row = dense<double, 1, 6>;
  STATIC_REQUIRE(is_by_columns<M>);
  STATIC_REQUIRE(!is_by_rows<M>);
  STATIC_REQUIRE(is_by_rows<transpose_of<stored<M>>>);
  STATIC_REQUIRE(is_by_rows<transposed<M const>>);
  STATIC_REQUIRE(is_by_rows<row>);
  STATIC_REQUIRE(is_by_columns<transpose_of<stored<row>>>);
  STATIC_REQUIRE(!is_by_rows<block_of<stored<M>, 0, 0, 1, 6>>);
  STATIC_REQUIRE(!is_by_columns<multiple_of<number, stored<M>>>);
}

TEST_CASE("flipped: the transpose goes to what is stored") {
  using negative = negative_of<stored<M>>;
  STATIC_REQUIRE(flipped(negative{view})(4, 2) == -A(2, 4));
  STATIC_REQUIRE(
      std::is_same_v<decltype(viewed(transpose_of<negative>{{view}})), negative_of<transpose_of<stored<M>>>>);
  STATIC_REQUIRE(std::is_same_v<decltype(viewed(A)), stored<M>>);
  STATIC_REQUIRE(std::is_same_v<decltype(viewed(transpose_view(A))), transpose_of<stored<M>>>);
}

TEST_CASE("put: into columns, and through a transpose") {
  if constexpr (lanes_of<double> > 1) {
    auto copy = A;
    put<2>(copy, 1, 3, pack<double, 2>{-1, -2});
    auto flipped = transpose_view(copy);
    put<2>(flipped, 4, 0, pack<double, 2>{-3, -4});
    REQUIRE(copy(1, 3) == -1);
    REQUIRE(copy(2, 3) == -2);
    REQUIRE(copy(0, 4) == -3);
    REQUIRE(copy(0, 5) == -4);
  }
}

TEST_CASE("views: rows commuted, K vec(A) = vec(Aᵀ)") {
  auto const A = random_matrix<double, 2, 3>();
  auto const transposed = transposed_copy(A);
  auto const vec = made<double, 6, 1>([&](int i, int) { return A.values[i]; });
  commuted_rows_of<stored<dense<double, 6, 1>>, 2, 3> const commuted{{&vec}};
  for (int i = 0; i < 6; ++i) REQUIRE(commuted(i, 0) == transposed.values[i]);
}
