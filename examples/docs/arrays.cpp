// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Data that are not dense matrices.

#include <array>
#include <iostream>
#include <matgrad/interop/spans.hpp>
#include <matgrad/io.hpp>
#include <span>
#include <vector>
using namespace matgrad;

// [symbols]
constexpr auto X = matrix<"X", 2, 3>;
constexpr auto x = vector<"x", 3>;
// [end]

namespace arrays {
// [arrays]
constexpr double A[2][3] = {{1, 2, 3}, {4, 5, 6}};  // A[i][j]: row by row, as C has it
constexpr std::array<double, 3> b{1, 0, -1};
static_assert((X * x)(X = A, x = b) == dense<double, 2>{-2, -2});
// [end]
}  // namespace arrays

namespace pointers {
// [pointers]
constexpr double numbers[] = {1, 2, 3, 4, 5, 6};
static_assert(X(X = row_major(numbers)) == dense<double, 2, 3>{1, 4, 2, 5, 3, 6});
static_assert(X(X = column_major(numbers)) == dense<double, 2, 3>{1, 2, 3, 4, 5, 6});

/// Doubles the two rows and three columns at p, of a matrix with `stride` numbers in a row.
void double_part(double* p, std::ptrdiff_t stride) { (2_c * X).into(row_major(p, stride), X = row_major(p, stride)); }
// [end]
}  // namespace pointers

namespace lengths {
// [lengths]
/// |x|, if there are three numbers.
double length(std::vector<double> const& numbers) {
  auto const found = try_evaluate(norm(x), x = numbers);
  return found ? found.value : 0;  // else found.status is status::wrong_shape
}
// [end]
}  // namespace lengths

// [own]
namespace own {
struct pose {
  float position[3];
  float directions[3][3];  // one after the other
};
}  // namespace own

template<>
struct matgrad::data_traits<own::pose> {
  using scalar = float;
  static constexpr int rows = 3, cols = 4;
  static constexpr auto entries(auto& pose) {
    return [&pose](int i, int j) -> auto& { return j < 3 ? pose.directions[j][i] : pose.position[i]; };
  }
};

namespace own {
constexpr auto P = matrix<"P", 3, 4>;

void halve(pose& where) { (P / 2).into(where, P = where); }
}  // namespace own
// [end]

int main() {
  double table[3][5] = {{1, 2, 3, 0, 0}, {4, 5, 6, 0, 0}, {0, 0, 0, 0, 1}};
  pointers::double_part(&table[0][0], 5);
  own::pose where{{1, 2, 3}, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
  own::halve(where);
  std::cout << "the last row but one begins with " << table[1][0] << " and ends with " << table[1][2] << ", "
            << table[1][3] << '\n'
            << "the position is " << where.position[0] << ", " << where.position[1] << ", " << where.position[2] << '\n'
            << "lengths: " << lengths::length({2, 3, 6}) << ", " << lengths::length({2, 3}) << '\n';
}
