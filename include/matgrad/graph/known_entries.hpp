// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

#include <matgrad/graph/shape.hpp>

#include <cstdint>

// Which entries of a matrix are zero, or one, whatever the data: those of a unit vector, of [0, X], of [w]ₓ, and of sums and
// products of such. Nobody multiplies by them, or adds them.
namespace matgrad {

enum class entry_kind : unsigned char { zero, one, any };

struct known_entries {
  static constexpr int limit = 16;  // of rows and columns; of larger matrices nothing is known

  using row = std::uint16_t;  // a bit for each column

  shape size;
  row nonzero[limit]{};  // may be other than zero
  row other[limit]{};    // may be other than zero and one

  /// A matrix of which nothing is known.
  static constexpr known_entries nothing_of(shape size) {
    known_entries full{size};
    if (full.fits())
      for (int i = 0; i < size.rows; ++i) full.nonzero[i] = full.other[i] = full.all();
    return full;
  }

  constexpr bool fits() const { return size.rows <= limit && size.cols <= limit; }
  constexpr row all() const { return static_cast<row>((1U << size.cols) - 1); }
  constexpr bool knows() const {
    for (int i = 0; fits() && i < size.rows; ++i)
      if (other[i] != all()) return true;
    return false;
  }
  constexpr entry_kind at(int i, int j) const {
    return (other[i] >> j & 1) != 0 ? entry_kind::any : (nonzero[i] >> j & 1) != 0 ? entry_kind::one : entry_kind::zero;
  }
  constexpr void set(int i, int j, entry_kind kind) {
    auto const bit = static_cast<row>(1U << j);
    if (kind != entry_kind::zero) nonzero[i] |= bit;
    if (kind == entry_kind::any) other[i] |= bit;
  }
  constexpr row one(int i) const { return static_cast<row>(nonzero[i] & ~other[i]); }

  static constexpr int count(unsigned bits) { return __builtin_popcount(bits); }

  constexpr int nonzeros(bool lower_half = false) const {
    int sum = 0;
    for (int i = 0; i < size.rows; ++i) sum += count(nonzero[i] & columns(i, lower_half));
    return sum;
  }
  /// The columns of row i that are computed.
  constexpr unsigned columns(int i, bool lower_half) const { return lower_half ? (2U << i) - 1 : all(); }

  constexpr known_entries transposed() const {
    if (!fits()) return nothing_of(matgrad::transposed(size));
    known_entries turned{matgrad::transposed(size)};
    for (int i = 0; i < size.rows; ++i)
      for (int j = 0; j < size.cols; ++j) turned.set(j, i, at(i, j));
    return turned;
  }

  friend constexpr known_entries operator+(known_entries const& A, known_entries const& B) {
    known_entries sum{A.size};
    for (int i = 0; A.fits() && i < A.size.rows; ++i) {
      sum.nonzero[i] = A.nonzero[i] | B.nonzero[i];
      sum.other[i] = static_cast<row>(A.other[i] | B.other[i] | (A.nonzero[i] & B.nonzero[i]));
    }
    return sum;
  }

  friend constexpr known_entries operator*(known_entries const& A, known_entries const& B) {
    if (A.size.is_scalar()) return B.scaled_by(A.at(0, 0));
    if (B.size.is_scalar()) return A.scaled_by(B.at(0, 0));
    known_entries product{{A.size.rows, B.size.cols}};
    if (!A.fits() || !B.fits()) return nothing_of(product.size);
    for (int i = 0; i < A.size.rows; ++i) {
      unsigned met = 0, met_again = 0, ones = 0;
      for (int k = 0; k < A.size.cols; ++k) {
        if (A.at(i, k) == entry_kind::zero) continue;
        met_again |= met & B.nonzero[k];
        met |= B.nonzero[k];
        if (A.at(i, k) == entry_kind::one) ones |= B.one(k);
      }
      product.nonzero[i] = static_cast<row>(met);
      product.other[i] = static_cast<row>(met & ~(ones & ~met_again));
    }
    return product;
  }

  constexpr known_entries scaled_by(entry_kind alpha) const {
    if (!fits() || alpha == entry_kind::one) return *this;
    known_entries multiple{size};
    for (int i = 0; alpha == entry_kind::any && i < size.rows; ++i)
      multiple.nonzero[i] = multiple.other[i] = nonzero[i];
    return multiple;
  }
};

/// The multiplications and additions of A + B, and of A B, entry by entry, of a symmetric result in one half.
constexpr int flops_of_sum(known_entries const& A, known_entries const& B, bool is_symmetric = false) {
  return A.nonzeros(is_symmetric) + B.nonzeros(is_symmetric) - (A + B).nonzeros(is_symmetric);
}
constexpr int flops_of_product(known_entries const& A, known_entries const& B, bool is_symmetric = false) {
  if (B.size.is_scalar()) return flops_of_product(B, A);
  int terms = 0, multiplications = 0;
  if (A.size.is_scalar()) {
    for (int i = 0; A.at(0, 0) == entry_kind::any && i < B.size.rows; ++i) multiplications += B.count(B.other[i]);
    return multiplications;
  }
  for (int i = 0; i < A.size.rows; ++i)
    for (int k = 0; k < A.size.cols; ++k) {
      if (A.at(i, k) == entry_kind::zero) continue;
      auto const columns = B.columns(i, is_symmetric);
      terms += B.count(B.nonzero[k] & columns);
      if (A.at(i, k) == entry_kind::any) multiplications += B.count(B.other[k] & columns);
    }
  return multiplications + terms - (A * B).nonzeros(is_symmetric);
}

/// A ⊗ B
constexpr known_entries kronecker(known_entries const& A, known_entries const& B) {
  known_entries product{{A.size.rows * B.size.rows, A.size.cols * B.size.cols}};
  for (int i = 0; product.fits() && i < product.size.rows; ++i)
    for (int j = 0; j < product.size.cols; ++j) {
      auto const a = A.at(i / B.size.rows, j / B.size.cols), b = B.at(i % B.size.rows, j % B.size.cols);
      product.set(i, j, a == entry_kind::one || b == entry_kind::zero ? b : a);
    }
  return product;
}
constexpr int flops_of_kronecker(known_entries const& A, known_entries const& B) {
  auto const numbers = [](known_entries const& X) {
    int count = 0;
    for (int i = 0; i < X.size.rows; ++i) count += X.count(X.other[i]);
    return count;
  };
  return numbers(A) * numbers(B);
}

/// Whether known zeros and ones are left out: where that saves so much that the vector registers of a whole matrix's kernel do
/// not make up for it, and what is left may be written out.
constexpr bool is_worth_leaving_out(int by_entries, int flops) {
  return 8 * by_entries <= 7 * flops && by_entries <= 512;
}
constexpr int flops_if_worth(int by_entries, int flops) {
  return is_worth_leaving_out(by_entries, flops) ? by_entries : flops;
}

}  // namespace matgrad
