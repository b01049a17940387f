// Small matrices in vector registers, by hand: what the "simd" contenders are made of.
//
// Everything is made of 2×2 matrices, each kept as its two diagonals: then products, adjugates and determinants need no
// broadcasts, only exchanges within pairs of lanes. A `quad` holds two of them side by side; a 4×4 matrix is two such
// couples, and larger ones are blocks of these.
#pragma once

#include <matgrad/kernels/dense.hpp>

#include <immintrin.h>

#include <type_traits>
#include <utility>

namespace bench::simd {

#define BENCH_INLINE [[gnu::always_inline]] inline

// ---- lanes ----

// Only what is written as one expression of vectors is fused into a multiply-add by clang: hence plus_product, minus_product.
#define BENCH_ARITHMETIC(type)                                                                                         \
  BENCH_INLINE friend type operator+(type a, type b) { return {a.x + b.x}; }                                           \
  BENCH_INLINE friend type operator-(type a, type b) { return {a.x - b.x}; }                                           \
  BENCH_INLINE friend type operator*(type a, type b) { return {a.x * b.x}; }                                           \
  BENCH_INLINE friend type operator-(type a) { return {-a.x}; }                                                        \
  BENCH_INLINE friend type plus_product(type c, type a, type b) { return {c.x + a.x * b.x}; }                          \
  BENCH_INLINE friend type minus_product(type c, type a, type b) { return {c.x - a.x * b.x}; }
#define BENCH_SHUFFLE(type, name, ...)                                                                                 \
  BENCH_INLINE friend type name(type a, type b) { return {__builtin_shufflevector(a.x, b.x, __VA_ARGS__)}; }

/// Lanes anywhere in memory. (Of a memcpy GCC makes two loads of integers at times.)
template<class Lanes>
struct in_memory_of {
  typedef Lanes type __attribute__((aligned(4), may_alias));
};
template<class Lanes>
using in_memory = typename in_memory_of<Lanes>::type;

/// Two numbers.
template<class T>
struct pair;

template<>
struct pair<double> {
  typedef double lanes __attribute__((vector_size(16)));
  lanes x;

  BENCH_INLINE static pair of(double a, double b) { return {lanes{a, b}}; }
  BENCH_INLINE static pair all(double a) { return {lanes{a, a}}; }
  BENCH_INLINE static pair load(double const* p) { return {*reinterpret_cast<in_memory<lanes> const*>(p)}; }
  BENCH_INLINE void store(double* p) const { *reinterpret_cast<in_memory<lanes>*>(p) = x; }
  BENCH_INLINE double operator[](int k) const { return x[k]; }

  BENCH_ARITHMETIC(pair)
  BENCH_INLINE friend pair swapped(pair a) { return {__builtin_shufflevector(a.x, a.x, 1, 0)}; }
  BENCH_SHUFFLE(pair, lanes01, 0, 3)  // (a₀, b₁)
  BENCH_SHUFFLE(pair, lanes10, 1, 2)  // (a₁, b₀)
  BENCH_SHUFFLE(pair, lanes00, 0, 2)
  BENCH_SHUFFLE(pair, lanes11, 1, 3)
};

template<>
struct pair<float> {  // the lower half of a register: the compilers' vectors of eight bytes are slower
  typedef float lanes __attribute__((vector_size(16)));
  typedef double halves __attribute__((vector_size(16)));
  lanes x;

  BENCH_INLINE static pair of(float a, float b) { return {lanes{a, b, a, b}}; }
  BENCH_INLINE static pair all(float a) { return {lanes{a, a, a, a}}; }
  BENCH_INLINE static pair load(float const* p) {
    double two;
    __builtin_memcpy(&two, p, sizeof two);
    return {(lanes)(halves{two, 0})};
  }
  BENCH_INLINE void store(float* p) const {
    double const two = ((halves)x)[0];
    __builtin_memcpy(p, &two, sizeof two);
  }
  BENCH_INLINE float operator[](int k) const { return x[k]; }

  BENCH_ARITHMETIC(pair)
  BENCH_INLINE friend pair swapped(pair a) { return {__builtin_shufflevector(a.x, a.x, 1, 0, 3, 2)}; }
  BENCH_SHUFFLE(pair, lanes01, 0, 5, 6, 7)
  BENCH_SHUFFLE(pair, lanes10, 1, 4, 3, 6)
  BENCH_SHUFFLE(pair, lanes00, 0, 4, 1, 5)
  BENCH_SHUFFLE(pair, lanes11, 1, 5, 3, 7)
};

template<class T>
BENCH_INLINE T sum(pair<T> a) {
  return a[0] + a[1];
}

/// Two pairs, low and high.
template<class T>
struct quad;

template<>
struct quad<float> {  // a register of SSE
  typedef float lanes __attribute__((vector_size(16)));
  lanes x;

