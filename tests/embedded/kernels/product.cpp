// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Products, sums and views of matrices whose entries have so few bits that nothing is rounded: what comes out is exact.
#include "matrices.hpp"

using namespace embedded;
using namespace matgrad::kernels;

namespace {

template<class M>
using transpose_of_stored = transpose_of<stored<M>>;

/// Every way to write (m×k)(k×n) with transposes, signs and factors, and to add it to something.
template<int m, int k, int n>
void every_way_to_multiply() {
  auto const A = random_matrix<m, k>(1);
  auto const B = random_matrix<k, n>(2);
  auto const C = random_matrix<m, n>(3);
  auto const At = transposed_copy(A);
  auto const Bt = transposed_copy(B);
  transpose_of_stored<dense<native, k, m>> const a{{&At}};
  transpose_of_stored<dense<native, n, k>> const b{{&Bt}};
  auto const AB = plain_product(A, B);
  dense<native, m, n> out;
  multiply(out, A, B);
  CHECK(out == AB);
  multiply(out, transpose_view(At), B);
  CHECK(out == AB);
  multiply(out, A, b);
  CHECK(out == AB);
  multiply(out, a, transpose_view(Bt));
  CHECK(out == AB);
  multiply(out, negative_of<decltype(a)>{a}, B);
  CHECK(out == times(AB, native{-1}));
  multiply(out, A, transpose_of<multiple_of<value_of_number<native>, stored<dense<native, n, k>>>>{{{2}, {&Bt}}});
  CHECK(out == times(AB, native{2}));
  multiply_scaled(out, native{3}, A, b);
  CHECK(out == times(AB, native{3}));
  multiply_add(out, C, a, B);
  CHECK(out == plain_sum(C, AB));
  multiply_add(out, C, A, negative_of<stored<dense<native, k, n>>>{{&B}});
  CHECK(out == plain_sum(C, times(AB, native{-1})));
  dense<native, n, m> flipped;
  multiply(transpose_view(flipped), A, B);
  CHECK(flipped == transposed_copy(AB));
}

template<int m, int n>
void every_entry() {
  auto const A = random_matrix<m, n>(1);
  auto const B = random_matrix<n, m>(2);
  auto const Bt = transposed_copy(B);
  auto const plus = [](auto const&... x) { return (x + ...); };
  dense<native, m, n> out;
  fill(out, plus, A, transpose_view(B));
  CHECK(out == plain_sum(A, Bt));
  dense<native, n, m> flipped;
  fill(transpose_view(flipped), plus, A, Bt);
  CHECK(flipped == transposed_copy(plain_sum(A, Bt)));
  auto const AB = plain_product(A, B);
  native trace = 0;
  for (int i = 0; i < m; ++i) trace += AB(i, i);
  CHECK(sum_over(multiplied, A, Bt) == trace);
  CHECK(sum_over(multiplied, A, transpose_view(B)) == trace);
}

}  // namespace

TEST_CASE("multiply: every way to write it, of every shape") {
  every_way_to_multiply<1, 3, 1>();
  every_way_to_multiply<3, 4, 2>();
  every_way_to_multiply<5, 7, 6>();
}

TEST_CASE("multiply: every size, written out or in loops") {
  for_sizes<1, 2, 3, 4, 6>([]<int n>() {
    auto const A = random_matrix<n, n>(1);
    auto const B = random_matrix<n, n + 1>(2);
    dense<native, n, n + 1> out;
    multiply(out, A, B);
    CHECK(out == plain_product(A, B));
    auto const x = random_matrix<n>(3);
    dense<native, n> y;
    multiply(y, transpose_view(A), x);
    CHECK(y == plain_product(transposed_copy(A), x));
  });
}

TEST_CASE("symmetric_product: one triangle is computed, both are there") {
  for_sizes<2, 3, 5>([]<int n>() {
    auto const X = random_matrix<n, n>(1);
    auto const XXt = plain_product(X, transposed_copy(X));
    dense<native, n, n> out, sum;
    symmetric_product(out, X, transpose_view(X));
    CHECK(out == XXt);
    symmetric_multiply_add(sum, out, X, transpose_view(X));
    CHECK(sum == times(XXt, native{2}));
  });
}

TEST_CASE("square: A A and α A A, also in place and of a transpose") {
  for_sizes<1, 2, 3, 4>([]<int n>() {
    auto A = random_matrix<n, n>(1);
    auto const AA = plain_product(A, A);
    dense<native, n, n> out;
    square(out, transpose_view(A), native{-2});
    CHECK(out == transposed_copy(times(AA, native{-2})));
    square(A, A);
    CHECK(A == AA);
  });
}

TEST_CASE("fill, sum_over: entry by entry, of every shape") {
  every_entry<2, 3>();
  every_entry<7, 5>();
  every_entry<18, 2>();  // a loop: longer than what is written out
}

TEST_CASE("fill_symmetric, add_diagonal") {
  for_sizes<2, 3, 5>([]<int n>() {
    auto A = random_matrix<n, n>(1);
    auto const x = random_matrix<n>(2);
    dense<native, n, n> out;
    fill_symmetric(
        out, [](auto const& a, auto const& b) { return a + b; }, A, transpose_view(A));
    CHECK(out == plain_sum(A, transposed_copy(A)));
    auto const sum = made<n, n>([&](int i, int j) { return i == j ? A(i, j) + x(i) : A(i, j); });
    add_diagonal(out, transpose_view(A), stored<dense<native, n>>{&x});
    CHECK(out == transposed_copy(sum));
    add_diagonal(A, A, stored<dense<native, n>>{&x});
    CHECK(A == sum);
  });
}

TEST_CASE("views: what they say of each entry") {
  auto const A = random_matrix<4, 5>(1);
  using M = dense<native, 4, 5>;
  stored<M> const view{&A};
  auto const is = [](auto const& x, auto const& entry) {
    bool all = true;
    for (int j = 0; j < x.cols(); ++j)
      for (int i = 0; i < x.rows(); ++i) all = all && x(i, j) == entry(i, j);
    return all;
  };
  CHECK(is(transpose_of<stored<M>>{view}, [&](int i, int j) { return A(j, i); }));
  CHECK(is(negative_of<stored<M>>{view}, [&](int i, int j) { return -A(i, j); }));
  CHECK(is(multiple_of<value_of_number<native>, stored<M>>{{3}, view}, [&](int i, int j) { return 3 * A(i, j); }));
  CHECK(is(block_of<stored<M>, 1, 2, 3, 2>{view}, [&](int i, int j) { return A(i + 1, j + 2); }));
  CHECK(is(embedding_of<stored<M>, 1, 2, 6, 8>{view},
           [&](int i, int j) { return 1 <= i && i < 5 && 2 <= j && j < 7 ? A(i - 1, j - 2) : native{0}; }));
  CHECK(is(flipped(negative_of<stored<M>>{view}), [&](int i, int j) { return -A(j, i); }));

  // K vec(X) = vec(Xᵀ)
  auto const X = random_matrix<2, 3>(2);
  dense<native, 6> vec;
  for (int k = 0; k < 6; ++k) vec(k) = X.values[k];
  commuted_rows_of<stored<dense<native, 6>>, 2, 3> const commuted{{&vec}};
  CHECK(is(commuted, [&](int i, int) { return transposed_copy(X).values[i]; }));
}
