// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "fact.hpp"

using namespace cookbook;

TEST_CASE("fact 285: ∂vec(X⊗A)/∂vec(X)ᵀ = (I⊗K⊗I)(I⊗vec(A)) (Magnus and Neudecker)") {
  constexpr auto order = kron(identity<2>, kron(commutation<4, 2>, identity<2>));
  jacobian_is(kron(G, F), G, order * kron(identity<4>, vec(F)));
}

TEST_CASE("fact 286: ∂(x⊗x)/∂x = I⊗x + x⊗I (math.SE 2394806)") {
  jacobian_is(kron(x, x), x, kron(I, x) + kron(x, I));
  prints(jacobian(kron(x, x), x), "I ⊗ x + x ⊗ I");
}

TEST_CASE("fact 287: ∂(x⊗a)/∂x = I⊗a, ∂(a⊗x)/∂x = a⊗I (Magnus and Neudecker)") {
  jacobian_is(kron(x, u), x, kron(I, u));
  jacobian_is(kron(u, x), x, kron(u, I));
}

TEST_CASE("fact 289: ∂xᵀA(x⊗x)/∂x = A(x⊗x) + (I⊗xᵀ + xᵀ⊗I)Aᵀx (math.SE 2394806)") {
  gradient(v.T() * F * kron(v, v), v,
           F * kron(v, v) + (kron(identity<2>, v.T()) + kron(v.T(), identity<2>)) * F.T() * v);
}

TEST_CASE("fact 290: ∂tr(A(X⊗I))/∂Xᵢⱼ = tr(Aⱼᵢ) of the blocks of A (math.SE 1006188)") {
  constexpr auto trace_of_block = [](auto i, auto j) { return tr(block<2 * i.value, 2 * j.value, 2, 2>(H)); };
  constexpr std::integral_constant<int, 0> first;
  constexpr std::integral_constant<int, 1> second;
  gradient(tr(H * kron(G, identity<2>)), G,
           vcat(hcat(trace_of_block(first, first), trace_of_block(second, first)),
                hcat(trace_of_block(first, second), trace_of_block(second, second))));
  gradient(tr(H * kron(G, identity<2>)), G, contract_second(H.T(), identity<2>));
}

TEST_CASE("fact 291: ∂tr(A(I⊗F))/∂F = (ΣAᵢᵢ)ᵀ of the blocks of A (math.SE 2648783)") {
  gradient(tr(H * kron(identity<2>, G)), G, transpose(block<0, 0, 2, 2>(H) + block<2, 2, 2, 2>(H)));
}

TEST_CASE("fact 293: ∂yᵀ(X⊗B)⁻¹y/∂X = −X⁻ᵀ(YᵀB⁻¹Y)ᵀX⁻ᵀ of a symmetric B, y = vec(Y) (trace of a Kronecker product)") {
  gradient(vec(M).T() * inv(kron(G, S)) * vec(M), G, -inv(G).T() * transpose(M.T() * inv(S) * M) * inv(G).T());
  gradient(vec(M).T() * inv(kron(Z, S)) * vec(M), Z, -inv(Z) * M.T() * inv(S) * M * inv(Z));
}

TEST_CASE("fact 294: X with AX + XAᵀ = Q: ∂vec X/∂(vec Q)ᵀ = (I⊗A + A⊗I)⁻¹ (Lyapunov)") {
  jacobian_is(sylvester(A, A.T(), X), X, inv(kron(I, A) + kron(A, I)));
}

TEST_CASE("fact 295: ‖(A⊗B)vec(X)‖² = ‖BXAᵀ‖², and its gradient is 2BᵀBXAᵀA (vec trick)") {
  same(squared_norm(kron(F.T(), E) * vec(M)), squared_norm(E * M * F));
  gradient(squared_norm(kron(F.T(), E) * vec(M)), M, 2_c * E.T() * E * M * F * F.T());
}
