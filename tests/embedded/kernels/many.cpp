// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// Many problems at once: each as it is alone, in every layout, and with its own status.
#include "matrices.hpp"

#include <matgrad/evaluate_batch.hpp>

using namespace embedded;

namespace {

constexpr int count = 7;

constexpr auto X = matgrad::matrix<"X", 3>;
constexpr auto y = matgrad::vector<"y", 3>;
constexpr auto S = matgrad::positive_definite<"S", 4>;
constexpr auto by_X = grad(tr(inv(X)), X);

template<int n>
struct problems {
  dense<native, n, n> of[count];
  problems() {
    for (int k = 0; k < count; ++k) of[k] = random_positive_definite<n>(static_cast<std::uint32_t>(k));
  }
};

}  // namespace

TEST_CASE("batch: as one by one; data of which there is one are the same for all") {
  problems<3> const A;
  auto const b = random_matrix<3>(10);
  dense<native, 3, 3> gradients[count];
  dense<native, 3> solutions[count];
  CHECK(batch(by_X, solve(X, y)).into(gradients, solutions, X = A.of, y = b));
  for (int k = 0; k < count; ++k) {
    CHECK(agree(gradients[k], by_X(X = A.of[k]), 8));
    CHECK(solves(A.of[k], solutions[k], b, 8));
  }
}

TEST_CASE("batch: numbers, of 4×4") {
  problems<4> const A;
  native values[count];
  CHECK(evaluate_batch(logdet(S), values, S = A.of));
  for (int k = 0; k < count; ++k) CHECK(agree(values[k], logdet(S)(S = A.of[k]), 8));
}

TEST_CASE("batch: entry by entry, and with gaps") {
  problems<3> const A;
  native entries[9 * count], with_gaps[12 * count + 1];
  auto const by_entry = matgrad::entry_major<3, 3>(entries, count);
  auto const spaced = matgrad::strided<3, 3>(with_gaps + 1, count, 12, 3, 1);
  for (int k = 0; k < count; ++k)
    for (int j = 0; j < 3; ++j)
      for (int i = 0; i < 3; ++i) *by_entry.at(k, i, j) = A.of[k](i, j);
  CHECK(batch(by_X).into(spaced, X = by_entry));
  for (int k = 0; k < count; ++k) {
    auto const expected = by_X(X = A.of[k]);
    CHECK(agree(made<3, 3>([&](int i, int j) { return *spaced.at(k, i, j); }), expected, 8));
    CHECK(agree(with_gaps[1 + 12 * k + 3 * 2 + 1], expected(2, 1), 64));
  }
}

TEST_CASE("batch: which of the problems have no solution") {
  problems<3> A;
  A.of[1] = at_run_time(dense<native, 3, 3>{1, 2, 3, 2, 4, 6, 1, 1, 1});
  A.of[6](0, 0) = std::numeric_limits<native>::infinity();
  dense<native, 3, 3> gradients[count];
  matgrad::status statuses[count];
  CHECK(batch(by_X).try_into(gradients, statuses, X = A.of));
  for (int k = 0; k < count; ++k) {
    using enum matgrad::status;
    CHECK(statuses[k] == (k == 1 ? singular : k == 6 ? not_finite : ok));
    if (statuses[k] == ok) CHECK(agree(gradients[k], by_X(X = A.of[k]), 8));
    else CHECK(!has_a_number(gradients[k]));
  }
}
