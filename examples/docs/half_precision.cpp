// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#include <cstdio>

#include <matgrad/matgrad.hpp>
using namespace matgrad;

#if defined(__ARM_FP16_FORMAT_IEEE) || defined(__FLT16_MANT_DIG__)
// [half]
#ifdef __ARM_FP16_FORMAT_IEEE  // GCC for Arm: with -mfp16-format=ieee
using half = __fp16;
#else
using half = _Float16;
#endif

constexpr auto x = vector<"x", 3>;
constexpr auto C = matrix<"C", 3>;

struct sample {
  half rates[3];  // six bytes
};

/// Corrects what a sensor has said, where it stands.
void calibrate(sample& s, dense<float, 3, 3> const& correction) { (C * x).into(s.rates, C = correction, x = s.rates); }
// [end]

int main() {
  sample s{{half(1), half(-2), half(0.5F)}};
  calibrate(s, {2, 0, 0, 0, 1, 0, 0.5F, 0, 1});
  auto const length = squared_norm(x)(x = s.rates);
  static_assert(std::is_same_v<decltype(length), float const>);
  std::printf("%g, a number of four bytes\n", static_cast<double>(length));
  return s.rates[0] == half(2.25F) && s.rates[1] == half(-2) && length == 9.3125F ? 0 : 1;
}
#else
int main() { std::puts("this compiler has no numbers of half precision"); }
#endif
