// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/simplify.hpp>

// The gradient by a structured symbol: that of the unstructured one, projected on the structure; or the derivatives by its
// independent entries.
namespace matgrad {

/// The orthogonal projection of G on the tangent space of X's structure.
constexpr term projected(term G, term X) {
  auto structure = X.has();
  auto symmetric_part = [](term M) { return rational(1, 2) * (M + transpose(M)); };
  if (structure.has(diagonal_structure)) return diagonal_matrix(diagonal_of(G));
  // P² = P makes dP = P dP + dP P: the tangents at P are P Z + Z P − 2 P Z P, of symmetric Z
  if (structure.has(projector_structure)) {
    auto Z = symmetric_part(G);
    return X * Z + Z * X - 2 * X * Z * X;
  }
  if (structure.has(symmetric_structure)) return symmetric_part(G);
  if (structure.has(skew_structure)) return rational(1, 2) * (G - transpose(G));
  if (structure.has(lower_structure)) return lower_part(G);
  if (structure.has(upper_structure)) return transpose(lower_part(transpose(G)));
  if (structure.has(orthogonal_structure)) return G - X * symmetric_part(transpose(X) * G);
  return G;
}

/// The projection as one writes it.
constexpr cited_rule rule_of_projection(structure X) {
  if (X.has(diagonal_structure)) return {"G ∘ I", "G \\circ I", "projected on the diagonal matrices"};
  if (X.has(projector_structure))
    return {"XZ + ZX − 2XZX, Z = ½(G + Gᵀ)", "XZ + ZX - 2XZX,\\ Z = \\tfrac{1}{2}(G + G^{\\top})",
            "projected on the tangent space of the projectors"};
  if (X.has(symmetric_structure))
    return {"½(G + Gᵀ)", "\\tfrac{1}{2}(G + G^{\\top})", "projected on the symmetric matrices"};
  if (X.has(skew_structure))
    return {"½(G − Gᵀ)", "\\tfrac{1}{2}(G - G^{\\top})", "projected on the skew-symmetric matrices"};
  if (X.has(lower_structure))
    return {"tril(G)", "\\operatorname{tril}(G)", "projected on the lower triangular matrices"};
  if (X.has(upper_structure))
    return {"triu(G)", "\\operatorname{triu}(G)", "projected on the upper triangular matrices"};
  if (X.has(orthogonal_structure))
    return {"G − ½X(XᵀG + GᵀX)", "G - \\tfrac{1}{2}X(X^{\\top}G + G^{\\top}X)",
            "projected on the tangent space of the orthogonal matrices"};
  return {};
}

/// From the gradient on the structure of X to the derivatives by its independent entries.       Matrix Cookbook (138)
constexpr term by_independent_entries(term G, term X) {
  auto structure = X.has();
  if (structure.has(diagonal_structure)) return G;
  if (structure.has(symmetric_structure)) return 2 * G - hadamard(G, identity_matrix(*X.in, X.size().rows));
  if (structure.has(skew_structure)) return 2 * G;
  return G;
}

}  // namespace matgrad
