// The gradient of tr(X⁻¹), −(X⁻¹X⁻¹)ᵀ, for 3×3 doubles: by matgrad, by hand and by Eigen.
// Without arguments every contender is checked against every other; `seed_gradient <contender> <calls>` calls one of
// them, to be counted by instructions.sh.
#include <Eigen/Dense>
#include <matgrad/matgrad.hpp>

#include <emmintrin.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>

using matrix3 = matgrad::dense<double, 3, 3>;  // column-major

#define CONTENDER [[gnu::noinline]] static void

CONTENDER nothing(matrix3 const*, matrix3*) {}

namespace formula {
using namespace matgrad;
constexpr auto X = matrix<"X", 3, 3>;
constexpr auto g = grad(tr(inv(X)), X);
}  // namespace formula

CONTENDER by_matgrad(matrix3 const* A, matrix3* G) {
  using formula::X, formula::g;
  *G = g(X = *A);
}

CONTENDER by_eigen(matrix3 const* A, matrix3* G) {
  // nine doubles in columns, as a Matrix3d: a Map costs Eigen more
  auto const& X = *reinterpret_cast<Eigen::Matrix3d const*>(A->data());
  Eigen::Matrix3d const Y = X.inverse();
  *reinterpret_cast<Eigen::Matrix3d*>(G->data()) = -(Y * Y).transpose();
}

// ---- by hand: X⁻¹ = Cᵀ / det with the cofactors C, so the gradient is −C² / det² ----

// one division, the sign and the scale folded into one factor at the end
CONTENDER by_hand_product(matrix3 const* A, matrix3* G) {
  double const* a = A->data();
  double* g = G->data();
  double const a0 = a[0], a1 = a[1], a2 = a[2], b0 = a[3], b1 = a[4], b2 = a[5], c0 = a[6], c1 = a[7], c2 = a[8];
  double const p0 = b1 * c2 - b2 * c1, p1 = b2 * c0 - b0 * c2, p2 = b0 * c1 - b1 * c0;  // the columns of C: b × c,
  double const q0 = c1 * a2 - c2 * a1, q1 = c2 * a0 - c0 * a2, q2 = c0 * a1 - c1 * a0;  // c × a,
  double const r0 = a1 * b2 - a2 * b1, r1 = a2 * b0 - a0 * b2, r2 = a0 * b1 - a1 * b0;  // a × b
  double const det = a0 * p0 + a1 * p1 + a2 * p2;
  double const s = -1 / (det * det);
  g[0] = s * (p0 * p0 + q0 * p1 + r0 * p2);
  g[1] = s * (p1 * p0 + q1 * p1 + r1 * p2);
  g[2] = s * (p2 * p0 + q2 * p1 + r2 * p2);
  g[3] = s * (p0 * q0 + q0 * q1 + r0 * q2);
  g[4] = s * (p1 * q0 + q1 * q1 + r1 * q2);
  g[5] = s * (p2 * q0 + q2 * q1 + r2 * q2);
  g[6] = s * (p0 * r0 + q0 * r1 + r0 * r2);
  g[7] = s * (p1 * r0 + q1 * r1 + r1 * r2);
  g[8] = s * (p2 * r0 + q2 * r1 + r2 * r2);
}

// Cayley–Hamilton for C saves the product: C² = tr(C) C + det (Aᵀ − tr(A) I)
CONTENDER by_hand_cayley_hamilton(matrix3 const* A, matrix3* G) {
  double const* a = A->data();
  double* g = G->data();
  double const a0 = a[0], a1 = a[1], a2 = a[2], b0 = a[3], b1 = a[4], b2 = a[5], c0 = a[6], c1 = a[7], c2 = a[8];
  double const p0 = b1 * c2 - b2 * c1, p1 = b2 * c0 - b0 * c2, p2 = b0 * c1 - b1 * c0;
  double const q0 = c1 * a2 - c2 * a1, q1 = c2 * a0 - c0 * a2, q2 = c0 * a1 - c1 * a0;
  double const r0 = a1 * b2 - a2 * b1, r1 = a2 * b0 - a0 * b2, r2 = a0 * b1 - a1 * b0;
  double const n = 1 / (a0 * p0 + a1 * p1 + a2 * p2);
  double const w = -n * (p0 + q1 + r2);
  g[0] = n * (w * p0 + (b1 + c2));
  g[1] = n * (w * p1 - b0);
  g[2] = n * (w * p2 - c0);
  g[3] = n * (w * q0 - a1);
  g[4] = n * (w * q1 + (a0 + c2));
  g[5] = n * (w * q2 - c1);
  g[6] = n * (w * r0 - a2);
  g[7] = n * (w * r1 - b2);
  g[8] = n * (w * r2 + (a0 + b1));
}

