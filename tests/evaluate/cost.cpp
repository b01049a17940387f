// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#define MATGRAD_UNROLL_WORK 3  // loops count the same, and compile in less time; below, an inverse has no closed form

#include <string>
#include <string_view>

#include "../catch.hpp"

#include <matgrad/matgrad.hpp>

#include "../kernels/counting.hpp"
#include "../numbers.hpp"

// cost(f) is what evaluating f does: here it is counted.

using namespace matgrad;

namespace {

template<int n>
struct formulas {
  static constexpr int m = n / 2 + 1;
  static constexpr auto A = matrix<"A", n>;
  static constexpr auto B = matrix<"B", n>;
  static constexpr auto C = matrix<"C", n>;
  static constexpr auto X = matrix<"X", n>;
  static constexpr auto U = matrix<"U", n>;
  static constexpr auto H = matrix<"H", m, n>;  // wide
  static constexpr auto S = symmetric<"S", n>;
  static constexpr auto V = symmetric<"V", n>;
  static constexpr auto P = positive_definite<"P", n>;
  static constexpr auto R = positive_definite<"R", m>;
  static constexpr auto D = diagonal<"D", n>;
  static constexpr auto L = lower_triangular<"L", n>;
  static constexpr auto T = upper_triangular<"T", n>;
  static constexpr auto a = vector<"a", n>;
  static constexpr auto b = vector<"b", n>;
  static constexpr auto x = vector<"x", n>;
  static constexpr auto z = vector<"z", m>;
  static constexpr auto s = scalar<"s">;
  static constexpr auto t = scalar<"t">;

  inline static auto const general = random_invertible<counting, n>(1);
  inline static auto const definite = random_positive_definite<counting, n>(2);
  inline static auto const small = random_positive_definite<counting, m>(4);
  inline static auto const wide = random_matrix<counting, m, n>(3);
  inline static auto const scaling = made<counting, n, n>([](int i, int j) { return i == j ? 1.5 + i : 0.; });
  inline static auto const lower = made<counting, n, n>([](int i, int j) { return i < j ? 0. : 2. + i - j; });
  inline static auto const upper = transposed_copy(lower);
  inline static auto const column = made<counting, n, 1>([](int i, int) { return 0.5 + i; });
  inline static auto const short_column = made<counting, m, 1>([](int i, int) { return 0.5 + i; });
  inline static auto const number = counting(1.5);

  /// Several formulas are evaluated as one program.
  template<class... F>
  static void check_together(F const&... f) {
    auto const done = needed_operations([&] {
      return together(f...)(A = general, B = general, C = general, X = general, U = general, H = wide, S = definite,
                            V = definite, P = definite, R = small, D = scaling, L = lower, T = upper, a = column,
                            b = column, x = column, z = short_column, s = number, t = number);
    });
    auto const said = cost(f...);
    INFO("n = " << n << ((": " + std::string(std::string_view(to_text(f)))) + ...));
    CHECK(done.flops == said.flops - said.divisions);
    CHECK(done.divisions == said.divisions);
  }
  static void check(auto const&... f) { (check_together(f), ...); }

