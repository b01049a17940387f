// F8: a neo-Hookean material, ψ(F) = μ/2 (tr FᵀF − 3) − μ log J + λ/2 (log J)², J = det F:
//     F8a  the stress, ∂ψ/∂F = μ F + c C, with the cofactors C = J F⁻ᵀ and c = (λ log J − μ) / J
//     F8b  the stress and its derivative along dF, μ dF + c dC + (λ/J − c) (tr CᵀdF) / J C
//     F8c  the stress and the tangent, its 9×9 derivative by vec F
// Nobody inverts: F is far from singular, and cofactors do.
#include "columns.hpp"
#include "harness.hpp"
#include "second_differences.hpp"

#include <Eigen/Dense>

#ifdef WITH_ADOLC
#include <adolc/adolc.h>
#endif

namespace {

using bench::dense;

template<class T>
using matrix3 = dense<T, 3, 3>;

template<class T>
struct problem {
  matrix3<T> F, dF;
  T mu, lambda;
};
template<class T>
struct stress_and_direction {
  matrix3<T> stress, along;
};
template<class T>
struct stress_and_tangent {
  matrix3<T> stress;
  dense<T, 9, 9> tangent;
};

namespace formula {
using namespace matgrad;
constexpr auto F = matrix<"F", 3>;
constexpr auto dF = matrix<"dF", 3>;
constexpr auto mu = scalar<"μ">;
constexpr auto lambda = scalar<"λ">;
constexpr auto psi = mu / 2_c * (tr(F.T() * F) - 3_c) - mu * log(det(F)) + lambda / 2_c * pow(log(det(F)), 2_c);
constexpr auto stress = grad(psi, F);
constexpr auto with_direction = together(stress, hvp(psi, F, dF));
constexpr auto with_tangent = together(stress, jacobian(stress, F));
}  // namespace formula

template<class T>
[[gnu::noinline]] void stress_by_matgrad(problem<T> const& p, matrix3<T>& out) {
  using namespace formula;
  stress.into(out, F = p.F, mu = p.mu, lambda = p.lambda);
}
template<class T>
[[gnu::noinline]] void direction_by_matgrad(problem<T> const& p, stress_and_direction<T>& out) {
  using namespace formula;
  with_direction.into(out.stress, out.along, F = p.F, dF = p.dF, mu = p.mu, lambda = p.lambda);
}
template<class T>
[[gnu::noinline]] void tangent_by_matgrad(problem<T> const& p, stress_and_tangent<T>& out) {
  using namespace formula;
  with_tangent.into(out.stress, out.tangent, F = p.F, mu = p.mu, lambda = p.lambda);
}

// ---- Eigen: the columns of C are cross products ----

namespace by_eigen {

template<class T, int n>
using in_memory = Eigen::Matrix<T, n, n, Eigen::DontAlign>;  // a Map costs Eigen more
template<class T, int n>
auto const& eigen(dense<T, n, n> const& A) {
  return reinterpret_cast<in_memory<T, n> const&>(A);
}
template<class T, int n>
auto& eigen(dense<T, n, n>& A) {
  return reinterpret_cast<in_memory<T, n>&>(A);
}

template<class T>
struct state {
  in_memory<T, 3> C;
  T r, c;  // 1/J

