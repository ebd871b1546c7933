#pragma once

#include "regularizers/regularizer.h"

namespace minibatch {

/// l1 Σ|w| + l2 Σw²: what L1, L2 and L1L2 are. As in Keras over JAX, |w| has the gradient 1 at 0
/// (over TensorFlow and PyTorch it is 0): biases that start at 0 are pushed below it.
class NormPenalty : public Regularizer {
 public:
  NormPenalty(double l1, double l2) : l1_(l1), l2_(l2) {}
  double penalty(Index n, const Real* values) const override;
  void addGradient(Index n, const Real* values, Real* gradient) const override;

  /// The factor `name`, whose default is `default_json`.
  static Argument factor(std::string_view name, std::string_view default_json,
                         std::string_view doc);

 private:
  double l1_, l2_;
};

}  // namespace minibatch
