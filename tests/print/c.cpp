// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include "../catch.hpp"

#include <matgrad/matgrad.hpp>
#include <matgrad/print/c.hpp>

#include "../numbers.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>

#include <dlfcn.h>
#include <unistd.h>

using namespace matgrad;

namespace {

// What to_c writes is compiled as C99, all warnings being errors, and called.

/// C code, compiled and loaded; empty where there is no C compiler.
class c_library {
  std::string path = "/tmp/matgrad-c-" + std::to_string(getpid()) + "-" + std::to_string(++count);
  void* library = nullptr;
  inline static int count = 0;

public:
  static bool has_compiler() {
    static bool const has = std::system("cc --version > /dev/null 2>&1") == 0;
    return has;
  }

  explicit c_library(std::string const& code) {
    if (!has_compiler()) return;
    auto const source = path + ".c";
    std::FILE* file = std::fopen(source.c_str(), "w");
    REQUIRE(file != nullptr);
    std::fputs(code.c_str(), file);
    std::fclose(file);
    auto const command = "cc -std=c99 -Wall -Wextra -pedantic -Werror -O0 "
                         "-shared -fPIC -o "
                       + path + " " + source + " -lm";
    INFO(code);
    REQUIRE(std::system(command.c_str()) == 0);
    std::remove(source.c_str());
    library = dlopen(path.c_str(), RTLD_NOW);
    REQUIRE(library != nullptr);
    std::remove(path.c_str());
  }
  ~c_library() {
    if (library != nullptr) dlclose(library);
  }
  c_library(c_library const&) = delete;
  c_library& operator=(c_library const&) = delete;

  template<class Function>
  Function* function(char const* name) const {
    return library == nullptr ? nullptr : reinterpret_cast<Function*>(dlsym(library, name));
  }
};

template<class To, class T, int m, int n>
dense<To, m, n> converted(dense<T, m, n> const& A) {
  return made<To, m, n>([&](int i, int j) { return static_cast<To>(A(i, j)); });
}

/// What the C function of a formula of X and y writes is what the formula gives.
template<class T, class F, class X, class Y, int n, int count>
void computes_the_same(F const& f, X const& x, Y const& y, dense<T, n, n> const (&As)[count], dense<T, n> const& b,
                       double tolerance) {
  c_library const library(to_c<T>(f, "of_matrix_and_vector"));
  auto* const call = library.template function<void(T const*, T const*, T*)>("of_matrix_and_vector");
  if (call == nullptr) return;
  for (auto const& A : As) {
    // with more digits; and double is the one type for which kernels are written twice
    auto const expected = f(x = converted<long double>(A), y = converted<long double>(b));
    dense<T, n, n> result{};
    call(A.data(), b.data(), result.data());
    CHECK(agree(converted<long double>(result), expected, tolerance));
  }
}

template<int n>
constexpr auto square = matrix<"X", n>;
template<int n>
constexpr auto definite = positive_definite<"P", n>;
template<int n>
constexpr auto column = vector<"y", n>;

// whose rows have to be exchanged
template<int n>
void gradient_of_general_matrices() {
  constexpr auto X = square<n>;
  constexpr auto y = column<n>;
  computes_the_same(grad(logdet(X) + dot(y, inv(X) * y), X), X, y,
                    {random_matrix<double, n, n>(1), random_matrix<double, n, n>(2), random_matrix<double, n, n>(3)},
                    random_matrix<double, n, 1>(8), 1e-12);
}

template<int n>
void gradient_of_definite_matrices() {
  constexpr auto P = definite<n>;
  constexpr auto y = column<n>;
  auto const a = random_matrix<double, n, n>(5);
  auto const aaT = made<double, n, n>([&](int i, int j) {
    double sum = i == j;
    for (int k = 0; k < n; ++k) sum += a(i, k) * a(j, k);
    return sum;
  });
  computes_the_same(grad(logdet(P) + y.T() * inv(P) * y, P), P, y, {aaT}, random_matrix<double, n, 1>(4), 1e-13);
}

constexpr auto X = matrix<"X", 2>;
constexpr auto x = vector<"x", 2>;
constexpr auto s = scalar<"s">;
constexpr auto t = scalar<"t">;

/// The lines of a C function behind its comment.
std::string code_of(std::string const& text) {
  auto const end = text.find("*/\n");
  REQUIRE(end != std::string::npos);
  return text.substr(end + 3);
}

}  // namespace

