// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.

// Formulas of matgrad on matrices of Eigen.

#include <iostream>
#include <matgrad/interop/eigen.hpp>
using namespace matgrad;

namespace gradient {
// [gradient]
constexpr auto X = matrix<"X", 3>;
constexpr auto g = grad(logdet(X), X);

Eigen::Matrix3d gradient_at(Eigen::Matrix3d const& A) {
  return g(X = A);  // A is read where it stands; the result is an Eigen::Matrix3d
}
// [end]
}  // namespace gradient

namespace places {
// [places]
constexpr auto P = positive_definite<"P", 3>;
constexpr auto F = matrix<"F", 3>;
constexpr auto propagated = F * P * F.T();

/// The covariance of the position, in a state of nine.
void propagate(Eigen::Matrix<double, 9, 9>& covariance, Eigen::Map<Eigen::Matrix3d const> const& step) {
  propagated.into(covariance.block<3, 3>(0, 0), P = covariance.block<3, 3>(0, 0), F = step);
}
// [end]
}  // namespace places

namespace sizes {
// [sizes]
constexpr auto A = matrix<"A", 3>;
constexpr auto b = vector<"b", 3>;

/// A⁻¹b, if A is 3×3 and invertible, and b has three rows.
bool solution(Eigen::MatrixXd const& M, Eigen::VectorXd const& right, Eigen::Vector3d& x) {
  auto const found = try_evaluate(solve(A, b), A = M, b = right);
  x = found.value;
  return found.status == status::ok;  // else singular, wrong_shape, ...
}
// [end]
}  // namespace sizes

namespace several {
// [several]
constexpr auto x = vector<"x", 3>;
constexpr auto S = positive_definite<"S", 3>;
constexpr auto density = -(logdet(S) + x.T() * inv(S) * x) / 2_c;

/// One step uphill along the gradient.
void step(Eigen::Vector3d& at, Eigen::Matrix3d const& covariance) {
  auto const [value, gradient] = value_and_grad(density, x)(x = at, S = covariance);
  at += 0.5 * gradient;
}
// [end]
}  // namespace several

int main() {
  Eigen::Matrix3d A;
  A << 2, 1, 0,  //
      0, 1, 0,   //
      0, 0, 4;
  Eigen::Matrix<double, 9, 9> covariance = Eigen::Matrix<double, 9, 9>::Identity();
  places::propagate(covariance, Eigen::Map<Eigen::Matrix3d const>(A.data()));

  Eigen::Vector3d x(0, 0, 0);
  bool const found = sizes::solution(A, Eigen::Vector3d(4, 2, 4), x);
  bool const too_small = sizes::solution(Eigen::MatrixXd::Identity(2, 2), x, x);
  Eigen::Vector3d at(1, 2, 3);
  several::step(at, Eigen::Matrix3d::Identity());
  std::cout << "the gradient of log det is\n"
            << gradient::gradient_at(A) << '\n'
            << "the covariance begins with\n"
            << covariance.topLeftCorner<4, 4>() << '\n'
            << "found: " << found << ", of a matrix that is too small: " << too_small << '\n'
            << "one step from (1, 2, 3): " << at.transpose() << '\n';
}