  explicit state(problem<T> const& p) {
    auto const& F = eigen(p.F);
    C.col(0) = F.col(1).cross(F.col(2));
    C.col(1) = F.col(2).cross(F.col(0));
    C.col(2) = F.col(0).cross(F.col(1));
    T const J = F.col(0).dot(C.col(0));
    r = 1 / J;
    c = (p.lambda * std::log(J) - p.mu) * r;
  }
};

template<class T>
[[gnu::noinline]] void stress(problem<T> const& p, matrix3<T>& out) {
  state<T> const s(p);
  eigen(out).noalias() = p.mu * eigen(p.F) + s.c * s.C;
}
template<class T>
[[gnu::noinline]] void direction(problem<T> const& p, stress_and_direction<T>& out) {
  state<T> const s(p);
  auto const &F = eigen(p.F), &dF = eigen(p.dF);
  in_memory<T, 3> dC;
  dC.col(0) = dF.col(1).cross(F.col(2)) + F.col(1).cross(dF.col(2));
  dC.col(1) = dF.col(2).cross(F.col(0)) + F.col(2).cross(dF.col(0));
  dC.col(2) = dF.col(0).cross(F.col(1)) + F.col(0).cross(dF.col(1));
  T const alpha = s.r * (p.lambda * s.r - s.c) * s.C.cwiseProduct(dF).sum();
  eigen(out.stress).noalias() = p.mu * F + s.c * s.C;
  eigen(out.along).noalias() = p.mu * dF + s.c * dC + alpha * s.C;
}
template<class T>
[[gnu::noinline]] void tangent(problem<T> const& p, stress_and_tangent<T>& out) {
  state<T> const s(p);
  eigen(out.stress).noalias() = p.mu * eigen(p.F) + s.c * s.C;
  auto& A = eigen(out.tangent);
  Eigen::Map<Eigen::Matrix<T, 9, 1> const> const C(s.C.data());
  Eigen::Matrix<T, 9, 1> const scaled = s.r * (p.lambda * s.r - s.c) * C;
  A.noalias() = scaled.lazyProduct(C.transpose());
  A.diagonal().array() += p.mu;
  for (int l = 0; l < 3; ++l) {  // ∂C/∂(column l): [x]× below it, −[x]× to its right, x the third column
    Eigen::Matrix<T, 3, 1> const x = s.c * eigen(p.F).col((l + 2) % 3);
    in_memory<T, 3> cross;
    cross << 0, -x(2), x(1), x(2), 0, -x(0), -x(1), x(0), 0;
    int const next = (l + 1) % 3;
    A.template block<3, 3>(3 * next, 3 * l) += cross;
    A.template block<3, 3>(3 * l, 3 * next) -= cross;
  }
}
}  // namespace by_eigen

#ifdef WITH_ADOLC
namespace by_adolc {

constexpr short tag = 8;
void record(problem<double> const& p) {
  static bool done = false;
  if (done) return;
  done = true;
  trace_on(tag);
  adouble F[3][3], psi = 0;
  for (int j = 0; j < 3; ++j)
    for (int i = 0; i < 3; ++i) F[i][j] <<= p.F(i, j);
  adouble mu, lambda;
  mu = mkparam(p.mu);
  lambda = mkparam(p.lambda);
  for (auto& row : F)
    for (adouble& x : row) psi += x * x;
  adouble const logJ =
      log(F[0][0] * (F[1][1] * F[2][2] - F[1][2] * F[2][1]) - F[0][1] * (F[1][0] * F[2][2] - F[1][2] * F[2][0])
          + F[0][2] * (F[1][0] * F[2][1] - F[1][1] * F[2][0]));
  psi = 0.5 * mu * (psi - 3) - mu * logJ + 0.5 * lambda * logJ * logJ;
  double value;
  psi >>= value;
  trace_off();
}
void stress_at(problem<double> const& p, matrix3<double>& out) {
  record(p);
  double parameters[] = {p.mu, p.lambda};
  set_param_vec(tag, 2, parameters);
  ::gradient(tag, 9, const_cast<double*>(p.F.values), out.values);
}
[[gnu::noinline]] void stress(problem<double> const& p, matrix3<double>& out) { stress_at(p, out); }
[[gnu::noinline]] void direction(problem<double> const& p, stress_and_direction<double>& out) {
  stress_at(p, out.stress);
  ::hess_vec(tag, 9, const_cast<double*>(p.F.values), const_cast<double*>(p.dF.values), out.along.values);
}
}  // namespace by_adolc
#endif

// ---- by hand ----

namespace loops {
using bench::simd::repeat;

template<class T>
struct vector3 {
  T x, y, z;

