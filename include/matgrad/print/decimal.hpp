// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
#pragma once

namespace matgrad {

/// The shortest decimal of at most 17 digits that gives the same double back.
template<class Text>
constexpr void put_decimal(Text& out, double x, bool is_cpp) {
  auto put = [&](char const* s) {
    for (; *s != 0; ++s) out.push_back(*s);
  };
  if (x != x) return put("NaN");
  if (x < 0) put("-"), x = -x;
  if (x > 1.7976931348623157e308) return put("inf");
  if (x == 0) return put(is_cpp ? "0.0" : "0");
  int exponent = 0;  // x = m 10^exponent, 1 ≤ m < 10
  auto m = static_cast<long double>(x);
  while (m >= 10) m /= 10, ++exponent;
  while (m < 1) m *= 10, --exponent;
  long long digits = 0;
  int count = 1;
  for (long double scale = 1; count <= 17; ++count, scale *= 10) {
    digits = static_cast<long long>(m * scale + 0.5L);
    long double back = static_cast<long double>(digits) / scale;
    for (int k = 0; k < exponent; ++k) back *= 10;
    for (int k = 0; k > exponent; --k) back /= 10;
    if (static_cast<double>(back) == x) break;
  }
  if (count > 17) count = 17;
  long long limit = 1;
  for (int k = 0; k < count; ++k) limit *= 10;
  if (digits == limit) {  // 9.99… was rounded up
    digits /= 10;
    ++exponent;
  }
  char shown[20]{};
  for (int k = count - 1; k >= 0; --k, digits /= 10) shown[k] = static_cast<char>('0' + digits % 10);
  bool scientific = exponent > 15 || exponent < -5;
  int point = scientific ? 1 : exponent + 1;
  for (int k = point; k <= 0; ++k) k == point ? put("0.") : put("0");
  for (int k = 0; k < count || k < point; ++k) {
    if (k == point && k > 0) put(".");
    out.push_back(k < count ? shown[k] : '0');
  }
  if (is_cpp && !scientific && count <= point) put(".0");
  if (!scientific) return;
  put(exponent < 0 ? "e-" : "e");
  if (exponent < 0) exponent = -exponent;
  if (exponent >= 100) out.push_back(static_cast<char>('0' + exponent / 100));
  if (exponent >= 10) out.push_back(static_cast<char>('0' + exponent / 10 % 10));
  out.push_back(static_cast<char>('0' + exponent % 10));
}

}  // namespace matgrad