  BENCH_INLINE static quad of(pair<float> a, pair<float> b) { return {__builtin_shufflevector(a.x, b.x, 0, 1, 4, 5)}; }
  BENCH_INLINE static quad all(float a) { return {lanes{a, a, a, a}}; }
  BENCH_INLINE static quad load(float const* p) { return {*reinterpret_cast<in_memory<lanes> const*>(p)}; }
  BENCH_INLINE void store(float* p) const { *reinterpret_cast<in_memory<lanes>*>(p) = x; }
  BENCH_INLINE pair<float> low() const { return {x}; }
  BENCH_INLINE pair<float> high() const { return {__builtin_shufflevector(x, x, 2, 3, 2, 3)}; }

  BENCH_ARITHMETIC(quad)
  BENCH_INLINE friend quad swapped(quad a) { return {__builtin_shufflevector(a.x, a.x, 1, 0, 3, 2)}; }
  BENCH_INLINE friend quad crossed(quad a) { return {__builtin_shufflevector(a.x, a.x, 2, 3, 0, 1)}; }
  BENCH_SHUFFLE(quad, lanes01, 0, 5, 2, 7)
  BENCH_SHUFFLE(quad, lanes10, 1, 4, 3, 6)
  BENCH_SHUFFLE(quad, lanes00, 0, 4, 2, 6)
  BENCH_SHUFFLE(quad, lanes11, 1, 5, 3, 7)
  BENCH_SHUFFLE(quad, low_low, 0, 1, 4, 5)
  BENCH_SHUFFLE(quad, high_high, 2, 3, 6, 7)
  BENCH_SHUFFLE(quad, low_high, 0, 1, 6, 7)
};

#ifdef __AVX__
template<>
struct quad<double> {  // a register of AVX
  typedef double lanes __attribute__((vector_size(32)));
  lanes x;

  BENCH_INLINE static quad of(pair<double> a, pair<double> b) {
    return {__builtin_shufflevector(a.x, b.x, 0, 1, 2, 3)};
  }
  BENCH_INLINE static quad all(double a) { return {lanes{a, a, a, a}}; }
  BENCH_INLINE static quad load(double const* p) { return {*reinterpret_cast<in_memory<lanes> const*>(p)}; }
  BENCH_INLINE void store(double* p) const { *reinterpret_cast<in_memory<lanes>*>(p) = x; }
  BENCH_INLINE pair<double> low() const { return {__builtin_shufflevector(x, x, 0, 1)}; }
  BENCH_INLINE pair<double> high() const { return {__builtin_shufflevector(x, x, 2, 3)}; }

  BENCH_ARITHMETIC(quad)
  BENCH_INLINE friend quad swapped(quad a) { return {__builtin_shufflevector(a.x, a.x, 1, 0, 3, 2)}; }
  BENCH_INLINE friend quad crossed(quad a) { return {__builtin_shufflevector(a.x, a.x, 2, 3, 0, 1)}; }
  BENCH_SHUFFLE(quad, lanes01, 0, 5, 2, 7)
  BENCH_SHUFFLE(quad, lanes10, 1, 4, 3, 6)
  BENCH_SHUFFLE(quad, lanes00, 0, 4, 2, 6)
  BENCH_SHUFFLE(quad, lanes11, 1, 5, 3, 7)
  BENCH_SHUFFLE(quad, low_low, 0, 1, 4, 5)
  BENCH_SHUFFLE(quad, high_high, 2, 3, 6, 7)
  BENCH_INLINE friend quad low_high(quad a, quad b) {
    return {_mm256_blend_pd(a.x, b.x, 0b1100)};  // GCC makes the slower vperm2f128 of the shuffle
  }
};
#else
template<>
struct quad<double> {  // two registers of SSE
  pair<double> l, h;

  BENCH_INLINE static quad of(pair<double> a, pair<double> b) { return {a, b}; }
  BENCH_INLINE static quad all(double a) { return {pair<double>::all(a), pair<double>::all(a)}; }
  BENCH_INLINE static quad load(double const* p) { return {pair<double>::load(p), pair<double>::load(p + 2)}; }
  BENCH_INLINE void store(double* p) const { l.store(p), h.store(p + 2); }
  BENCH_INLINE pair<double> low() const { return l; }
  BENCH_INLINE pair<double> high() const { return h; }