  [[gnu::always_inline]] static vector3 column(matrix3<T> const& A, int j) { return {A(0, j), A(1, j), A(2, j)}; }
};
// a × b, a × b + c × d, a · b
template<class T>
[[gnu::always_inline]] inline vector3<T> cross(vector3<T> const& a, vector3<T> const& b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
template<class T>
[[gnu::always_inline]] inline vector3<T> cross(vector3<T> const& a, vector3<T> const& b, vector3<T> const& c,
                                               vector3<T> const& d) {
  return {a.y * b.z - a.z * b.y + c.y * d.z - c.z * d.y, a.z * b.x - a.x * b.z + c.z * d.x - c.x * d.z,
          a.x * b.y - a.y * b.x + c.x * d.y - c.y * d.x};
}
template<class T>
[[gnu::always_inline]] inline T dot(vector3<T> const& a, vector3<T> const& b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

template<class T>
struct state {
  vector3<T> F[3], C[3];
  T mu, r, c, lambda;

  [[gnu::always_inline]] explicit state(problem<T> const& p) : mu(p.mu), lambda(p.lambda) {
    repeat<3>([&](auto j) BENCH_LAMBDA { F[j] = vector3<T>::column(p.F, j); });
    T const J = dot(F[0], cross(F[1], F[2]));
    T const log_J = std::log(J);  // before anything else: it empties the registers
    r = 1 / J;
    c = (lambda * log_J - mu) * r;
    repeat<3>([&](auto j) BENCH_LAMBDA { C[j] = cross(F[(j + 1) % 3], F[(j + 2) % 3]); });
  }
  [[gnu::always_inline]] T alpha() const { return r * (lambda * r - c); }
  [[gnu::always_inline]] void write_stress(matrix3<T>& out) const {
    repeat<3>([&](auto j) BENCH_LAMBDA {
      out(0, j) = mu * F[j].x + c * C[j].x;
      out(1, j) = mu * F[j].y + c * C[j].y;
      out(2, j) = mu * F[j].z + c * C[j].z;
    });
  }
};

template<class T>
[[gnu::noinline]] void stress(problem<T> const& p, matrix3<T>& out) {
  state<T>(p).write_stress(out);
}
template<class T>
[[gnu::noinline]] void direction(problem<T> const& p, stress_and_direction<T>& out) {
  state<T> const s(p);
  auto const [a, b, c] = s.F;
  vector3<T> const da = vector3<T>::column(p.dF, 0), db = vector3<T>::column(p.dF, 1), dc = vector3<T>::column(p.dF, 2);
  T const alpha = s.alpha() * (dot(s.C[0], da) + dot(s.C[1], db) + dot(s.C[2], dc));
  auto write = [&](int j, vector3<T> const& d, vector3<T> const& C, vector3<T> const& dC) BENCH_LAMBDA {
    out.along(0, j) = s.mu * d.x + s.c * dC.x + alpha * C.x;
    out.along(1, j) = s.mu * d.y + s.c * dC.y + alpha * C.y;
    out.along(2, j) = s.mu * d.z + s.c * dC.z + alpha * C.z;
  };
  s.write_stress(out.stress);
  write(0, da, s.C[0], cross(db, c, b, dc));
  write(1, db, s.C[1], cross(dc, a, c, da));
  write(2, dc, s.C[2], cross(da, b, a, db));
}

// the tangent is symmetric; ∂Cᵢⱼ/∂Fₖₗ is ± the entry of F in neither's row and neither's column
template<class T>
[[gnu::noinline]] void tangent(problem<T> const& p, stress_and_tangent<T>& out) {
  state<T> const s(p);
  s.write_stress(out.stress);
  T const alpha = s.alpha();
  T const C[9] = {s.C[0].x, s.C[0].y, s.C[0].z, s.C[1].x, s.C[1].y, s.C[1].z, s.C[2].x, s.C[2].y, s.C[2].z};
  T const F[9] = {s.c * s.F[0].x, s.c * s.F[0].y, s.c * s.F[0].z, s.c * s.F[1].x, s.c * s.F[1].y,
                  s.c * s.F[1].z, s.c * s.F[2].x, s.c * s.F[2].y, s.c * s.F[2].z};
  repeat<9>([&](auto row) BENCH_LAMBDA {
    T const scaled = alpha * C[row];
    repeat<9 - row>([&](auto d) BENCH_LAMBDA {
      constexpr int col = row + d, i = row % 3, j = row / 3, k = col % 3, l = col / 3;
      T x = scaled * C[col];
      if constexpr (d == 0) x += s.mu;
      if constexpr (i != k && j != l) {
        constexpr bool positive = ((k - i + 3) % 3 == 1) == ((l - j + 3) % 3 == 1);
        if constexpr (positive) x += F[3 - i - k + 3 * (3 - j - l)];
        else x -= F[3 - i - k + 3 * (3 - j - l)];
      }
      out.tangent(row, col) = out.tangent(col, row) = x;
    });
  });
}
}  // namespace loops

namespace simd {
using namespace bench::simd;

template<class T>
struct three_columns : columns<T, 3> {
  BENCH_COLUMN static three_columns load(matrix3<T> const& A) {
    return {{column<T, 3>::load(A.values), column<T, 3>::load(A.values + 3), column<T, 3>::load_last(A.values + 6)}};
  }
  BENCH_COLUMN three_columns all_rotated() const {
    return {{rotated(this->c[0]), rotated(this->c[1]), rotated(this->c[2])}};
  }
};

template<class T>
struct state {
  three_columns<T> F, rotated_F, C;
  T mu, r, c, lambda;

  BENCH_COLUMN explicit state(problem<T> const& p) : F(three_columns<T>::load(p.F)), mu(p.mu), lambda(p.lambda) {
    rotated_F = F.all_rotated();
    repeat<3>([&](auto j) BENCH_LAMBDA {
      constexpr int k = (j + 1) % 3, l = (j + 2) % 3;
      C[j] = cross(F[k], rotated_F[k], F[l], rotated_F[l]);
    });
    T const J = sum(F[0] * C[0]);
    T const log_J = std::log(J);
    r = 1 / J;
    c = (lambda * log_J - mu) * r;
  }
  BENCH_COLUMN T alpha() const { return r * (lambda * r - c); }
  BENCH_COLUMN void write_stress(matrix3<T>& out) const {
    columns<T, 3> P;
    repeat<3>([&](auto j) BENCH_LAMBDA { P[j] = plus_product(F[j] * mu, C[j], c); });
    P.store(out.values);
  }
};

template<class T>
[[gnu::noinline]] void stress(problem<T> const& p, matrix3<T>& out) {
  state<T>(p).write_stress(out);
}
template<class T>
[[gnu::noinline]] void direction(problem<T> const& p, stress_and_direction<T>& out) {
  state<T> const s(p);
  s.write_stress(out.stress);
  auto const dF = three_columns<T>::load(p.dF), rotated_dF = dF.all_rotated();
  auto const &F = s.F, &rotated_F = s.rotated_F;
  auto const products = plus_product(plus_product(s.C[0] * dF[0], s.C[1], dF[1]), s.C[2], dF[2]);
  T const alpha = s.alpha() * sum(products);
  columns<T, 3> dP;
  repeat<3>([&](auto j) BENCH_LAMBDA {
    constexpr int k = (j + 1) % 3, l = (j + 2) % 3;
    auto const half = minus_product(dF[k] * rotated_F[l], rotated_dF[k], F[l]);
    auto const dC = rotated(minus_product(plus_product(half, F[k], rotated_dF[l]), rotated_F[k], dF[l]));
    dP[j] = plus_product(plus_product(dF[j] * s.mu, dC, s.c), s.C[j], alpha);
  });
  dP.store(out.along.values);
}

// the columns of [x]× from x: (0, z, −y), (−z, 0, x), (y, −x, 0)
template<class T>
BENCH_COLUMN columns<T, 3> cross_matrix(column<T, 3> const& x) {
  if constexpr (column<T, 3>::W == 4) {
    using lanes = bench::simd::lanes<T, 4>;
    return {{{__builtin_shufflevector(x.first, x.first, 0, 2, 1, 3) * lanes{0, 1, -1, 0}, {}},
             {__builtin_shufflevector(x.first, x.first, 2, 1, 0, 3) * lanes{-1, 0, 1, 0}, {}},
             {__builtin_shufflevector(x.first, x.first, 1, 0, 2, 3) * lanes{1, -1, 0, 0}, {}}}};
  } else {
    T const a = x.template get<0>(), b = x.template get<1>(), c = x.template get<2>();
    return {{column<T, 3>::of(0, c, -b), column<T, 3>::of(-c, 0, a), column<T, 3>::of(b, -a, 0)}};
  }
}

// block (j, l) of the tangent is α Cⱼ Cₗᵀ and ± c [Fₘ]×, with the third column, or μ I on the diagonal
template<class T>
[[gnu::noinline]] void tangent(problem<T> const& p, stress_and_tangent<T>& out) {
  state<T> const s(p);
  s.write_stress(out.stress);
  columns<T, 3> crossed[3];
  repeat<3>([&](auto j) BENCH_LAMBDA { crossed[j] = cross_matrix(s.F[j] * s.c); });
  columns<T, 3> const mu{{column<T, 3>::of(s.mu, 0, 0), column<T, 3>::of(0, s.mu, 0), column<T, 3>::of(0, 0, s.mu)}};
  T const alpha = s.alpha();
  repeat<3>([&](auto l) BENCH_LAMBDA {
    auto const scaled = s.C[l] * alpha;
    repeat<3>([&](auto k) BENCH_LAMBDA {
      T* const begin = out.tangent.values + 9 * (k + 3 * l);
      T const w = scaled.template get<k>();
      repeat<3>([&](auto j) BENCH_LAMBDA {
        column<T, 3> x;
        if constexpr (j == l) x = plus_product(mu[k], s.C[j], w);
        else if constexpr (j == (l + 1) % 3) x = plus_product(crossed[(l + 2) % 3][k], s.C[j], w);
        else x = s.C[j] * w - crossed[(l + 1) % 3][k];
        if constexpr (k == 2 && l == 2 && j == 2) x.store_exactly(begin + 3 * j);
        else x.store(begin + 3 * j);
      });
    });
  });
}
}  // namespace simd

// ---- the rows ----

template<class T>
void compare(bench::program& program) {
  using data = problem<T>;
  using bench::exact;
  auto make = [](bench::random& r) {
    data p{r.matrix<T, 3, 3>(), r.matrix<T, 3, 3>(), static_cast<T>(1 + 0.5 * r.number()),
           static_cast<T>(1 + 0.5 * r.number())};
    for (int k = 0; k < 9; ++k) p.F.values[k] = T(0.25) * p.F.values[k] + (k % 4 == 0 ? 1 : 0);
    return p;
  };
  auto stress_of = [](data const& p) {
    return [mu = static_cast<exact>(p.mu), lambda = static_cast<exact>(p.lambda)](matrix3<exact> const& F) {
      auto psi = [&](matrix3<exact> const& A) {
        exact squares = -3;
        for (exact x : A.values) squares += x * x;
        exact const J = A(0, 0) * (A(1, 1) * A(2, 2) - A(1, 2) * A(2, 1))
                      - A(0, 1) * (A(1, 0) * A(2, 2) - A(1, 2) * A(2, 0))
                      + A(0, 2) * (A(1, 0) * A(2, 1) - A(1, 1) * A(2, 0));
        return mu / 2 * squares - mu * std::log(J) + lambda / 2 * std::log(J) * std::log(J);
      };
      return bench::gradient_by_differences(psi, F);
    };
  };
  auto with_derivative_along = [=](data const& p, std::vector<matrix3<exact>> const& directions) {
    auto const F = bench::in_long_double(p.F);
    auto all = stress_of(p)(F);
    for (auto const& U : directions)
      for (exact x : bench::derivative_along(stress_of(p), F, U)) all.push_back(x);
    return all;
  };

  std::vector<bench::contender<data, matrix3<T>>> stresses{{"matgrad", stress_by_matgrad<T>},
                                                           {"eigen", by_eigen::stress<T>}};
  std::vector<bench::contender<data, stress_and_direction<T>>> directions{{"matgrad", direction_by_matgrad<T>},
                                                                          {"eigen", by_eigen::direction<T>}};
  std::vector<bench::contender<data, stress_and_tangent<T>>> tangents{{"matgrad", tangent_by_matgrad<T>},
                                                                      {"eigen", by_eigen::tangent<T>}};
#ifdef WITH_ADOLC
  if constexpr (std::is_same_v<T, double>) {
    stresses.push_back({"adolc", by_adolc::stress});
    directions.push_back({"adolc", by_adolc::direction});
  }
#endif
  stresses.push_back({"loops", loops::stress<T>});
  stresses.push_back({"simd", simd::stress<T>});
  directions.push_back({"loops", loops::direction<T>});
  directions.push_back({"simd", simd::direction<T>});
  tangents.push_back({"loops", loops::tangent<T>});
  tangents.push_back({"simd", simd::tangent<T>});
  program.row<T, data, matrix3<T>>("F8a 3", make, stresses,
                                   [=](data const& p) { return with_derivative_along(p, {}); });
  program.row<T, data, stress_and_direction<T>>("F8b 3", make, directions, [=](data const& p) {
    return with_derivative_along(p, {bench::in_long_double(p.dF)});
  });
  program.row<T, data, stress_and_tangent<T>>("F8c 3", make, tangents, [=](data const& p) {
    std::vector<matrix3<exact>> entries(9);
    for (std::size_t k = 0; k < 9; ++k) entries[k].values[k] = 1;
    return with_derivative_along(p, entries);
  });
}

}  // namespace

int main(int argc, char** argv) {
  bench::program program(argc, argv);
  compare<double>(program);
  compare<float>(program);
}
