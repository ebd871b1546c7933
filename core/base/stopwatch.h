#pragma once

#include "base/clock.h"

namespace minibatch {

/// Adds the seconds from start() to stop() to a sum; given none it does nothing and asks no clock.
/// No destructor does it: what throws in between is not worth a time.
class Stopwatch {
 public:
  explicit Stopwatch(double* sum) : sum_(sum) {
    if (sum_) *sum_ -= secondsNow();
  }
  void stop() {
    if (sum_) *sum_ += secondsNow();
  }

 private:
  double* sum_;
};

}  // namespace minibatch
