#include "baselines/lbfgs.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace minibatch {
namespace {

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

double largest(std::span<const double> values) {
  double size = 0;
  for (const double value : values) size = std::max(size, std::abs(value));
  return size;
}

}  // namespace

bool Lbfgs::give(double value, std::span<const double> gradient) {
  constexpr double kArmijo = 1e-4, kWolfe = 0.9, kRounding = 1e-14;
  constexpr int kMaxTries = 50;
  if (has_begun_) {
    const double slope = dot(gradient, direction_);
    // Where values differ by rounding only, the slope alone tells.
    const bool is_level = std::abs(value - value_) <= kRounding * std::abs(value_);
    const bool falls =
        is_level ? slope <= -slope_ * kWolfe : value <= value_ + kArmijo * length_ * slope_;
    const bool is_flat = slope >= kWolfe * slope_;
    if (!falls || !is_flat) {
      if (++tries_ == kMaxTries) {
        at_ = base_;
        return true;
      }
      (falls ? short_ : long_) = length_;
      length_ = std::isinf(long_) ? 2 * length_ : (short_ + long_) / 2;
      move();
      return false;
    }
    ++iterations_;
    remember(gradient);
  }
  base_ = at_;
  value_ = value;
  gradient_.assign(gradient.begin(), gradient.end());
  if (largest(gradient_) <= tolerance_ || iterations_ == max_iterations_) return true;
  takeDirection();
  // The first step is as long as scipy's: one unit at most.
  length_ = has_begun_ ? 1 : std::min(1.0, 1 / std::sqrt(dot(gradient_, gradient_)));
  has_begun_ = true;
  tries_ = 0;
  short_ = 0;
  long_ = std::numeric_limits<double>::infinity();
  move();
  return false;
}

void Lbfgs::remember(std::span<const double> gradient) {
  const std::size_t size = at_.size(), slot = remembered_ % kMemory;
  steps_.resize(kMemory * size);
  changes_.resize(kMemory * size);
  double* step = steps_.data() + slot * size;
  double* change = changes_.data() + slot * size;
  for (std::size_t i = 0; i < size; ++i) {
    step[i] = at_[i] - base_[i];
    change[i] = gradient[i] - gradient_[i];
  }
  const double product = dot({step, size}, {change, size});
  if (product <= 0) return;
  scales_[slot] = 1 / product;
  ++remembered_;
}

void Lbfgs::takeDirection() {
  const std::size_t size = at_.size();
  const auto part = [&](const std::vector<double>& values, Index number) {
    return std::span(values.data() + (number % kMemory) * size, size);
  };
  const auto add = [&](double factor, std::span<const double> values) {
    for (std::size_t i = 0; i < size; ++i) direction_[i] += factor * values[i];
  };
  direction_ = gradient_;
  const Index first = std::max<Index>(0, remembered_ - kMemory);
  double alphas[kMemory];
  for (Index k = remembered_; k-- > first;) {
    double& alpha = alphas[k % kMemory];
    alpha = scales_[k % kMemory] * dot(part(steps_, k), direction_);
    add(-alpha, part(changes_, k));
  }
  if (remembered_ > 0) {
    const std::span<const double> change = part(changes_, remembered_ - 1);
    const double scale = 1 / (scales_[(remembered_ - 1) % kMemory] * dot(change, change));
    for (double& value : direction_) value *= scale;
  }
  for (Index k = first; k < remembered_; ++k) {
    const double beta = scales_[k % kMemory] * dot(part(changes_, k), direction_);
    add(alphas[k % kMemory] - beta, part(steps_, k));
  }
  for (double& value : direction_) value = -value;
  slope_ = dot(gradient_, direction_);
}

void Lbfgs::move() {
  for (std::size_t i = 0; i < at_.size(); ++i) at_[i] = base_[i] + length_ * direction_[i];
}

}  // namespace minibatch
