#pragma once

#include <span>
#include <vector>

#include "base/shape.h"

namespace minibatch {

/// Finds the least of a smooth function by the limited-memory BFGS method (Nocedal and Wright,
/// "Numerical Optimization", algorithm 7.5) with steps that meet the weak Wolfe conditions. It does
/// not call the function: it is given its value and gradient at the place where it is.
class Lbfgs {
 public:
  /// How many steps it remembers; as many as scipy.optimize's.
  static constexpr int kMemory = 10;

  Lbfgs() = default;
  /// Begins at zeros.
  Lbfgs(std::size_t size, double tolerance, Index max_iterations)
      : tolerance_(tolerance), max_iterations_(max_iterations), at_(size) {}

  /// Where the function is wanted.
  const std::vector<double>& at() const { return at_; }
  /// Takes the function there; says whether at() is the answer. It is once no number of the
  /// gradient is larger than the tolerance, after the most iterations, or where a step changes
  /// nothing that a double can tell.
  bool give(double value, std::span<const double> gradient);
  Index iterations() const { return iterations_; }

 private:
  void remember(std::span<const double> gradient);
  void takeDirection();
  void move();

  double tolerance_ = 0;
  Index max_iterations_ = 0, iterations_ = 0;
  int tries_ = 0;
  bool has_begun_ = false;
  std::vector<double> at_, base_, gradient_, direction_;
  double value_ = 0, slope_ = 0;              // at base_, along direction_
  double length_ = 0, short_ = 0, long_ = 0;  // of the step; what is known of a good one's
  // Of the last steps: what changed of the place, of the gradient; 1 / their product.
  std::vector<double> steps_, changes_;  // (kMemory, size)
  double scales_[kMemory] = {};
  Index remembered_ = 0;
};

}  // namespace minibatch
