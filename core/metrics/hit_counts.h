#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// What Precision and Recall count: outputs above the threshold (or among the top_k of their
/// position) against targets that are not 0, weighted by sample. As in Keras, without a threshold
/// it is 0.5, or none where top_k is given.
class HitCounts : public Metric {
 public:
  explicit HitCounts(const Arguments& arguments);

  void checkShapes(const Shape& target, const Shape& prediction) const final;
  void reset() final;
  void update(const ConstTensor& target, const ConstTensor& prediction, const Real* weights) final;
  int direction() const final { return +1; }

  /// The `thresholds`, `top_k` and `class_id` arguments. Keras also takes several thresholds, with
  /// one result for each; here a metric is one number, so that each needs a metric of its own.
  static std::vector<Argument> arguments();

 protected:
  double true_positives_ = 0, false_positives_ = 0, false_negatives_ = 0;

 private:
  bool isChosen(Index outputs, const Real* prediction, Index output) const;

  Real threshold_;
  Index top_k_, class_id_;  // 0 and -1 where there is none
};

/// a / b, or 0 where b is 0.
double ratioOrZero(double a, double b);

}  // namespace minibatch
