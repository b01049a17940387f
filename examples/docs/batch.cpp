// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Many small problems at once.

#include <cstdint>
#include <iostream>
#include <matgrad/evaluate_batch.hpp>
#include <matgrad/io.hpp>
#include <thread>
#include <vector>
using namespace matgrad;

// [formula]
constexpr auto X = matrix<"X", 3>;
constexpr auto g = grad(tr(inv(X)), X);

/// G[k] = g(X = A[k]) for every k.
void gradients(std::vector<dense<double, 3, 3>> const& A, std::vector<dense<double, 3, 3>>& G) {
  batch(g).into(G, X = A);
}
// [end]

namespace residuals {
// [several]
constexpr auto x = vector<"x", 3>;
constexpr auto b = vector<"b", 3>;
constexpr auto t = scalar<"t">;
constexpr auto f = t * squared_norm(X * x - b);

/// The f of each point x, and its gradient. There is one matrix and one b, the same for all; each point has its t.
void losses(dense<double, 3, 3> const& A, dense<double, 3> const& c, std::vector<dense<double, 3>> const& points,
            std::vector<double> const& weights, std::vector<double>& values, std::vector<dense<double, 3>>& steps) {
  batch(f, grad(f, x)).into(values, steps, X = A, b = c, x = points, t = weights);
}
// [end]
}  // namespace residuals

// [layouts]
/// Matrices of a program of one's own: a record each, with the matrix in it, column by column.
struct body {
  double inertia[9];
  std::uint64_t id;
};

void invert_inertia(std::vector<body>& bodies) {
  constexpr int numbers_in_body = sizeof(body) / sizeof(double);
  auto const all = strided<3, 3>(bodies[0].inertia, std::ptrdiff_t(bodies.size()), numbers_in_body);
  batch(inv(X)).into(all, X = all);  // the results may be written where the data were
}

/// Matrices entry by entry: first all X₀₀, then all X₁₀, and so on. Nothing has to be turned on the way into a register.
void invert_entry_by_entry(std::vector<double> const& entries, std::vector<double>& inverses) {
  auto const count = std::ptrdiff_t(entries.size()) / 9;
  batch(inv(X)).into(entry_major<3, 3>(inverses.data(), count), X = entry_major<3, 3>(entries.data(), count));
}
// [end]

// [status]
/// How many of the matrices are singular; the others are inverted.
int invert_where_possible(std::vector<dense<double, 3, 3>> const& A, std::vector<dense<double, 3, 3>>& Y) {
  std::vector<status> found(A.size());
  batch(inv(X)).try_into(Y, found, X = A);
  int singular = 0;
  for (auto one : found) singular += one == status::singular;
  return singular;
}
// [end]

// [threads]
/// Half of the pieces on a thread of its own.
constexpr auto on_two_threads = [](std::ptrdiff_t pieces, auto const& compute) {
  std::thread first_half([&] {
    for (std::ptrdiff_t k = 0; k < pieces / 2; ++k) compute(k);
  });
  for (std::ptrdiff_t k = pieces / 2; k < pieces; ++k) compute(k);
  first_half.join();
};

void gradients_on_two_threads(std::vector<dense<double, 3, 3>> const& A, std::vector<dense<double, 3, 3>>& G) {
  batch(g).spread(on_two_threads).into(G, X = A);
}
// [end]

int main() {
  std::vector<dense<double, 3, 3>> A(5000, {2, 0, 1, 0, 3, 0, 1, 0, 4}), G(A.size());
  for (std::size_t k = 0; k < A.size(); ++k) A[k](1, 1) = double(k % 7) + 1;
  gradients(A, G);
  std::cout << "the gradient of tr(X⁻¹) of the first:\n" << G[0];

  auto same = G;
  gradients_on_two_threads(A, same);
  A[1] = {1, 2, 3, 2, 4, 6, 1, 1, 1};
  std::cout << (same == G ? "the same on two threads" : "something else on two threads") << '\n'
            << "of " << A.size() << " matrices are singular: " << invert_where_possible(A, G) << '\n';

  std::vector<body> bodies(9, {{2, 0, 0, 0, 4, 0, 0, 0, 8}, 1});
  invert_inertia(bodies);
  std::vector<double> entries(9 * 9, 0.0), inverses(entries.size());
  for (std::size_t k = 0; k < 9; ++k) entries[k] = entries[4 * 9 + k] = entries[8 * 9 + k] = 4;
  invert_entry_by_entry(entries, inverses);
  std::cout << "an inertia inverted: " << bodies[8].inertia[8] << ", an entry: " << inverses[8] << '\n';

  std::vector<dense<double, 3>> points(3, {1, 2, 3}), steps(3);
  std::vector<double> weights{1, 2, 3}, values(3);
  residuals::losses({1, 0, 0, 0, 1, 0, 0, 0, 1}, {0, 0, 0}, points, weights, values, steps);
  std::cout << "the last loss: " << values[2] << '\n';
}
