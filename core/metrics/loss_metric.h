#pragma once

#include <memory>
#include <vector>

#include "losses/loss.h"
#include "metrics/metric.h"

namespace minibatch {

/// A metric that is the mean of a loss over samples: sum of weight * value divided by the sum of
/// weights, where a sample's value is the mean over its positions. As Keras's MeanMetricWrapper
/// around a loss function.
class LossMetric : public Metric {
 public:
  /// `sign` is -1 for a loss that is the negative of what the metric gives.
  LossMetric(std::unique_ptr<Loss> loss, int sign) : loss_(std::move(loss)), sign_(sign) {}

  void checkShapes(const Shape& target, const Shape& prediction) const final;
  void reset() final { total_ = count_ = 0; }
  void update(const ConstTensor& target, const ConstTensor& prediction, const Real* weights) final;
  double result() const final { return count_ == 0 ? 0 : sign_ * total_ / count_; }
  int direction() const final { return -sign_; }

 private:
  std::unique_ptr<Loss> loss_;
  int sign_;
  std::vector<Real> values_;
  double total_ = 0, count_ = 0;
};

/// The loss's arguments but those that only say how it is reduced.
std::vector<Argument> lossMetricArguments(const Entry& loss);

/// The entry of the metric that is the mean of the loss `LossEntry`, or with `kSign` -1 its
/// negative.
template <const EntryOf<Loss>& (*LossEntry)(), int kSign = 1>
EntryOf<Metric> lossMetricEntry(const char* class_name,
                                std::initializer_list<std::string_view> identifiers,
                                const char* doc) {
  constexpr auto kMake = [](const Arguments& values) -> std::unique_ptr<Metric> {
    return std::make_unique<LossMetric>(LossEntry().make(values), kSign);
  };
  return {kMake, class_name, identifiers, doc, lossMetricArguments(LossEntry())};
}

}  // namespace minibatch
