#pragma once

namespace minibatch {

// Functions of doubles that give the same bits on every platform, which a libm does not promise.
// They are for the few numbers of a step, not for arrays: those have kernels/math.h.

/// The natural logarithm of x > 0.
double portableLog(double x);
/// e^x.
double portableExp(double x);
/// base^exponent for base >= 0; 0^0 is 1.
double portablePower(double base, double exponent);

/// ln(1 + x) and e^x - 1, exact to rounding near 0, too.
double portableLog1p(double x);
double portableExpm1(double x);

struct Direction {
  double cosine, sine;
};
/// Of an angle in full turns.
Direction portableDirection(double turns);

}  // namespace minibatch
