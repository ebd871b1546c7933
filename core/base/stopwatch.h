#pragma once

namespace minibatch {

/// Adds the seconds from start() to stop() to a sum; given none it does nothing and asks no clock.
/// No destructor does it: what throws in between is not worth a time.
class Stopwatch {
 public:
  explicit Stopwatch(double* sum) : sum_(sum) {
    if (sum_) *sum_ -= now();
  }
  void stop() {
    if (sum_) *sum_ += now();
  }

 private:
  static double now();
  double* sum_;
};

}  // namespace minibatch