  BENCH_INLINE friend quad operator-(quad a) { return {-a.l, -a.h}; }
  BENCH_INLINE friend quad plus_product(quad c, quad a, quad b) {
    return {plus_product(c.l, a.l, b.l), plus_product(c.h, a.h, b.h)};
  }
  BENCH_INLINE friend quad minus_product(quad c, quad a, quad b) {
    return {minus_product(c.l, a.l, b.l), minus_product(c.h, a.h, b.h)};
  }
#define BENCH_BOTH(name)                                                                                               \
  BENCH_INLINE friend quad name(quad a, quad b) { return {name(a.l, b.l), name(a.h, b.h)}; }
  BENCH_BOTH(operator+)
  BENCH_BOTH(operator-)
  BENCH_BOTH(operator*)
  BENCH_BOTH(lanes01)
  BENCH_BOTH(lanes10)
  BENCH_BOTH(lanes00)
  BENCH_BOTH(lanes11)
#undef BENCH_BOTH
  BENCH_INLINE friend quad swapped(quad a) { return {swapped(a.l), swapped(a.h)}; }
  BENCH_INLINE friend quad crossed(quad a) { return {a.h, a.l}; }
  BENCH_INLINE friend quad low_high(quad a, quad b) { return {a.l, b.h}; }
  BENCH_INLINE friend quad low_low(quad a, quad b) { return {a.l, b.l}; }
  BENCH_INLINE friend quad high_high(quad a, quad b) { return {a.h, b.h}; }
};
#endif

/// b, and a / b, where all lanes of b are the same.
template<class T>
BENCH_INLINE pair<T> quotient(T a, pair<T> b) {
  return {a / b.x};
}
BENCH_INLINE quad<float> same_lanes(quad<float> b) { return b; }
BENCH_INLINE quad<float> quotient(float a, quad<float> b) { return {a / b.x}; }
#ifdef __AVX__
BENCH_INLINE quad<double> same_lanes(quad<double> b) { return b; }
BENCH_INLINE quad<double> quotient(double a, quad<double> b) { return {a / b.x}; }
#else  // the higher register is not computed
BENCH_INLINE quad<double> same_lanes(quad<double> b) { return {b.l, b.l}; }
BENCH_INLINE quad<double> quotient(double a, quad<double> b) { return {{a / b.l.x}, {a / b.l.x}}; }
#endif

/// The sums of the four lanes of a, b, c and d; of the two of a and b.
template<class T>
BENCH_INLINE pair<T> sums(pair<T> a, pair<T> b) {
  return lanes00(a, b) + lanes11(a, b);
}
template<class T>
BENCH_INLINE quad<T> sums(quad<T> const& a, quad<T> const& b, quad<T> const& c, quad<T> const& d) {
#ifdef __AVX__
  if constexpr (sizeof(T) == 8) {
    auto const ab = _mm256_hadd_pd(a.x, b.x), cd = _mm256_hadd_pd(c.x, d.x);
    return {_mm256_blend_pd(ab, cd, 0b1100) + _mm256_permute2f128_pd(ab, cd, 0x21)};
  } else {
    return {_mm_hadd_ps(_mm_hadd_ps(a.x, b.x), _mm_hadd_ps(c.x, d.x))};
  }
#else
  if constexpr (sizeof(T) == 8) {
    return {sums(a.l + a.h, b.l + b.h), sums(c.l + c.h, d.l + d.h)};
  } else {
    auto const ab = lanes00(a, b) + lanes11(a, b), cd = lanes00(c, d) + lanes11(c, d);
    return low_low(ab, cd) + high_high(ab, cd);
  }
#endif
}

// ---- 2×2 matrices: one in pairs, or two side by side in quads ----

/// d = (a₀₀, a₁₁) and o = (a₁₀, a₀₁).
template<class Lanes>
struct small {
  Lanes d, o;

  BENCH_INLINE friend small operator+(small const& A, small const& B) { return {A.d + B.d, A.o + B.o}; }
  BENCH_INLINE friend small operator-(small const& A, small const& B) { return {A.d - B.d, A.o - B.o}; }
  BENCH_INLINE friend small operator-(small const& A) { return {-A.d, -A.o}; }
  BENCH_INLINE friend small operator*(Lanes const& r, small const& A) { return {r * A.d, r * A.o}; }
  BENCH_INLINE friend small operator*(small const& A, small const& B) {
    return {plus_product(A.d * B.d, swapped(A.o), B.o), plus_product(A.o * B.d, swapped(A.d), B.o)};
  }
  /// C + AB, C − AB
  BENCH_INLINE friend small plus_product(small const& C, small const& A, small const& B) {
    return {plus_product(plus_product(C.d, A.d, B.d), swapped(A.o), B.o),
            plus_product(plus_product(C.o, A.o, B.d), swapped(A.d), B.o)};
  }
  BENCH_INLINE friend small minus_product(small const& C, small const& A, small const& B) {
    return {minus_product(minus_product(C.d, A.d, B.d), swapped(A.o), B.o),
            minus_product(minus_product(C.o, A.o, B.d), swapped(A.d), B.o)};
  }
  /// A². Fewer multiplications than A A: the other diagonal is o tr(A).
  BENCH_INLINE friend small square(small const& A) {
    return {plus_product(A.d * A.d, swapped(A.o), A.o), A.o * (A.d + swapped(A.d))};
  }

