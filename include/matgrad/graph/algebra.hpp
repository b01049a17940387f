// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/operation.hpp>
#include <matgrad/graph/region.hpp>

/// The words in which rooms write their rules: the blackboard's operations on terms. Each is defined in its room.
namespace matgrad {

// rooms that other rooms' identities ask about
struct adjugate;
struct arccosine;
struct arcsine;
struct arctangent;
struct block_diagonal;
struct block_room;
struct column_of_blocks;
struct axial_room;
struct cholesky;
struct determinant;
struct diagonal_matrix_room;
struct diagonal_of_room;
struct embedding;
struct eigenvalues_room;
struct exponential;
struct inverse;
struct kronecker_product;
struct logarithm;
struct matrix_cosine;
struct matrix_exponential;
struct matrix_logarithm;
struct matrix_power_room;
struct norm_room;
struct power;
struct pseudo_inverse;
struct square_root;
struct sylvester_room;
struct row_of_blocks;
struct unvec_room;
struct vec_room;

constexpr term number(graph& in, rational value);
constexpr term identity_matrix(graph& in, int n);
constexpr term zero_matrix(graph& in, shape size);
constexpr term ones_matrix(graph& in, shape size);
constexpr term entry_matrix(graph& in, shape size, long long i, long long j);
constexpr term commutation_matrix(graph& in, int m, int n);
constexpr bool is_zero(term X);
constexpr bool is_number(term X, rational value);

/// Is the scalar x > 0, or x ≥ 0, as far as the form shows it?
constexpr bool is_positive(term x) { return x.size().is_scalar() && x.has().has(positive_definite_structure); }
constexpr bool is_nonnegative(term x) { return x.size().is_scalar() && x.has().has(positive_semidefinite_structure); }

constexpr term operator+(term A, term B);
constexpr term operator-(term A, term B);
constexpr term operator-(term A);
constexpr term operator*(term A, term B);
constexpr term operator*(rational c, term A);
constexpr term operator/(term A, term b);
constexpr term transpose(term X);
constexpr term tr(term X);
constexpr term det(term X);
constexpr term logdet(term X);
constexpr term inv(term X);
constexpr term adj(term X);
constexpr term matrix_power(term X, long long k);
constexpr term pow(term x, rational exponent);
constexpr term pow(term a, term b);
constexpr term dot(term A, term B);
constexpr term norm(term X);
constexpr term sum(term X);
constexpr term hadamard(term A, term B);
constexpr term kron(term A, term B);
constexpr term contract_first(term A, term C);
constexpr term contract_second(term C, term B);
constexpr term vec(term X);
constexpr term unvec(term x, shape X);
constexpr term cross(term a, term b);
constexpr term skew(term a);
constexpr term axial(term M);
constexpr term diagonal_matrix(term x);
constexpr term diagonal_of(term X);
constexpr term lower_part(term X);
constexpr term entry(term X, long long i, long long j);
constexpr term block(term X, region R);
constexpr term embed(term X, int i, int j, shape whole);
constexpr term abs(term x);
constexpr term exp(term x);
constexpr term log(term x);
constexpr term sin(term x);
constexpr term cos(term x);
constexpr term sinh(term x);
constexpr term cosh(term x);
constexpr term sign(term x);
constexpr term relu(term x);
constexpr term softmax(term x);
constexpr term norm1(term X);
constexpr term sylvester(term A, term B, term C);
constexpr term sqrtm(term X);
constexpr term chol(term S);
constexpr term pinv(term X);
constexpr term eigenvalues(term S);
constexpr term eigenvectors(term S);

// templates, because no rule of another room needs them: they cost when they are used
constexpr term tan(std::same_as<term> auto x);
constexpr term asin(std::same_as<term> auto x);
constexpr term acos(std::same_as<term> auto x);
constexpr term atan(std::same_as<term> auto x);
constexpr term tanh(std::same_as<term> auto x);
constexpr term sigmoid(std::same_as<term> auto x);
constexpr term log_sum_exp(std::same_as<term> auto x);
constexpr term expm(std::same_as<term> auto X);
constexpr term logm(std::same_as<term> auto X);
constexpr term sinm(std::same_as<term> auto X);
constexpr term cosm(std::same_as<term> auto X);
constexpr term hadamard_div(std::same_as<term> auto A, std::same_as<term> auto B);

constexpr void sort_canonically(graph& in, growing<int>& ids);

/// Comes x before y in canonical order? Negative, zero or positive; depends on what the terms are, not on their numbers.
constexpr int compare(term x, term y);

/// Of several writings of one product, does x come before y? Few transposes first.
constexpr int compare_writings(graph& in, growing<int> const& x, growing<int> const& y);

/// What two neighbours in a product become, where a room knows: (A ⊗ B)(C ⊗ D), K vec(X), [a]ₓ b.
constexpr term joined(term left, term right);

/// Do two neighbours in a product become one: X X⁻¹, QᵀQ?
constexpr bool merges(term left, term right);

/// X[R] as parts of what X is made of; of a matrix of blocks on the diagonal, are all of them square?
constexpr term part_of(term X, region R);
constexpr term merged_parts(term A, term B, bool side_by_side);
constexpr bool has_square_blocks(term X);

/// Are A and C powers of one matrix, whole or half ones? Then they commute.
constexpr bool are_powers_of_one(term A, term C);

/// Does Xᵀ come before X? For operations to which both are the same.
constexpr bool is_transpose_first(term X, term Xt);

}  // namespace matgrad