  static void sums_and_multiples() {
    check(A + B,                    //
          A - B + C,                //
          A + A.T(),                //
          A - A.T(),                //
          S + V,                    //
          -A - B,                   //
          2_c * A,                  //
          ratio<1, 2> * (A + B),    //
          s * A,                    //
          s * t * A + 3_c * t * B,  //
          (2_c * s) * S,            //
          s * identity<n> + A,      //
          A / s);
  }
  static void products() {
    check(A * B,                  //
          A * B.T(),              //
          A.T() * B * C,          //
          A * x,                  //
          H * x,                  //
          x * z.T(),              //
          x.T() * a,              //
          a.T() * A * b,          //
          A * A,                  //
          A * A * A,              //
          pow<5>(A),              //
          s * x * a.T(),          //
          C + A * B,              //
          C - A * B,              //
          A * B + B * C - C * A,  //
          A * (B + C) * x);
  }
  static void symmetric_products() {
    check(A.T() * A,              //
          A * A.T(),              //
          H * H.T(),              //
          x * x.T(),              //
          3_c * x * x.T(),        //
          A.T() * S * A,          //
          H * P * H.T() + R,      //
          S * S,                  //
          A * B.T() + B * A.T(),  //
          P - P * H.T() * inv(R) * H * P);
  }
  static void triangular_and_diagonal() {
    check(L * A,        //
          A * T,        //
          L * x,        //
          A * D,        //
          diag(x) * A,  //
          A * D * B,    //
          inv(L),       //
          inv(D),       //
          inv(L) * x,   //
          inv(L) * A,   //
          inv(D) * A,   //
          det(L),       //
          logdet(T),    //
          det(D));
  }
  static void inverses_and_solves() {
    check(inv(A),                       //
          inv(P),                       //
          inv(A) * x,                   //
          inv(A) * B,                   //
          B * inv(A),                   //
          inv(P) * x,                   //
          inv(P) * B,                   //
          x.T() * inv(P) * x,           //
          inv(A) + inv(A) * B,          //
          inv(A) * x + inv(A).T() * x,  //
          pow<-2>(A));
    check_together(inv(A), det(A));
    check_together(inv(P), logdet(P));
    check_together(inv(P) * x, logdet(P));
    check_together(inv(A) * x, det(A), logdet(A));
  }
  static void determinants() {
    check(det(A),      //
          det(P),      //
          logdet(A),   //
          logdet(P),   //
          det(A + B),  //
          adj(A));
  }
  static void traces_and_diagonals() {
    check(tr(A),                  //
          tr(A * B),              //
          tr(A * B * C),          //
          tr(inv(P) * S),         //
          diag(A * B),            //
          diag(2_c * A * B * C),  //
          dot(A, B),              //
          squared_norm(A - B),    //
          norm(A),                //
          norm1(x),               //
          norm(A * x));
  }
  static void entrywise_functions() {
    check(hadamard(A, B),           //
          hadamard_div(A, B),       //
          exp(x),                   //
          log(x) + sqrt(x),         //
          pow(x, 3_c),              //
          pow(s, ratio<1, 2>) * x,  //
          pow(s, t),                //
          1 / s + 1 / t,            //
          tanh(A * x),              //
          sigmoid(x),               //
          softmax(x),               //
          log_sum_exp(x),           //
          kron(A, H),               //
          chol(P),                  //
          A(1_c, 0_c) * x,          //
          (A * B)(1_c, 0_c),        //
          row<1>(A * B),            //
          block_diag(A, H) * vcat(B, C));
  }
  static void kronecker_products() {
    constexpr auto K = commutation<n, n>;
    check(kron(A, B),                                               //
          s * kron(A, x),                                           //
          -(K * kron(A.T(), A)),                                    //
          kron(A, B) + kron(B, A),                                  //
          kron(A, B) - s * (K * kron(B, A)) + t * identity<n * n>,  //
          s * (K * kron(A, A.T())) + t * vec(B) * vec(B).T(),       //
          kron(identity<n>, A) + kron(A.T(), identity<n>),          //
          jacobian(inv(X), X),                                      //
          jacobian(X * X, X),                                       //
          jacobian(grad(logdet(X), X), X));
    check_together(kron(A, B), kron(A, B) * vec(C), s * kron(A, B) + kron(B, A));
  }