  /// adj(A) B
  BENCH_INLINE friend small adjugate_times(small const& A, small const& B) {
    return {minus_product(swapped(A.d) * B.d, swapped(A.o), B.o), minus_product(A.d * B.o, A.o, B.d)};
  }
  BENCH_INLINE friend small adjugate(small const& A) { return {swapped(A.d), -A.o}; }
  BENCH_INLINE friend small transpose(small const& A) { return {A.d, swapped(A.o)}; }
  /// In every lane of a pair.
  BENCH_INLINE friend Lanes determinant(small const& A) { return minus_product(A.d * swapped(A.d), A.o, swapped(A.o)); }
  BENCH_INLINE friend small crossed(small const& A) { return {crossed(A.d), crossed(A.o)}; }
};

/// A v
template<class Lanes>
BENCH_INLINE Lanes times(small<Lanes> const& A, Lanes const& v) {
  return plus_product(swapped(A.o * v), A.d, v);
}
/// u + A v
template<class Lanes>
BENCH_INLINE Lanes plus_times(Lanes const& u, small<Lanes> const& A, Lanes const& v) {
  return plus_product(plus_product(u, A.d, v), swapped(A.o), swapped(v));
}
/// A + v wᵀ, A − v wᵀ
template<class Lanes>
BENCH_INLINE small<Lanes> plus_outer(small<Lanes> const& A, Lanes const& v, Lanes const& w) {
  return {plus_product(A.d, v, w), plus_product(A.o, swapped(v), w)};
}
template<class Lanes>
BENCH_INLINE small<Lanes> minus_outer(small<Lanes> const& A, Lanes const& v, Lanes const& w) {
  return {minus_product(A.d, v, w), minus_product(A.o, swapped(v), w)};
}
template<class T>
using one = small<pair<T>>;
template<class T>
using couple = small<quad<T>>;

template<class T>
BENCH_INLINE one<T> low(couple<T> const& A) {
  return {A.d.low(), A.o.low()};
}
template<class T>
BENCH_INLINE one<T> high(couple<T> const& A) {
  return {A.d.high(), A.o.high()};
}
template<class T>
BENCH_INLINE couple<T> twice(one<T> const& A) {
  return {quad<T>::of(A.d, A.d), quad<T>::of(A.o, A.o)};
}

template<class T>
BENCH_INLINE couple<T> beside(one<T> const& A, one<T> const& B) {
  return {quad<T>::of(A.d, B.d), quad<T>::of(A.o, B.o)};
}

// from and to columns

template<class Lanes>
BENCH_INLINE small<Lanes> from_columns(Lanes const& c0, Lanes const& c1) {
  return {lanes01(c0, c1), lanes10(c0, c1)};
}
template<class Lanes, class T>
BENCH_INLINE void to_columns(small<Lanes> const& A, T* c0, T* c1) {
  lanes00(A.d, A.o).store(c0);
  lanes11(A.o, A.d).store(c1);
}
template<class Lanes, class T>
BENCH_INLINE void to_rows(small<Lanes> const& A, T* c0, T* c1) {  // the transposes, in columns
  lanes01(A.d, A.o).store(c0);
  lanes01(A.o, A.d).store(c1);
}

// ---- 3×3 matrices [K c; r τ] in pairs ----

template<class T>
struct block3 {
  one<T> K;
  pair<T> c, r;
  T corner;

