// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
// clang-format off: what is said belongs to the line above it
#include <matgrad/matgrad.hpp>

using namespace matgrad;

constexpr auto A = matrix<"A", 3>;
constexpr auto K = permutation<"K", 3>;
constexpr auto J = projector<"J", 3>;
constexpr auto Q = orthogonal<"Q", 3>;
constexpr auto S = symmetric<"S", 3>;
constexpr auto x = vector<"x", 3>;

#if CASE == 1                        // by a permutation
constexpr auto g = grad(tr(A * K), K);  // here
// error: grad(f, P): there are finitely many permutations P, so f has no derivative by them
// error: tr(A * K)
#elif GOOD == 1
constexpr auto g = grad(tr(A * Q), Q);

#elif CASE == 2  // the Jacobian by a permutation
constexpr auto g = jacobian(K * x, K);  // here
// error: jacobian(F, P): there are finitely many permutations P, so F has no derivative by them
// error: K * x
#elif GOOD == 2
constexpr auto g = jacobian(K * x, x);

#elif CASE == 3  // independent entries of a projector
constexpr auto g = structured_grad(tr(A * J), J);  // here
// error: structured_grad(f, P): the entries of a projector are not independent; use grad(f, P)
#elif GOOD == 3
constexpr auto g = structured_grad(tr(A * S), S);
#endif

int main() {}