TEST_CASE("to_c: the code") {
  CHECK(to_c(X * x) == R"(/* Written by matgrad.
 *
 * X: 2x2, column by column: X[i + 2 * j] is in row i and column j
 * x: 2 numbers
 * result = Xx
 *   2 numbers
 *
 * No array may overlap one that is written.
 */
void f(const double X[4], const double x[2], double result[2]) {
  result[0] = X[0] * x[0] + X[2] * x[1];
  result[1] = X[1] * x[0] + X[3] * x[1];
}
)");
  auto const decay = to_c<float>(grad(exp(-s * t) / 3, t), "decay");
  CHECK(decay == R"(/* Written by matgrad.
 *
 * grad_t = -s exp(-st)/3, the gradient by t
 */
#include <math.h>

float decay(float s, float t) {
  return -s * expf(-s * t) * (1.0F / 3.0F);
}
)");
  c_library const library(decay);
  if (auto* f = library.function<float(float, float)>("decay"))
    CHECK(agree(f(0.5F, 2.0F), grad(exp(-s * t) / 3, t)(s = 0.5F, t = 2.0F), 1e-6));
}

TEST_CASE("to_c: what is used twice has a name, what is used once has none, unless it is long") {
  CHECK(code_of(to_c("g", exp(s) * exp(s) + sin(t), exp(s))) == R"(#include <math.h>

void g(double s, double t, double *value, double *value_) {
  const double t1 = exp(s);
  *value = sin(t) + t1 * t1;
  *value_ = t1;
}
)");
}

TEST_CASE("to_c: names that C does not allow, constants, and symbols that are not read") {
  constexpr auto alpha = scalar<"α">;
  constexpr auto other = scalar<"int">;
  constexpr auto step = scalar<"t1">;
  auto const code = code_of(to_c(alpha * other + step, "while"));
  CHECK(code == "double while_(double x, double int_, double t1_) {\n  return t1_ + int_ * x;\n}\n");
  CHECK(code_of(to_c(t / 2_c + ratio<1, 3>)) == "double f(double t) {\n  return 0.5 * t + 1.0 / 3.0;\n}\n");
  CHECK(code_of(to_c(ones<2>)) == "void f(double result[2]) {\n  result[0] = 1.0;\n  result[1] = 1.0;\n}\n");
  CHECK(code_of(to_c(x(0_c) * 0 + s)) == "double f(const double x[2], double s) {\n  (void)x;\n  return s;\n}\n");
  c_library const library(to_c(alpha * other + step, "while"));
  if (auto* f = library.function<double(double, double, double)>("while_")) CHECK(f(2, 3, 4) == 10);
}

TEST_CASE("to_c: gradients of general matrices, by a closed form and by pivots") {
  gradient_of_general_matrices<4>();
  gradient_of_general_matrices<6>();
}

TEST_CASE("to_c: gradients of positive definite matrices, by a closed form and without pivots") {
  gradient_of_definite_matrices<3>();
  gradient_of_definite_matrices<5>();
}

TEST_CASE("to_c: the determinant of an exchange, and of a singular matrix") {
  constexpr auto A = square<5>;
  c_library const library(to_c(det(A), "det"));
  auto* const of = library.function<double(double const*)>("det");
  if (of == nullptr) return;
  auto permutation = [](int a, int b, int c, int d, int e) {
    int const row[] = {a, b, c, d, e};
    return made<double, 5, 5>([&](int i, int j) { return row[j] == i ? j + 1 : 0; });
  };
  CHECK(agree(of(permutation(0, 1, 2, 3, 4).data()), 120.0));
  CHECK(agree(of(permutation(1, 0, 2, 3, 4).data()), -120.0));
  CHECK(agree(of(permutation(4, 3, 1, 2, 0).data()), -120.0));
  CHECK(of(dense<double, 5, 5>{1, 2, 3, 4, 5}.data()) == 0);
  CHECK(of(made<double, 5, 5>([](int i, int j) { return i == j && i != 2; }).data()) == 0);
}

TEST_CASE("to_c: functions of numbers, and several formulas as one function") {
  auto const f = exp(s * sin(t)) + log(s) * sqrt(t) / tanh(s) - pow(s, t) + 0.1 * atan(x(0_c)) + abs(x(1_c) - s);
  c_library const library(to_c("value_and_gradients", f, grad(f, s), grad(f, x)));
  auto* const call =
      library.function<void(double, double, double const*, double*, double*, double*)>("value_and_gradients");
  if (call == nullptr) return;
  double value = 0, by_s = 0;
  dense<double, 2> at{0.3, -2}, by_x{};
  call(0.7, 1.3, at.data(), &value, &by_s, by_x.data());
  CHECK(agree(value, f(s = 0.7, t = 1.3, x = at)));
  CHECK(agree(by_s, grad(f, s)(s = 0.7, t = 1.3, x = at)));
  CHECK(agree(by_x, grad(f, x)(s = 0.7, t = 1.3, x = at)));
}
