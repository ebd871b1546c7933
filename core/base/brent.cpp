#include "base/brent.h"

#include <algorithm>

namespace minibatch {

BrentMinimizer::BrentMinimizer(Tolerance tolerance, double a, double b, double x)
    : tolerance_(tolerance), a_(a), b_(b), x_(x), w_(x), v_(x), u_(x) {}

BrentMinimizer BrentMinimizer::within(double a, double b, double x, double fx) {
  BrentMinimizer result({.relative = 1.48e-8, .absolute = 1e-11, .golden = 0.3819660},
                        std::min(a, b), std::max(a, b), x);
  result.begin(fx);
  return result;
}

BrentMinimizer BrentMinimizer::bounded(double low, double high) {
  const double golden = 0.5 * (3 - std::sqrt(5.0));
  return BrentMinimizer({.relative = std::sqrt(2.2e-16), .absolute = 1.48e-8 / 3, .golden = golden},
                        low, high, low + golden * (high - low));
}

void BrentMinimizer::begin(double fx) {
  begun_ = true;
  fx_ = fw_ = fv_ = fx;
  advance();
}

// The next point: the lowest one of the parabola through the last three where that is a good step,
// and else the golden section of the longer side.
void BrentMinimizer::advance() {
  const double middle = 0.5 * (a_ + b_);
  const double least = tolerance_.relative * std::abs(x_) + tolerance_.absolute;
  const double margin = 2 * least;
  done_ = left_-- == 0 || std::abs(x_ - middle) <= margin - 0.5 * (b_ - a_);
  if (done_) return;
  bool is_parabolic = false;
  if (std::abs(before_) > least) {
    const double r = (x_ - w_) * (fx_ - fv_);
    double q = (x_ - v_) * (fx_ - fw_);
    double p = (x_ - v_) * q - (x_ - w_) * r;
    q = 2 * (q - r);
    if (q > 0) p = -p;
    q = std::abs(q);
    const double older = before_;
    before_ = step_;
    is_parabolic =
        p > q * (a_ - x_) && p < q * (b_ - x_) && std::abs(p) < std::abs(0.5 * q * older);
    if (is_parabolic) {
      step_ = p / q;
      const double u = x_ + step_;
      if (u - a_ < margin || b_ - u < margin) step_ = middle >= x_ ? least : -least;
    }
  }
  if (!is_parabolic) {
    before_ = x_ >= middle ? a_ - x_ : b_ - x_;
    step_ = tolerance_.golden * before_;
  }
  u_ = x_ + (std::abs(step_) >= least ? step_ : step_ >= 0 ? least : -least);
}

void BrentMinimizer::take(double value) {
  if (!begun_) return begin(value);
  if (value > fx_) {
    (u_ < x_ ? a_ : b_) = u_;
    if (value <= fw_ || w_ == x_) {
      v_ = w_;
      fv_ = fw_;
      w_ = u_;
      fw_ = value;
    } else if (value <= fv_ || v_ == x_ || v_ == w_) {
      v_ = u_;
      fv_ = value;
    }
  } else {
    (u_ >= x_ ? a_ : b_) = x_;
    v_ = w_;
    fv_ = fw_;
    w_ = x_;
    fw_ = fx_;
    x_ = u_;
    fx_ = value;
  }
  advance();
}

}  // namespace minibatch
