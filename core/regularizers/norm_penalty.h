#pragma once

#include "regularizers/regularizer.h"

namespace minibatch {

/// l1 Σ|w| + l2 Σw²: what L1, L2 and L1L2 are. As in Keras, |w| has the gradient 0 at 0, and the
/// gradient of the squares is 2 l2 w.
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