// Rows 0 and 1 of a column in one SSE2 register, row 2 alone.
namespace sse2 {
struct cofactors {
  __m128d p, q, r;
  double p2, q2, r2, det;
};
static inline double low(__m128d v) { return _mm_cvtsd_f64(v); }
static inline double high(__m128d v) { return _mm_cvtsd_f64(_mm_unpackhi_pd(v, v)); }
static inline __m128d both(double x) { return _mm_set1_pd(x); }
static inline __m128d pair(double const* x, double const* y) { return _mm_loadh_pd(_mm_load_sd(x), y); }
// (x₁y₂ − x₂y₁, x₂y₀ − x₀y₂)
static inline __m128d cross(__m128d x12, __m128d x20, __m128d y12, __m128d y20) { return x12 * y20 - x20 * y12; }

static inline cofactors of(double const* a) {
  double const *b = a + 3, *c = a + 6;
  __m128d const a12 = _mm_loadu_pd(a + 1), a20 = pair(a + 2, a);
  __m128d const b12 = _mm_loadu_pd(b + 1), b20 = pair(b + 2, b);
  __m128d const c12 = _mm_loadu_pd(c + 1), c20 = pair(c + 2, c);
  __m128d const p = cross(b12, b20, c12, c20), q = cross(c12, c20, a12, a20), r = cross(a12, a20, b12, b20);
  double const p2 = b[0] * c[1] - b[1] * c[0], q2 = c[0] * a[1] - c[1] * a[0], r2 = a[0] * b[1] - a[1] * b[0];
  __m128d const expanded = _mm_loadu_pd(a) * p;
  return {p, q, r, p2, q2, r2, low(expanded) + high(expanded) + a[2] * p2};
}
}  // namespace sse2

CONTENDER by_hand_product_sse2(matrix3 const* A, matrix3* G) {
  using namespace sse2;
  double* g = G->data();
  cofactors const C = of(A->data());
  double const s = -1 / (C.det * C.det);
  auto column = [&](double* out, __m128d x, double x2) {  // s C x
    x = x * both(s);
    x2 = x2 * s;
    __m128d const x0 = _mm_unpacklo_pd(x, x), x1 = _mm_unpackhi_pd(x, x);
    _mm_storeu_pd(out, C.p * x0 + C.q * x1 + C.r * both(x2));
    out[2] = C.p2 * low(x0) + C.q2 * low(x1) + C.r2 * x2;
  };
  column(g, C.p, C.p2);
  column(g + 3, C.q, C.q2);
  column(g + 6, C.r, C.r2);
}

// (the order of these lines was chosen by counting: it saves GCC five moves)
CONTENDER by_hand_cayley_hamilton_sse2(matrix3 const* A, matrix3* G) {
  using namespace sse2;
  double const* a = A->data();
  double* g = G->data();
  cofactors const C = of(a);
  double const trace = a[0] + a[4] + a[8];
  __m128d const row0 = pair(a, a + 3), row1 = _mm_set_pd(a[4] - trace, a[1]), row2 = pair(a + 2, a + 5);
  double const n = 1 / C.det;
  double const w = -n * (low(C.p) + high(C.q) + C.r2);
  __m128d const nn = both(n), ww = both(w), wp = ww * C.p, wq = ww * C.q, wr = ww * C.r;
  __m128d const g0 = nn * (wp - _mm_sub_sd(row0, _mm_set_sd(trace))), g3 = nn * (wq - row1), g6 = nn * (wr - row2);
  double const g2 = n * (w * C.p2 - a[6]), g5 = n * (w * C.q2 - a[7]), g8 = n * (w * C.r2 + (a[0] + a[4]));
  _mm_storeu_pd(g, g0);
  _mm_storeu_pd(g + 3, g3);
  _mm_storeu_pd(g + 6, g6);
  g[2] = g2;
  g[5] = g5;
  g[8] = g8;
}

