// Copyright the matgrad authors. Distributed under the Boost Software License, Version 1.0.
//
// The filter of attitude.hpp as one writes it who has derived the Jacobians: straight-line code, one half of what is symmetric,
// and what is equal computed once.
#pragma once

namespace by_hand {

struct estimate {
  float g0 = 0, g1 = 0, g2 = 0;                                         // the attitude,
  float p00 = 0.1F, p01 = 0, p02 = 0, p11 = 0.1F, p12 = 0, p22 = 0.1F;  // and its covariance
};

// F = A/n with A = I − [u]ₓ + t uᵀ and n = 1 − gᵀu, and t the attitude afterwards
inline void predict(estimate& x, float const (&u)[3], float Q) {
  auto& [g0, g1, g2, p00, p01, p02, p11, p12, p22] = x;
  float const over_n = 1 / (1 - g0 * u[0] - g1 * u[1] - g2 * u[2]);
  float const t0 = (g0 + u[0] + g1 * u[2] - g2 * u[1]) * over_n;
  float const t1 = (g1 + u[1] + g2 * u[0] - g0 * u[2]) * over_n;
  float const t2 = (g2 + u[2] + g0 * u[1] - g1 * u[0]) * over_n;

  float const a00 = 1 + t0 * u[0], a01 = u[2] + t0 * u[1], a02 = t0 * u[2] - u[1];
  float const a10 = t1 * u[0] - u[2], a11 = 1 + t1 * u[1], a12 = u[0] + t1 * u[2];
  float const a20 = u[1] + t2 * u[0], a21 = t2 * u[1] - u[0], a22 = 1 + t2 * u[2];

  float const b00 = a00 * p00 + a01 * p01 + a02 * p02;
  float const b01 = a00 * p01 + a01 * p11 + a02 * p12;
  float const b02 = a00 * p02 + a01 * p12 + a02 * p22;
  float const b10 = a10 * p00 + a11 * p01 + a12 * p02;
  float const b11 = a10 * p01 + a11 * p11 + a12 * p12;
  float const b12 = a10 * p02 + a11 * p12 + a12 * p22;
  float const b20 = a20 * p00 + a21 * p01 + a22 * p02;
  float const b21 = a20 * p01 + a21 * p11 + a22 * p12;
  float const b22 = a20 * p02 + a21 * p12 + a22 * p22;

  float const scale = over_n * over_n;
  p00 = Q + scale * (b00 * a00 + b01 * a01 + b02 * a02);
  p01 = scale * (b00 * a10 + b01 * a11 + b02 * a12);
  p02 = scale * (b00 * a20 + b01 * a21 + b02 * a22);
  p11 = Q + scale * (b10 * a10 + b11 * a11 + b12 * a12);
  p12 = scale * (b10 * a20 + b11 * a21 + b12 * a22);
  p22 = Q + scale * (b20 * a20 + b21 * a21 + b22 * a22);
  g0 = t0, g1 = t1, g2 = t2;
}

// H = r (d I + [e]ₓ + g eᵀ − w gᵀ) with r = 2/(1 + gᵀg), d = gᵀe and w = r (e + d g + e × g); y = w − e was to be seen
inline void observe(estimate& x, float const (&e)[3], float const (&z)[3], float R) {
  auto& [g0, g1, g2, p00, p01, p02, p11, p12, p22] = x;
  float const r = 2 / (1 + g0 * g0 + g1 * g1 + g2 * g2);
  float const d = g0 * e[0] + g1 * e[1] + g2 * e[2];
  float const w0 = r * (e[0] + d * g0 + e[1] * g2 - e[2] * g1);
  float const w1 = r * (e[1] + d * g1 + e[2] * g0 - e[0] * g2);
  float const w2 = r * (e[2] + d * g2 + e[0] * g1 - e[1] * g0);
  float const y0 = w0 - e[0], y1 = w1 - e[1], y2 = w2 - e[2];
  float const n0 = z[0] - y0, n1 = z[1] - y1, n2 = z[2] - y2;

  float const h00 = r * (d - g0 * y0);
  float const h01 = r * (g0 * e[1] - e[2] - w0 * g1);
  float const h02 = r * (e[1] + g0 * e[2] - w0 * g2);
  float const h10 = r * (e[2] + g1 * e[0] - w1 * g0);
  float const h11 = r * (d - g1 * y1);
  float const h12 = r * (g1 * e[2] - e[0] - w1 * g2);
  float const h20 = r * (g2 * e[0] - e[1] - w2 * g0);
  float const h21 = r * (e[0] + g2 * e[1] - w2 * g1);
  float const h22 = r * (d - g2 * y2);

  // B = P Hᵀ
  float const b00 = p00 * h00 + p01 * h01 + p02 * h02;
  float const b01 = p00 * h10 + p01 * h11 + p02 * h12;
  float const b02 = p00 * h20 + p01 * h21 + p02 * h22;
  float const b10 = p01 * h00 + p11 * h01 + p12 * h02;
  float const b11 = p01 * h10 + p11 * h11 + p12 * h12;
  float const b12 = p01 * h20 + p11 * h21 + p12 * h22;
  float const b20 = p02 * h00 + p12 * h01 + p22 * h02;
  float const b21 = p02 * h10 + p12 * h11 + p22 * h12;
  float const b22 = p02 * h20 + p12 * h21 + p22 * h22;

  // S = H B + R I, and its inverse by cofactors
  float const s00 = R + h00 * b00 + h01 * b10 + h02 * b20;
  float const s01 = h00 * b01 + h01 * b11 + h02 * b21;
  float const s02 = h00 * b02 + h01 * b12 + h02 * b22;
  float const s11 = R + h10 * b01 + h11 * b11 + h12 * b21;
  float const s12 = h10 * b02 + h11 * b12 + h12 * b22;
  float const s22 = R + h20 * b02 + h21 * b12 + h22 * b22;
  float const c00 = s11 * s22 - s12 * s12, c01 = s02 * s12 - s01 * s22, c02 = s01 * s12 - s02 * s11;
  float const over_det = 1 / (s00 * c00 + s01 * c01 + s02 * c02);
  float const i00 = over_det * c00, i01 = over_det * c01, i02 = over_det * c02;
  float const i11 = over_det * (s00 * s22 - s02 * s02), i12 = over_det * (s01 * s02 - s00 * s12);
  float const i22 = over_det * (s00 * s11 - s01 * s01);

  // K = B S⁻¹, row by row
  float k0 = b00 * i00 + b01 * i01 + b02 * i02;
  float k1 = b00 * i01 + b01 * i11 + b02 * i12;
  float k2 = b00 * i02 + b01 * i12 + b02 * i22;
  g0 += k0 * n0 + k1 * n1 + k2 * n2;
  p00 -= k0 * b00 + k1 * b01 + k2 * b02;
  p01 -= k0 * b10 + k1 * b11 + k2 * b12;
  p02 -= k0 * b20 + k1 * b21 + k2 * b22;
  k0 = b10 * i00 + b11 * i01 + b12 * i02;
  k1 = b10 * i01 + b11 * i11 + b12 * i12;
  k2 = b10 * i02 + b11 * i12 + b12 * i22;
  g1 += k0 * n0 + k1 * n1 + k2 * n2;
  p11 -= k0 * b10 + k1 * b11 + k2 * b12;
  p12 -= k0 * b20 + k1 * b21 + k2 * b22;
  k0 = b20 * i00 + b21 * i01 + b22 * i02;
  k1 = b20 * i01 + b21 * i11 + b22 * i12;
  k2 = b20 * i02 + b21 * i12 + b22 * i22;
  g2 += k0 * n0 + k1 * n1 + k2 * n2;
  p22 -= k0 * b20 + k1 * b21 + k2 * b22;
}

}  // namespace by_hand
