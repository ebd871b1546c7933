#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "losses/loss.h"
#include "metrics/metric.h"

namespace minibatch {

/// Losses and metrics that whoever runs the training computes, batch by batch, from predictions and
/// targets: functions of the page. They stand in a compile config as {class_name: "CustomLoss",
/// config: {name, target_shape, reduction}} and {class_name: "CustomMetric", config: {name}}.
bool isOutside(const nlohmann::json& description, std::string_view class_name);

/// Its values, and their gradient, were given for the batch that evaluate() gets.
class OutsideLoss final : public Loss {
 public:
  /// Without a shape targets are like predictions.
  explicit OutsideLoss(const nlohmann::json& description);

  const std::string& reduction() const { return reduction_; }
  /// One value for each position with d value / d prediction beside it, or one for the whole batch
  /// with d value / d predictions. `gradient` may be empty where nobody asks for it.
  void give(std::span<const Real> values, std::span<const Real> gradient);

  Shape targetShape(const Shape& prediction) const override {
    return target_ ? *target_ : prediction;
  }
  /// Throws kShapeMismatch when what was given is not of this batch's size.
  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override;

 private:
  std::optional<Shape> target_;
  std::string reduction_;
  std::vector<Real> values_, gradient_;
};

/// The mean of what was given: Keras's MeanMetricWrapper around a function. A value for each row
/// counts as often as its row; one for the whole batch counts as one row does.
class OutsideMetric final : public Metric {
 public:
  void give(std::span<const Real> values) { values_.assign(values.begin(), values.end()); }

  void checkShapes(const Shape&, const Shape&) const override {}
  void reset() override { total_ = count_ = 0; }
  void update(const ConstTensor& target, const ConstTensor& prediction,
              const Real* weights) override;
  double result() const override { return ratioOrZero(total_, count_); }
  /// Nobody knows which way is better.
  int direction() const override { return 0; }

 private:
  std::vector<Real> values_;
  double total_ = 0, count_ = 0;
};

}  // namespace minibatch
