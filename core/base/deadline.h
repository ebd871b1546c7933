#pragma once

#include <limits>

#include "base/clock.h"

namespace minibatch {

/// A moment up to which work may go on.
class Deadline {
 public:
  static Deadline after(double milliseconds) {
    return Deadline(secondsNow() + milliseconds / 1000);
  }
  static Deadline never() { return Deadline(kNever); }

  bool passed() const { return end_ != kNever && secondsNow() >= end_; }

 private:
  static constexpr double kNever = std::numeric_limits<double>::infinity();
  explicit Deadline(double end) : end_(end) {}
  double end_;
};

}  // namespace minibatch