  BENCH_INLINE static block3 load(T const* a) {
    return {{pair<T>::of(a[0], a[4]), pair<T>::of(a[1], a[3])}, pair<T>::of(a[6], a[7]), pair<T>::of(a[2], a[5]), a[8]};
  }
  BENCH_INLINE void store(T* g) const { transpose(*this).store_transposed(g); }
  BENCH_INLINE void store_transposed(T* g) const {
    g[0] = K.d[0], g[4] = K.d[1];
    g[3] = K.o[0], g[1] = K.o[1];
    g[2] = c[0], g[5] = c[1];
    g[6] = r[0], g[7] = r[1];
    g[8] = corner;
  }
  BENCH_INLINE friend block3 operator*(T s, block3 const& A) {
    auto const ss = pair<T>::all(s);
    return {{ss * A.K.d, ss * A.K.o}, ss * A.c, ss * A.r, s * A.corner};
  }
  BENCH_INLINE friend block3 transpose(block3 const& A) { return {transpose(A.K), A.r, A.c, A.corner}; }
  BENCH_INLINE friend block3 operator+(block3 const& A, block3 const& B) {
    return {A.K + B.K, A.c + B.c, A.r + B.r, A.corner + B.corner};
  }
  BENCH_INLINE friend block3 operator*(block3 const& A, block3 const& B) {
    auto const inner = A.r * B.c;
    return {plus_outer(A.K * B.K, A.c, B.r), plus_product(times(A.K, B.c), A.c, pair<T>::all(B.corner)),
            plus_product(times(transpose(B.K), A.r), B.r, pair<T>::all(A.corner)),
            A.corner * B.corner + (inner[0] + inner[1])};
  }
  /// [K² + c r  (K + τ I) c; r (K + τ I)  r c + τ²]
  BENCH_INLINE friend block3 square(block3 const& A) {
    auto const products = A.c * A.r, trace = A.K.d + swapped(A.K.d), shifted = A.K.d + pair<T>::all(A.corner);
    auto const o_swapped = swapped(A.K.o), c_swapped = swapped(A.c);
    return {{plus_product(A.K.d * A.K.d, A.K.o, o_swapped) + products, plus_product(A.K.o * trace, c_swapped, A.r)},
            plus_product(A.c * shifted, c_swapped, o_swapped),
            plus_product(A.r * shifted, swapped(A.r), A.K.o),
            A.corner * A.corner + products[0] + products[1]};
  }
};

/// adj(A) = [τ adj(K) − adj(c r)  −adj(K) c; −r adj(K)  |K|]
template<class T>
struct adjugate3 {
  block3<T> M;
  T det;

  BENCH_INLINE static adjugate3 of(T const* a) {
    auto const A = block3<T>::load(a);
    auto const crossed = swapped(A.K.d), tau = pair<T>::all(A.corner), c_swapped = swapped(A.c),
               r_swapped = swapped(A.r);
    auto const c = minus_product(swapped(A.K.o * A.c), crossed, A.c);
    T const corner = a[0] * a[4] - a[1] * a[3];  // from memory: cheaper than out of the lanes
    auto const expanded = A.r * c;
    return {{{minus_product(crossed * tau, r_swapped, c_swapped), minus_product(A.r * c_swapped, A.K.o, tau)},
             c,
             minus_product(A.K.o * r_swapped, crossed, A.r),
             corner},
            expanded[0] + expanded[1] + A.corner * corner};
  }
};

// ---- 4×4 matrices [X Y; Z W] ----

template<class T>
struct block4 {
  couple<T> xw, yz;  // X beside W, Y beside Z

  BENCH_INLINE static block4 load(T const* p, int stride) {
    auto const left = from_columns(quad<T>::load(p), quad<T>::load(p + stride));
    auto const right = from_columns(quad<T>::load(p + 2 * stride), quad<T>::load(p + 3 * stride));
    return {{low_high(left.d, right.d), low_high(left.o, right.o)},
            {low_high(right.d, left.d), low_high(right.o, left.o)}};
  }
  BENCH_INLINE void store(T* p, int stride) const {
    couple<T> const left{low_high(xw.d, yz.d), low_high(xw.o, yz.o)}, right{low_high(yz.d, xw.d), low_high(yz.o, xw.o)};
    to_columns(left, p, p + stride);
    to_columns(right, p + 2 * stride, p + 3 * stride);
  }
  BENCH_INLINE void store_transposed(T* p, int stride) const {
    couple<T> const left{low_low(xw.d, yz.d), low_low(xw.o, yz.o)}, right{high_high(yz.d, xw.d), high_high(yz.o, xw.o)};
    to_rows(left, p, p + stride);
    to_rows(right, p + 2 * stride, p + 3 * stride);
  }

  BENCH_INLINE friend block4 transpose(block4 const& A) { return {transpose(A.xw), crossed(transpose(A.yz))}; }
  BENCH_INLINE friend block4 operator+(block4 const& A, block4 const& B) { return {A.xw + B.xw, A.yz + B.yz}; }
  BENCH_INLINE friend block4 operator-(block4 const& A) { return {-A.xw, -A.yz}; }
  BENCH_INLINE friend block4 operator*(quad<T> r, block4 const& A) { return {r * A.xw, r * A.yz}; }
  BENCH_INLINE friend block4 operator*(block4 const& A, block4 const& B) {
    return {plus_product(A.xw * B.xw, A.yz, crossed(B.yz)), plus_product(A.xw * B.yz, A.yz, crossed(B.xw))};
  }
  BENCH_INLINE friend block4 plus_product(block4 const& C, block4 const& A, block4 const& B) {
    return {plus_product(plus_product(C.xw, A.xw, B.xw), A.yz, crossed(B.yz)),
            plus_product(plus_product(C.yz, A.xw, B.yz), A.yz, crossed(B.xw))};
  }
  BENCH_INLINE friend block4 minus_product(block4 const& C, block4 const& A, block4 const& B) {
    return {minus_product(minus_product(C.xw, A.xw, B.xw), A.yz, crossed(B.yz)),
            minus_product(minus_product(C.yz, A.xw, B.yz), A.yz, crossed(B.xw))};
  }
  /// [X² + YZ, XY + YW; ZX + WZ, W² + ZY]
  BENCH_INLINE friend block4 square(block4 const& A) {
    return {plus_product(square(A.xw), A.yz, crossed(A.yz)), plus_product(A.xw * A.yz, A.yz, crossed(A.xw))};
  }
};

/// The adjugate and the determinant, by 2×2 blocks: with A = [X Y; Z W], P = adj(X) Y, Q = adj(W) Z
///     adj(A) = [adj(|W| X − Y Q)       adj(|Y| Z − W adj(P))]
///              [adj(|Z| Y − X adj(Q))  adj(|X| W − Z P)     ]      |A| = |X||W| + |Y||Z| − tr(PQ)
template<class T>
struct adjugate4 {
  block4<T> M;
  quad<T> det;  // in all lanes

