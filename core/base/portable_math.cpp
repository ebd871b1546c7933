#include "base/portable_math.h"

#include <cmath>
#include <limits>

namespace minibatch {
namespace {

constexpr double kLn2 = 0.69314718055994530942;
constexpr double kPi = 3.14159265358979323846;

}  // namespace

// x = m 2^e with m in [sqrt(1/2), sqrt(2)), ln m = 2 artanh(s) with s = (m - 1) / (m + 1), summed
// until s^21.
double portableLog(double x) {
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);
  if (mantissa < 0.70710678118654752440) {
    mantissa *= 2;
    --exponent;
  }
  const double s = (mantissa - 1) / (mantissa + 1);
  const double s2 = s * s;
  double sum = 0;
  for (int n = 21; n >= 1; n -= 2) sum = sum * s2 + 1.0 / n;
  return 2 * s * sum + exponent * kLn2;
}

// x = k ln 2 + r, e^r by Taylor's series until r^14.
double portableExp(double x) {
  if (!(x > -745)) return x != x ? x : 0;
  if (x > 710) return std::numeric_limits<double>::infinity();
  const double k = std::floor(x / kLn2 + 0.5);
  const double r = x - k * kLn2;
  double sum = 1;
  for (int n = 14; n >= 1; --n) sum = 1 + sum * r / n;
  return std::ldexp(sum, static_cast<int>(k));
}

double portablePower(double base, double exponent) {
  if (exponent == 0 || base == 1) return 1;
  if (exponent == 1) return base;
  if (base == 0) return 0;
  return portableExp(exponent * portableLog(base));
}

// What 1 + x loses to rounding is added back.
double portableLog1p(double x) {
  const double sum = 1 + x;
  if (sum == 1) return x;
  return portableLog(sum) - ((sum - 1) - x) / sum;
}

// x = k ln 2 + r with ln 2 in two parts, so that r is exact to rounding; e^r - 1 by Taylor's series
// until r^15.
double portableExpm1(double x) {
  if (x != x) return x;
  if (x > 709.7) return std::numeric_limits<double>::infinity();
  if (x < -50) return -1;
  constexpr double kHigh = 6.93147180369123816490e-01, kLow = 1.90821492927058770002e-10;
  const double k = std::floor(x / kLn2 + 0.5);
  const double r = (x - k * kHigh) - k * kLow;
  double sum = 1;
  for (int n = 15; n >= 2; --n) sum = 1 + sum * r / n;
  const int power = static_cast<int>(k);
  if (power > 60) return std::ldexp(1 + r * sum, power);
  return std::ldexp(r * sum, power) + (std::ldexp(1.0, power) - 1);
}

// Taylor's series within an eighth of a turn and the symmetries beyond.
Direction portableDirection(double turns) {
  const double quarters = std::floor(4 * turns + 0.5);
  const double angle = (turns - quarters / 4) * 2 * kPi;
  const double square = angle * angle;
  double cosine = 1, sine = 1;
  for (int n = 18; n >= 2; n -= 2) {
    cosine = 1 - square / (n * (n - 1)) * cosine;
    sine = 1 - square / (n * (n + 1)) * sine;
  }
  sine *= angle;
  switch ((static_cast<int>(quarters) % 4 + 4) % 4) {
    case 0:
      return {cosine, sine};
    case 1:
      return {-sine, cosine};
    case 2:
      return {-cosine, -sine};
    default:
      return {sine, -cosine};
  }
}

}  // namespace minibatch