  static void derivatives_of_cofactors() {
    constexpr auto log_det = log(det(X));
    check(hvp(s * log_det + t * log_det * log_det, X, U),  //
          jacobian(grad(s * log_det + t * log_det * log_det, X), X),
          jacobian(grad(s * tr(X.T() * X) + t * log_det * log_det, X), X),  //
          hvp(t * det(X) * det(X), X, U),                                   //
          jacobian(grad(s * det(X) + t * det(X) * det(X), X), X),           //
          differential(adj(X), X, U));
    check_together(log_det, grad(log_det * log_det, X), hvp(log_det * log_det, X, U));
  }
  static void known_entries() {
    constexpr auto e = basis<n, 0>;
    constexpr auto last = basis<n, n - 1>;
    constexpr auto F = identity<n> + s * e * last.T() + sin(t) * last * x.T();
    constexpr auto f = vcat(x(0_c) + t * sin(x(1_c)), s * x(0_c) * x(1_c));
    constexpr auto wide_f = vcat(hcat(identity<n>, t * identity<n>), hcat(zeros<n, n>, A));
    check(e * x.T(),                      //
          s * e * x.T() + t * x * e.T(),  //
          F,                              //
          F * A,                          //
          A * F.T(),                      //
          C + F * A,                      //
          C + A * F,                      //
          jacobian(f, x),                 //
          jacobian(f, x) * P,             //
          vcat(A, B) * (t * e),           //
          wide_f * vcat(x, a),            //
          wide_f * wide_f.T());
    if constexpr (n == 3)
      check((identity<3> + s * skew(x)) * S * (identity<3> - s * skew(x)), skew(x) * A, A + skew(x));
  }
  static void gradients() {
    constexpr auto r = x - b;
    constexpr auto f = ratio<1, 2> * (logdet(P) + r.T() * inv(P) * r);
    constexpr auto K = P * H.T() * inv(H * P * H.T() + R);
    constexpr auto updated = (identity<n> - K * H) * P;
    constexpr auto psi =
        ratio<1, 2> * s * (tr(A.T() * A) - 3_c) - s * log(det(A)) + ratio<1, 2> * t * pow(log(det(A)), 2_c);
    check(grad(tr(inv(X)), X),             //
          grad(logdet(X), X),              //
          grad(x.T() * A * x, x),          //
          grad(tr(A * X * B * X.T()), X),  //
          grad(f, P),                      //
          grad(det(X), X));
    check_together(f, grad(f, P), hvp(f, P, V));
    check_together(updated, differential(updated, P, V));
    check_together(grad(psi, A), hvp(psi, A, U));
  }
};

/// check.operator()<n>() for each of the sizes.
template<int... sizes>
void at_sizes(auto check) {
  (check.template operator()<sizes>(), ...);
}

}  // namespace

TEST_CASE("cost: sums and multiples") {
  at_sizes<3>([]<int n> { formulas<n>::sums_and_multiples(); });
}
TEST_CASE("cost: products") {
  at_sizes<3, 4>([]<int n> { formulas<n>::products(); });
}
TEST_CASE("cost: symmetric products") {
  at_sizes<3>([]<int n> { formulas<n>::symmetric_products(); });
}
TEST_CASE("cost: triangular and diagonal") {
  at_sizes<2, 5>([]<int n> { formulas<n>::triangular_and_diagonal(); });
}
TEST_CASE("cost: inverses and solves") {
  at_sizes<2, 3, 4, 5, 6>([]<int n> { formulas<n>::inverses_and_solves(); });
}
TEST_CASE("cost: determinants") {
  at_sizes<2, 3, 4, 5, 6>([]<int n> { formulas<n>::determinants(); });
}
TEST_CASE("cost: traces and diagonals") {
  at_sizes<3>([]<int n> { formulas<n>::traces_and_diagonals(); });
}
TEST_CASE("cost: entrywise functions") {
  at_sizes<3>([]<int n> { formulas<n>::entrywise_functions(); });
}
TEST_CASE("cost: derivatives of cofactors") {
  at_sizes<3>([]<int n> { formulas<n>::derivatives_of_cofactors(); });
}
TEST_CASE("cost: Kronecker products") {
  at_sizes<2, 3, 4>([]<int n> { formulas<n>::kronecker_products(); });
}
TEST_CASE("cost: what is known to be zero or one") {
  at_sizes<3, 4>([]<int n> { formulas<n>::known_entries(); });
}
TEST_CASE("cost: gradients") {
  at_sizes<3, 4, 5>([]<int n> { formulas<n>::gradients(); });
}
