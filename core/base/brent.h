#pragma once

#include <cmath>
#include <utility>

namespace minibatch {

/// Brent's minimization of a function of one number (Brent 1973, "Algorithms for Minimization
/// Without Derivatives", chapter 5), which asks for one value after the other, so that each may be
/// much work. With the tolerances of scipy.optimize.brent() or fminbound() its points are theirs.
class BrentMinimizer {
 public:
  struct Tolerance {
    double relative, absolute, golden;
  };
  /// scipy.optimize.brent(tol=1.48e-8): `x` with value `fx` lies between `a` and `b`.
  static BrentMinimizer within(double a, double b, double x, double fx);
  /// scipy.optimize.fminbound(xtol=1.48e-8): the first point is asked for, too.
  static BrentMinimizer bounded(double low, double high);

  bool isDone() const { return done_; }
  /// Where the function is to be evaluated next, and its value there.
  double point() const { return u_; }
  void take(double value);

  /// The best point so far.
  double minimum() const { return x_; }

 private:
  BrentMinimizer(Tolerance tolerance, double a, double b, double x);
  void begin(double fx);
  void advance();

  Tolerance tolerance_;
  double a_, b_;
  double x_, w_, v_, u_;
  double fx_ = 0, fw_ = 0, fv_ = 0;
  double step_ = 0, before_ = 0;  // the last step and the one before it
  int left_ = 500;
  bool begun_ = false, done_ = false;
};

/// Three points of which the middle one has the lowest value, `fb`.
struct Bracket {
  double a, b, c, fb;
};

/// scipy.optimize.bracket(f, a, b), but for its limit of steps far away. Where `f` falls without
/// end the points are not finite, or not in order.
template <class Function>
Bracket bracket(const Function& f, double a, double b) {
  constexpr double kGolden = 1.618034, kTiny = 1e-21, kFarthest = 110;
  double fa = f(a), fb = f(b);
  if (fa < fb) {
    std::swap(a, b);
    std::swap(fa, fb);
  }
  double c = b + kGolden * (b - a), fc = f(c);
  for (int left = 1000; fc < fb && left > 0; --left) {
    const double t1 = (b - a) * (fb - fc), t2 = (b - c) * (fb - fa);
    const double difference = t2 - t1;
    const double divisor = 2 * (std::abs(difference) < kTiny ? kTiny : difference);
    double w = b - ((b - c) * t2 - (b - a) * t1) / divisor;
    const double farthest = b + kFarthest * (c - b);
    double fw = 0;
    if ((w - c) * (b - w) > 0) {
      fw = f(w);
      if (fw < fc) return {b, w, c, fw};
      if (fw > fb) return {a, b, w, fb};
      w = c + kGolden * (c - b);
      fw = f(w);
    } else if ((w - farthest) * (farthest - c) >= 0) {
      w = farthest;
      fw = f(w);
    } else if ((w - farthest) * (c - w) > 0) {
      fw = f(w);
      if (fw < fc) {
        b = c;
        c = w;
        w = c + kGolden * (c - b);
        fb = fc;
        fc = fw;
        fw = f(w);
      }
    } else {
      w = c + kGolden * (c - b);
      fw = f(w);
    }
    a = b;
    b = c;
    c = w;
    fa = fb;
    fb = fc;
    fc = fw;
  }
  return {a, b, c, fb};
}

}  // namespace minibatch
