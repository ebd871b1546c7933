#pragma once

#include <string_view>

#include "base/arguments.h"
#include "base/catalog_entry.h"
#include "base/tensor.h"

namespace minibatch {

/// Predictions and targets of one batch. The batch is the first axis everywhere.
struct LossBatch {
  ConstTensor prediction;  // (batch, ..., outputs)
  /// The input of the final activation, same shape; set only where the model's last operation is
  /// the one named by Loss::logitsActivation(). The loss then starts from it, as Keras does.
  ConstTensor logits;
  ConstTensor target;  // (batch, targetShape()...)
};

/// A loss function. It gives one value for each sample and position: the last axis is reduced, so a
/// prediction (batch, d1, ..., outputs) has batch * d1 * … values.
class Loss {
 public:
  static constexpr Kind kKind = Kind::kLoss;
  virtual ~Loss() = default;

  /// The shape a sample's target must have for a prediction of this shape (both without batch).
  /// Sparse losses drop the last axis. Throws kShapeMismatch where the loss cannot take such a
  /// prediction.
  virtual Shape targetShape(const Shape& prediction) const { return prediction; }
  /// Throws kInvalidData naming the first bad row when targets are out of range (class index ≥
  /// outputs…). `first_row` is added to row numbers in the message. Called once per fit, not per
  /// step.
  virtual void checkTargets(const ConstTensor& target, const Shape& prediction,
                            Index first_row) const {
    (void)target, (void)prediction, (void)first_row;
  }
  /// How many positions of the batch do not count, and sets their `weights` to 0: `ignore_class` of
  /// SparseCategoricalCrossentropy.
  virtual Index countIgnored(const LossBatch& batch) const {
    (void)batch;
    return 0;
  }
  virtual void ignore(const LossBatch& batch, Real* weights) const { (void)batch, (void)weights; }
  /// The activation whose input the loss would rather have ("softmax", "sigmoid"), or empty.
  virtual std::string_view logitsActivation() const { return {}; }

  /// values[i] = loss at position i. Where `gradient` is not null, also gradient = weights[i] *
  /// d values[i] / d prediction — with respect to the logits where batch.logits is set. Shapes as
  /// batch.prediction. `weights` has one element a position.
  virtual void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                        Real* gradient) const = 0;
};

}  // namespace minibatch
