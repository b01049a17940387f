// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

// The operations that matgrad knows: one line a room.
#include <matgrad/operations/leaves.hpp>

#include <matgrad/operations/product.hpp>
#include <matgrad/operations/sum.hpp>
#include <matgrad/operations/transposition.hpp>

#include <matgrad/operations/adjugate.hpp>
#include <matgrad/operations/determinant.hpp>
#include <matgrad/operations/inverse.hpp>
#include <matgrad/operations/log_determinant.hpp>
#include <matgrad/operations/matrix_power.hpp>
#include <matgrad/operations/solve.hpp>
#include <matgrad/operations/trace.hpp>

#include <matgrad/operations/chol.hpp>
#include <matgrad/operations/eigenvalues.hpp>
#include <matgrad/operations/pinv.hpp>
#include <matgrad/operations/sqrtm.hpp>
#include <matgrad/operations/sylvester.hpp>

#include <matgrad/operations/cross.hpp>
#include <matgrad/operations/block.hpp>
#include <matgrad/operations/block_diag.hpp>
#include <matgrad/operations/diag.hpp>
#include <matgrad/operations/dot.hpp>
#include <matgrad/operations/entry.hpp>
#include <matgrad/operations/hadamard.hpp>
#include <matgrad/operations/hadamard_div.hpp>
#include <matgrad/operations/hcat.hpp>
#include <matgrad/operations/kron.hpp>
#include <matgrad/operations/lower_part.hpp>
#include <matgrad/operations/norm.hpp>
#include <matgrad/operations/norm1.hpp>
#include <matgrad/operations/skew.hpp>
#include <matgrad/operations/sum_of_entries.hpp>
#include <matgrad/operations/vec.hpp>

#include <matgrad/operations/expm.hpp>
#include <matgrad/operations/logm.hpp>
#include <matgrad/operations/sinm.hpp>

#include <matgrad/operations/abs.hpp>
#include <matgrad/operations/acos.hpp>
#include <matgrad/operations/asin.hpp>
#include <matgrad/operations/atan.hpp>
#include <matgrad/operations/cos.hpp>
#include <matgrad/operations/cosh.hpp>
#include <matgrad/operations/exp.hpp>
#include <matgrad/operations/log.hpp>
#include <matgrad/operations/log_sum_exp.hpp>
#include <matgrad/operations/power.hpp>
#include <matgrad/operations/relu.hpp>
#include <matgrad/operations/sigmoid.hpp>
#include <matgrad/operations/sign.hpp>
#include <matgrad/operations/sin.hpp>
#include <matgrad/operations/sinh.hpp>
#include <matgrad/operations/softmax.hpp>
#include <matgrad/operations/tan.hpp>
#include <matgrad/operations/tanh.hpp>

namespace matgrad {

template<class... Rooms>
struct room_list {};

using index =
    room_list<exact_number, literal_number, symbol, direction, identity_room, zero_room, ones_room, single_entry_room,
              commutation_room, product, addition, transposition, adjugate, determinant, inverse, log_determinant,
              matrix_power_room, solution, trace, cholesky, eigenvalues_room, eigenvectors_room, pseudo_inverse,
              square_root, sylvester_room, diagonal_matrix_room, diagonal_of_room, inner_product, squared_norm_room,
              entry_room, hadamard_product, lower_part_room, norm_room, sum_of_entries, absolute_value, arccosine,
              arcsine, arctangent, cosine, exponential, general_power, hadamard_quotient, hyperbolic_cosine,
              hyperbolic_sine, hyperbolic_tangent, log_sum_exp_room, logarithm, norm1_room, power, relu_room,
              sigmoid_room, sign_room, sine, softmax_room, tangent, kronecker_product, first_contraction,
              second_contraction, block_room, embedding, row_of_blocks, column_of_blocks, block_diagonal, vec_room,
              unvec_room, cross_product, skew_room, axial_room, levi_civita_room, matrix_exponential, matrix_logarithm,
              matrix_sine, matrix_cosine, frechet_derivative<matrix_exponential>, frechet_derivative<matrix_logarithm>,
              frechet_derivative<matrix_sine>, frechet_derivative<matrix_cosine>>;

}  // namespace matgrad