  BENCH_INLINE static adjugate4 of(block4<T> const& A) {
    auto const PQ = adjugate_times(A.xw, A.yz), QP = crossed(PQ);
    auto const xw_dets = determinant(A.xw), yz_dets = determinant(A.yz);
    auto const wx = crossed(A.xw), zy = crossed(A.yz);
    auto const wx_dets = crossed(xw_dets), P_swapped = swapped(PQ.d);
    // what adj is taken of, d as it is and o negated
    couple<T> const xw{minus_product(minus_product(wx_dets * A.xw.d, A.yz.d, QP.d), swapped(A.yz.o), QP.o),
                       minus_product(plus_product(A.yz.o * QP.d, swapped(A.yz.d), QP.o), wx_dets, A.xw.o)};
    couple<T> const yz{plus_product(minus_product(yz_dets * zy.d, wx.d, P_swapped), swapped(wx.o), PQ.o),
                       minus_product(minus_product(wx.o * P_swapped, swapped(wx.d), PQ.o), yz_dets, zy.o)};
    auto const products = plus_product(PQ.d * QP.d, swapped(PQ.o), QP.o);
    auto const trace = products + swapped(products);
    auto const det = same_lanes(plus_product(xw_dets * wx_dets, yz_dets, crossed(yz_dets)) - trace);
    return {{{swapped(xw.d), xw.o}, {swapped(yz.d), yz.o}}, det};
  }
};

/// Σ aᵢⱼ²: |det(A)| is at most the square of a quarter of it.
template<class Lanes>
BENCH_INLINE Lanes squares(small<Lanes> const& A) {
  return plus_product(A.d * A.d, A.o, A.o);
}
template<class T>
BENCH_INLINE quad<T> squares(block4<T> const& A) {
  return squares(A.xw) + squares(A.yz);
}
template<class T>
BENCH_INLINE T sum(quad<T> const& a) {
  return sum(a.low() + a.high());
}

/// Whether the adjugate over the determinant is as accurate as elimination with pivoting, give or take two digits, and nothing
/// overflowed: the determinant is not small for the size of the entries.
template<class T>
BENCH_INLINE bool is_safe(T det, T squares) {
  constexpr T least = sizeof(T) == 4 ? T(1e-7) : T(1e-60);
  T const most = squares * squares;
  return (det < 0 ? -det : det) * T{65536} > most && most > least && most < 1 / least;
}

/// The same for a 2×2 matrix.
template<class T>
BENCH_INLINE bool is_safe2(T det, T squares) {
  constexpr T least = sizeof(T) == 4 ? T(1e-7) : T(1e-60);
  return (det < 0 ? -det : det) * T{1024} > squares && squares > least && squares < 1 / least;
}

/// A⁻¹ of a 4×4 matrix.
template<class T>
struct inverse4 {
  block4<T> Y;
  T det;

  BENCH_INLINE static inverse4 of(block4<T> const& A) {
    auto const [M, det] = adjugate4<T>::of(A);
    return {quotient(T(1), det) * M, det.low()[0]};
  }
};

// ---- 6×6 matrices [P q; r S], of which P is 4×4 ----

template<class T>
struct block6 {
  block4<T> P;
  couple<T> q;  // upper half beside lower half
  couple<T> r;  // left half beside right half
  one<T> S;

