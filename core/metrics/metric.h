#pragma once

#include <memory>
#include <string>

#include "base/arguments.h"
#include "base/catalog_entry.h"
#include "base/tensor.h"

namespace minibatch {

/// A metric: a running result over the batches since reset().
class Metric {
 public:
  static constexpr Kind kKind = Kind::kMetric;
  virtual ~Metric() = default;
  /// Throws kShapeMismatch unless the metric can compare targets and predictions of these shapes
  /// (both without batch). By default a prediction has one target for each output.
  virtual void checkShapes(const Shape& target, const Shape& prediction) const;
  virtual void reset() = 0;
  /// Takes one batch in. `prediction` (batch, ..., outputs); `target` as the loss wants it.
  /// `weights` is null or has one element a sample.
  virtual void update(const ConstTensor& target, const ConstTensor& prediction,
                      const Real* weights) = 0;
  virtual double result() const = 0;
  /// +1 where larger is better, -1 where smaller is better (EarlyStopping's mode "auto").
  virtual int direction() const = 0;
};

/// Throws kShapeMismatch where a prediction of this shape has no such class; -1 is any.
void requireClass(Index class_id, const Shape& prediction);

inline constexpr double kEpsilon = 1e-7;  // keras.config.epsilon()

/// a / b, or 0 where b is 0: what Keras gives where there is nothing to count.
inline double ratioOrZero(double a, double b) { return b == 0 ? 0 : a / b; }

/// What "accuracy" means for these shapes (without batch), as Keras decides it: the class name
/// "BinaryAccuracy", "SparseCategoricalAccuracy" or "CategoricalAccuracy".
std::string_view resolveAccuracy(const Shape& target, const Shape& prediction);

}  // namespace minibatch