// In blocks, A = [K c; ρ τ], both diagonals of K in a register each: every operation has work for two lanes.
namespace blocks {
struct cofactors {
  __m128d diagonal, other, column, row;  // of adj(A)
  double corner, det;
};
static inline __m128d swapped(__m128d x) { return _mm_shuffle_pd(x, x, 1); }
static inline __m128d pair(double x, double y) { return _mm_set_pd(y, x); }
static inline __m128d both(double x) { return _mm_set1_pd(x); }

static inline cofactors of(double const* a) {
  __m128d const crossed = pair(a[4], a[0]), other = pair(a[1], a[3]), c = pair(a[6], a[7]), rho = pair(a[2], a[5]);
  __m128d const tau = both(a[8]), c_swapped = swapped(c), rho_swapped = swapped(rho);
  __m128d const column = swapped(other * c) - crossed * c;
  double const corner = a[0] * a[4] - a[1] * a[3];
  __m128d const expanded = rho * column;
  return {crossed * tau - rho_swapped * c_swapped,
          rho * c_swapped - other * tau,
          column,
          other * rho_swapped - crossed * rho,
          corner,
          expanded[0] + expanded[1] + a[8] * corner};
}
static inline void store_transposed(double* g, __m128d diagonal, __m128d other, __m128d column, __m128d row,
                                    double corner) {
  g[0] = diagonal[0], g[4] = diagonal[1];
  g[3] = other[0], g[1] = other[1];
  g[2] = column[0], g[5] = column[1];
  g[6] = row[0], g[7] = row[1];
  g[8] = corner;
}

// adj(A)², with what its entries have in common
static inline void product(cofactors const& C, double* g) {
  double const s = -1 / (C.det * C.det);
  __m128d const ss = both(s), products = C.column * C.row, other = swapped(C.other), column = swapped(C.column);
  __m128d const trace = C.diagonal + swapped(C.diagonal), shifted = C.diagonal + both(C.corner);
  store_transposed(g, (C.diagonal * C.diagonal + C.other * other + products) * ss,
                   (C.other * trace + column * C.row) * ss, (C.column * shifted + column * other) * ss,
                   (C.row * shifted + swapped(C.row) * C.other) * ss,
                   (C.corner * C.corner + products[0] + products[1]) * s);
}
static inline void cayley_hamilton(cofactors const& C, double const* a, double* g) {
  double const n = 1 / C.det, w = -n * (C.diagonal[0] + C.diagonal[1] + C.corner);
  __m128d const nn = both(n), ww = both(w);
  store_transposed(g, (ww * C.diagonal + (pair(a[4], a[0]) + both(a[8]))) * nn, (ww * C.other - pair(a[1], a[3])) * nn,
                   (ww * C.column - pair(a[6], a[7])) * nn, (ww * C.row - pair(a[2], a[5])) * nn,
                   n * (w * C.corner + (a[0] + a[4])));
}
}  // namespace blocks

CONTENDER by_hand_product_blocks(matrix3 const* A, matrix3* G) { blocks::product(blocks::of(A->data()), G->data()); }
CONTENDER by_hand_cayley_hamilton_blocks(matrix3 const* A, matrix3* G) {
  blocks::cayley_hamilton(blocks::of(A->data()), A->data(), G->data());
}