  BENCH_INLINE static block6 load(T const* p) {
    auto corner = [](T const* a) { return from_columns(pair<T>::load(a), pair<T>::load(a + 6)); };
    return {block4<T>::load(p, 6), from_columns(quad<T>::load(p + 24), quad<T>::load(p + 30)),
            beside(corner(p + 4), corner(p + 16)), corner(p + 28)};
  }
  BENCH_INLINE void store(T* p) const {
    P.store(p, 6);
    to_columns(q, p + 24, p + 30);
    to_columns(low(r), p + 4, p + 10);
    to_columns(high(r), p + 16, p + 22);
    to_columns(S, p + 28, p + 34);
  }
  BENCH_INLINE void store_transposed(T* p) const {
    P.store_transposed(p, 6);
    auto const r_transposed = transpose(r);
    to_columns(r_transposed, p + 24, p + 30);
    to_rows(low(q), p + 4, p + 10);
    to_rows(high(q), p + 16, p + 22);
    to_rows(S, p + 28, p + 34);
  }
};

// P q, r P, r q and q r
template<class T>
BENCH_INLINE couple<T> times_tall(block4<T> const& P, couple<T> const& q) {
  return plus_product(P.xw * q, P.yz, crossed(q));
}
template<class T>
BENCH_INLINE couple<T> wide_times(couple<T> const& r, block4<T> const& P) {
  return plus_product(r * P.xw, crossed(r), crossed(P.yz));
}
template<class T>
BENCH_INLINE one<T> inner(couple<T> const& r, couple<T> const& q) {
  auto const both = r * q;
  return low(both) + high(both);
}
template<class T>
BENCH_INLINE block4<T> minus_outer(block4<T> const& P, couple<T> const& q, couple<T> const& r) {
  return {minus_product(P.xw, q, r), minus_product(P.yz, q, crossed(r))};
}

template<class T>
BENCH_INLINE block4<T> plus_outer(block4<T> const& P, couple<T> const& q, couple<T> const& r) {
  return {plus_product(P.xw, q, r), plus_product(P.yz, q, crossed(r))};
}
template<class T>
BENCH_INLINE block6<T> operator*(block6<T> const& A, block6<T> const& B) {
  return {plus_outer(A.P * B.P, A.q, B.r), plus_product(times_tall(A.P, B.q), A.q, twice<T>(B.S)),
          plus_product(wide_times(A.r, B.P), twice<T>(A.S), B.r), plus_product(inner<T>(A.r, B.q), A.S, B.S)};
}
template<class T>
BENCH_INLINE block6<T> operator+(block6<T> const& A, block6<T> const& B) {
  return {A.P + B.P, A.q + B.q, A.r + B.r, A.S + B.S};
}
template<class T>
BENCH_INLINE block6<T> transpose(block6<T> const& A) {
  return {transpose(A.P), transpose(A.r), transpose(A.q), transpose(A.S)};
}

/// With u = P⁻¹q and E = (S − ru)⁻¹, as for 8×8 below.
template<class T>
struct inverse6 {
  block6<T> Y;
  bool safe;

  BENCH_INLINE static inverse6 of(block6<T> const& A) {
    auto const [P_inverse, P_det] = inverse4<T>::of(A.P);
    auto const u = times_tall(P_inverse, A.q);
    auto const D = A.S - inner(A.r, u);
    T const D_det = determinant(D)[0];
    auto const E = pair<T>::all(1 / D_det) * adjugate(D);
    auto const minus_E = twice<T>(-E);
    auto const minus_Erp = minus_E * wide_times(A.r, P_inverse);
    auto const squares_of_A = sum<T>(squares(A.P) + squares(A.q) + squares(A.r)) + sum(squares(A.S));  // of 36 entries
    bool const safe = is_safe(P_det, T(4) / 9 * squares_of_A) && is_safe2(D_det, sum(squares(D)));
    return {{minus_outer(P_inverse, u, minus_Erp), u * minus_E, minus_Erp, E}, safe};
  }
};

// ---- 4×4 matrices and vectors ----

template<class T>
BENCH_INLINE quad<T> operator*(block4<T> const& A, quad<T> const& v) {
  auto const w = crossed(v);
  return plus_product(plus_product(swapped(plus_product(A.xw.o * v, A.yz.o, w)), A.xw.d, v), A.yz.d, w);
}
/// A − v wᵀ
template<class T>
BENCH_INLINE block4<T> minus_outer(block4<T> const& A, quad<T> const& v, quad<T> const& w) {
  return {minus_outer(A.xw, v, w), minus_outer(A.yz, v, crossed(w))};
}

// ---- positive definite matrices of any even size, in 2×2 blocks ----

/// Written out: f(0), …, f(n − 1), with constants.
template<int n, class F>
BENCH_INLINE void for_each(F&& f) {
  [&]<int... k>(std::integer_sequence<int, k...>) __attribute__((always_inline)) {
    (f(std::integral_constant<int, k>{}), ...);
  }
  (std::make_integer_sequence<int, n>{});
}

/// The lower half, block by block.
template<class T, int n>
struct symmetric_blocks {
  static constexpr int m = n / 2;
  one<T> block[m][m];

