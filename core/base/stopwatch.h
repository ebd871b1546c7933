#pragma once

#include <chrono>

namespace minibatch {

/// Adds the seconds it lives to a sum; given none it does nothing and asks no clock.
class Stopwatch {
 public:
  explicit Stopwatch(double* sum) : sum_(sum) {
    if (sum_) begin_ = Clock::now();
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() {
    if (sum_) *sum_ += std::chrono::duration<double>(Clock::now() - begin_).count();
  }

 private:
  using Clock = std::chrono::steady_clock;
  double* sum_;
  Clock::time_point begin_;
};

}  // namespace minibatch