// ---- robust: as matgrad, which scales a matrix whose determinant is not between 2⁻²⁰⁴ and 2²⁰⁴. Cayley–Hamilton is
// guarded against overflow, but not robust all the same: of diag(10⁻⁸, 1, 10⁸) it makes a last entry of −2·10⁻¹⁶ instead
// of −10⁻¹⁶, because terms of the size of 1 cancel. ----

static bool is_comfortable(double det) { return ((std::bit_cast<std::uint64_t>(det) >> 52 & 0x7ff) - 819) < 408; }
// (scaling by one power of two is enough here; matgrad scales every row and column)
[[gnu::noinline, gnu::cold]] static void with_care(void (*gradient)(matrix3 const*, matrix3*), matrix3 const* A,
                                                   matrix3* G) {
  double largest = 0;
  for (double x : A->values) largest = std::max(largest, std::abs(x));
  int const exponent = std::ilogb(largest);
  matrix3 scaled{};
  for (int k = 0; k < 9; ++k) scaled.values[k] = std::scalbn(A->values[k], -exponent);
  gradient(&scaled, G);
  for (double& x : G->values) x = std::scalbn(x, -2 * exponent);
}

CONTENDER by_hand_product_blocks_robust(matrix3 const* A, matrix3* G) {
  auto const C = blocks::of(A->data());
  if (!is_comfortable(C.det)) [[unlikely]]
    return with_care(by_hand_product_blocks, A, G);
  blocks::product(C, G->data());
}
CONTENDER by_hand_cayley_hamilton_blocks_guarded(matrix3 const* A, matrix3* G) {
  auto const C = blocks::of(A->data());
  if (!is_comfortable(C.det)) [[unlikely]]
    return with_care(by_hand_cayley_hamilton_blocks, A, G);
  blocks::cayley_hamilton(C, A->data(), G->data());
}

struct contender {
  char const* name;
  void (*call)(matrix3 const*, matrix3*);
};
static contender const contenders[] = {
    {"nothing", nothing},
    {"matgrad", by_matgrad},
    {"eigen", by_eigen},
    {"hand-product", by_hand_product},
    {"hand-product-sse2", by_hand_product_sse2},
    {"hand-cayley-hamilton", by_hand_cayley_hamilton},
    {"hand-cayley-hamilton-sse2", by_hand_cayley_hamilton_sse2},
    {"hand-product-blocks", by_hand_product_blocks},
    {"hand-cayley-hamilton-blocks", by_hand_cayley_hamilton_blocks},
    {"hand-cayley-hamilton-blocks-guarded", by_hand_cayley_hamilton_blocks_guarded},
    {"hand-product-blocks-robust", by_hand_product_blocks_robust},
};

static int check() {
  std::mt19937 random{1};
  std::uniform_real_distribution<double> entry{-1, 1};
  for (int round = 0; round < 1000; ++round) {
    matrix3 A{};
    for (int k = 0; k < 9; ++k) A.data()[k] = entry(random) + (k % 4 == 0 ? 2 : 0);
    matrix3 expected{};
    by_eigen(&A, &expected);
    double scale = 0;
    for (int k = 0; k < 9; ++k) scale = std::max(scale, std::abs(expected.data()[k]));
    for (auto const& one : contenders) {
      if (one.call == nothing) continue;
      matrix3 G{};
      one.call(&A, &G);
      for (int k = 0; k < 9; ++k)
        if (!(std::abs(G.data()[k] - expected.data()[k]) <= 1e-11 * scale)) {
          std::printf("%s: entry %d is %.17g instead of %.17g\n", one.name, k, G.data()[k], expected.data()[k]);
          return 1;
        }
    }
  }
  for (auto const& one : contenders) std::printf("%s\n", one.name);
  return 0;
}

int main(int argc, char** argv) {
  if (argc < 3) return check();
  matrix3 const A{2, 0.1, 0.2, 0.3, 3, 0.4, 0.5, 0.6, 4};
  matrix3 G{};
  for (auto const& one : contenders)
    if (std::strcmp(one.name, argv[1]) == 0) {
      for (long calls = std::atol(argv[2]); calls > 0; --calls) one.call(&A, &G);
      return 0;
    }
  return 2;
}
