#pragma once

#include "kernels/simd.h"

// exp, log, tanh and sigmoid of four lanes. The float build uses no libm, so the bits are the same
// everywhere. Errors against the exact value, in units in the last place of a float (tested):
//   exp     1.0   0 below -86 (4.5e-38), infinity from 88.72284
//   log     1.0   -infinity at 0, NaN below; right for denormals too
//   tanh    1.5   odd, ±1 from ±9.02
//   sigmoid 2.5   0 where it would be below 1e-30
//   expm1   3.5   e^x - 1 without cancellation near 0
//   log1p   2.5   ln(1 + x) for x in [0, 1]
// and relative to the exact value, below 8e-7 for x > -1 and 7e-6 down to -11.4; 0 below 1e-30:
//   gaussianCdf   Φ(x), the share of a standard normal below x
// NaN gives NaN. None of them returns a denormal for a normal argument, but tanh near zero, where
// it is the identity. The double build (gradient checks only) calls the C library.

namespace minibatch::simd {

#ifdef MINIBATCH_DOUBLE

template <class Function>
MINIBATCH_INLINE Vector eachLane(Vector x, Function function) {
  for (Index lane = 0; lane < kLanes; ++lane) x[lane] = function(x[lane]);
  return x;
}
MINIBATCH_INLINE Vector exp(Vector x) {
  return eachLane(x, [](double value) { return std::exp(value); });
}
MINIBATCH_INLINE Vector log(Vector x) {
  return eachLane(x, [](double value) { return std::log(value); });
}
MINIBATCH_INLINE Vector tanh(Vector x) {
  return eachLane(x, [](double value) { return std::tanh(value); });
}
MINIBATCH_INLINE Vector sigmoid(Vector x) {
  return eachLane(x, [](double value) { return 1 / (1 + std::exp(-value)); });
}
MINIBATCH_INLINE Vector expm1(Vector x) {
  return eachLane(x, [](double value) { return std::expm1(value); });
}
MINIBATCH_INLINE Vector log1p(Vector x) {
  return eachLane(x, [](double value) { return std::log1p(value); });
}
MINIBATCH_INLINE Vector gaussianCdf(Vector x) {
  return eachLane(x, [](double value) { return std::erfc(-value * 0.70710678118654752) / 2; });
}

#else

// ln 2 = kLn2High + kLn2Low, where kLn2High has 9 significant bits, so that its product with an
// exponent is exact.
inline constexpr float kLn2High = 0.693359375F;
inline constexpr float kLn2Low = -2.12194440e-4F;

/// e^x = 2^n e^r with n = round(x / ln 2), |r| <= ln(2)/2; e^r = 1 + r + r² q(r), where q is the
/// minimax polynomial of degree 4 (Remez; relative error 3.1e-9).
MINIBATCH_INLINE Vector exp(Vector x) {
  // Adding 1.5 * 2^23 leaves the nearest integer in the low bits.
  const Vector magic = splat(12582912.0F);
  const Mask normal = !(x < splat(-86.0F));  // true for NaN
  x = min(splat(89.0F), x);                  // NaN stays
  const Vector biased = x * splat(1.44269504F) + magic;
  const Vector n = biased - magic;
  const Vector r = (x - n * splat(kLn2High)) - n * splat(kLn2Low);
  Vector q = splat(1.38144022929e-3F);
  q = q * r + splat(8.36881168201e-3F);
  q = q * r + splat(4.16683972497e-2F);
  q = q * r + splat(1.66665198496e-1F);
  q = q * r + splat(4.99999933951e-1F);
  const Vector p = splat(1.0F) + (r + (r * r) * q);
  // 2^(n-1), doubled at the end: 2^128 is not a float, but e^88.7 is.
  const Bits exponent = reinterpret_cast<Bits>(toBits(biased)) << 23;
  const Vector half_scale = fromBits(exponent + splatBits(126U << 23));
  const Vector half = p * half_scale;
  return keepWhere(normal, half + half);
}

/// ln x = e ln 2 + ln(1 + f) with 1 + f in [sqrt(1/2), sqrt(2)); ln(1 + f) = f - f²/2 + f³ P(f),
/// where P is the minimax polynomial of degree 8 (Remez).
MINIBATCH_INLINE Vector log(Vector x) {
  const Mask denormal = x < splat(1.17549435e-38F);
  const Vector normal = select(denormal, x * splat(0x1p24F), x);
  const Bits bits = reinterpret_cast<Bits>(toBits(normal));
  const Bits above_root = bits - splatBits(0x3F3504F3);  // sqrt(1/2)
  const Mask exponent = reinterpret_cast<Mask>(above_root) >> 23;
  const Vector f = fromBits(bits - (reinterpret_cast<Bits>(exponent) << 23)) - splat(1.0F);
  const Vector e = __builtin_convertvector(exponent - (denormal & splatInt(24)), Vector);
  Vector p = splat(6.91555152522e-2F);
  p = p * f + splat(-1.17898567101e-1F);
  p = p * f + splat(1.18729165409e-1F);
  p = p * f + splat(-1.23843362695e-1F);
  p = p * f + splat(1.42186653636e-1F);
  p = p * f + splat(-1.66692517774e-1F);
  p = p * f + splat(2.000222623e-1F);
  p = p * f + splat(-2.49999865764e-1F);
  p = p * f + splat(3.3333310447e-1F);
  const Vector f2 = f * f;
  Vector small = f2 * f * p + e * splat(kLn2Low);
  small = small - splat(0.5F) * f2;
  Vector result = (f + small) + e * splat(kLn2High);
  result = select(x == splat(__builtin_inff()), x, result);
  result = select(x == splat(0.0F), splat(-__builtin_inff()), result);
  return select(x >= splat(0.0F), result, splat(__builtin_nanf("")));
}

/// tanh x = x + x³ P(x²) for |x| < 0.625 (minimax polynomial of degree 5, Remez), else
/// sign(x) (1 - 2 / (e^(2|x|) + 1)).
MINIBATCH_INLINE Vector tanh(Vector x) {
  const Vector magnitude = abs(x);
  const Vector z = x * x;
  Vector p = splat(2.12274768691e-3F);
  p = p * z + splat(-8.15628283527e-3F);
  p = p * z + splat(2.1692608207e-2F);
  p = p * z + splat(-5.39453786586e-2F);
  p = p * z + splat(1.3333195914e-1F);
  p = p * z + splat(-3.33333305714e-1F);
  const Vector near = x + x * (z * p);
  const Vector far = splat(1.0F) - splat(2.0F) / (exp(magnitude + magnitude) + splat(1.0F));
  return withSignOf(select(magnitude < splat(0.625F), near, far), x);
}

/// 1 / (1 + e^-x)
MINIBATCH_INLINE Vector sigmoid(Vector x) {
  return flushTiny(splat(1.0F) / (splat(1.0F) + exp(-x)));
}

/// e^x - 1 = x + x² q(x) for |x| < ln(2)/2, q being exp's polynomial; elsewhere nothing cancels.
MINIBATCH_INLINE Vector expm1(Vector x) {
  Vector q = splat(1.38144022929e-3F);
  q = q * x + splat(8.36881168201e-3F);
  q = q * x + splat(4.16683972497e-2F);
  q = q * x + splat(1.66665198496e-1F);
  q = q * x + splat(4.99999933951e-1F);
  return select(abs(x) < splat(0.34657359F), x + (x * x) * q, exp(x) - splat(1.0F));
}

/// ln(1 + x) for x in [0, 1]: log(1 + x) with the rounding of 1 + x undone (Higham, "Accuracy and
/// Stability of Numerical Algorithms", 1.14.1).
MINIBATCH_INLINE Vector log1p(Vector x) {
  const Vector one_plus = splat(1.0F) + x;
  const Vector added = one_plus - splat(1.0F);
  return select(added == splat(0.0F), x, log(one_plus) * (x / added));
}

/// Φ(x) = erfc(-x/√2)/2, with erfc(z) = e^(-z²) t P(t) and t = 1 / (1 + z/2) for z >= 0, where P is
/// of degree 9 (least squares, reweighted towards the minimax polynomial; relative error 2e-8).
MINIBATCH_INLINE Vector gaussianCdf(Vector x) {
  const Vector z = abs(x) * splat(0.70710678F);
  const Vector t = splat(1.0F) / (splat(1.0F) + splat(0.5F) * z);
  Vector p = splat(1.22838486e-2F);
  p = p * t + splat(-1.23254478e-1F);
  p = p * t + splat(4.28927779e-1F);
  p = p * t + splat(-6.70021534e-1F);
  p = p * t + splat(4.21273381e-1F);
  p = p * t + splat(-9.83171016e-2F);
  p = p * t + splat(2.25541666e-1F);
  p = p * t + splat(2.38644883e-1F);
  p = p * t + splat(2.82857031e-1F);
  p = p * t + splat(2.82064497e-1F);
  const Vector tail = flushTiny(splat(0.5F) * exp(splat(-0.5F) * x * x) * (t * p));
  return select(x > splat(0.0F), splat(1.0F) - tail, tail);
}

#endif

}  // namespace minibatch::simd