  BENCH_INLINE static symmetric_blocks load(T const* p) {
    symmetric_blocks S;
    for_each<m>([&](auto j) __attribute__((always_inline)) {
      for_each<m - j>([&](auto l) __attribute__((always_inline)) {
        T const* const corner = p + 2 * (j + l) + 2 * j * n;
        S.block[j + l][j] = from_columns(pair<T>::load(corner), pair<T>::load(corner + n));
      });
    });
    return S;
  }
  /// Block (i, j) of either half.
  template<int i, int j>
  BENCH_INLINE one<T> at() const {
    if constexpr (i >= j) return block[i][j];
    else return transpose(block[j][i]);
  }

  /// Makes −S⁻¹ of S, pivot by pivot: P becomes −P⁻¹, what stands beside it V = R P⁻¹, and the rest loses V Rᵀ. Whether all pivots
  /// were well conditioned: their explicit inverses are then as accurate as elimination.
  BENCH_INLINE bool sweep() {
    bool safe = true;
    for_each<m>([&](auto k) __attribute__((always_inline)) {
      auto const det = determinant(block[k][k]), trace = block[k][k].d + swapped(block[k][k].d);
      safe = safe && det[0] * T{1024} > trace[0] * trace[0];
      auto const inverse = quotient(T(1), det) * adjugate(block[k][k]);
      one<T> R[m], V[m];
      for_each<m>([&](auto i) __attribute__((always_inline)) {
        if constexpr (i != k) {
          R[i] = at<i, k>();
          V[i] = R[i] * inverse;
        }
      });
      for_each<m>([&](auto j) __attribute__((always_inline)) {
        for_each<m - j>([&](auto l) __attribute__((always_inline)) {
          constexpr int i = j + l;
          if constexpr (i == k && j == k) block[i][j] = -inverse;
          else if constexpr (j == k) block[i][j] = V[i];
          else if constexpr (i == k) block[i][j] = transpose(V[j]);
          else block[i][j] = minus_product(block[i][j], V[i], transpose(R[j]));
        });
      });
    });
    return safe;
  }
};

// ---- 8×8 matrices in 4×4 blocks [P Q; R S] ----

template<class T>
struct block8 {
  block4<T> P, Q, R, S;

  BENCH_INLINE static block8 load(T const* p) {
    return {block4<T>::load(p, 8), block4<T>::load(p + 32, 8), block4<T>::load(p + 4, 8), block4<T>::load(p + 36, 8)};
  }
  BENCH_INLINE void store(T* p) const { P.store(p, 8), R.store(p + 4, 8), Q.store(p + 32, 8), S.store(p + 36, 8); }
  BENCH_INLINE void store_transposed(T* p) const {
    P.store_transposed(p, 8), Q.store_transposed(p + 4, 8), R.store_transposed(p + 32, 8),
        S.store_transposed(p + 36, 8);
  }
};

template<class T>
BENCH_INLINE block8<T> operator*(block8<T> const& A, block8<T> const& B) {
  return {plus_product(A.P * B.P, A.Q, B.R), plus_product(A.P * B.Q, A.Q, B.S), plus_product(A.R * B.P, A.S, B.R),
          plus_product(A.R * B.Q, A.S, B.S)};
}
template<class T>
BENCH_INLINE block8<T> transpose(block8<T> const& A) {
  return {transpose(A.P), transpose(A.R), transpose(A.Q), transpose(A.S)};
}
template<class T>
BENCH_INLINE block8<T> operator+(block8<T> const& A, block8<T> const& B) {
  return {A.P + B.P, A.Q + B.Q, A.R + B.R, A.S + B.S};
}

/// With U = P⁻¹Q and E = (S − RU)⁻¹:  A⁻¹ = [P⁻¹ + U E R P⁻¹   −U E]
///                                           [    −E R P⁻¹        E ]
template<class T>
struct inverse8 {
  block8<T> Y;
  bool safe;

  BENCH_INLINE static inverse8 of(block8<T> const& A) {
    auto const [P_inverse, P_det] = inverse4<T>::of(A.P);
    auto const U = P_inverse * A.Q;
    auto const D = minus_product(A.S, A.R, U);
    auto const [E, D_det] = inverse4<T>::of(D);
    auto const minus_ERP = -E * (A.R * P_inverse);
    T const squares_of_A = sum<T>(squares(A.P) + squares(A.Q) + squares(A.R) + squares(A.S));  // of 64 entries
    bool const safe = is_safe(P_det, T(0.25) * squares_of_A) && is_safe(D_det, sum<T>(squares(D)));
    return {{minus_product(P_inverse, U, minus_ERP), -U * E, minus_ERP, E}, safe};
  }
};

}  // namespace bench::simd
