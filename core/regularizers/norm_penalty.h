#pragma once

#include "kernels/reductions.h"
#include "kernels/updates.h"
#include "regularizers/regularizer.h"

namespace minibatch {

/// l1 Σ|w| + l2 Σw²: what L1, L2 and L1L2 are. As in Keras over JAX, |w| has the gradient 1 at 0
/// (over TensorFlow and PyTorch it is 0): biases that start at 0 are pushed below it.
class NormPenalty : public Regularizer {
 public:
  NormPenalty(double l1, double l2) : l1_(l1), l2_(l2) {}
  double penalty(Index n, const Real* values) const override {
    double total = 0;
    if (l1_ != 0) total += l1_ * sumOfMagnitudes(n, values);
    if (l2_ != 0) total += l2_ * sumOfSquares(n, values);
    return total;
  }
  void addGradient(Index n, const Real* values, Real* gradient) const override {
    addPenaltyGradient(n, l1_, l2_, values, gradient);
  }

  /// The factor `name`, whose default is `default_json`.
  static constexpr Argument factor(const char* name, const char* default_json, TextId doc) {
    return {.name = name, .default_json = default_json, .doc = doc, .minimum = 0};
  }

 private:
  double l1_, l2_;
};

}  // namespace minibatch
