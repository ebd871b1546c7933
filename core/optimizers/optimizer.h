#pragma once

#include <cstdint>
#include <span>

#include "base/arguments.h"
#include "base/catalog_entry.h"
#include "base/tensor.h"

namespace minibatch {

/// One optimizer step over the flat arena of all trainable weights.
struct Update {
  Index size;
  Real* weights;
  const Real* gradients;
  std::span<Real* const> slots;  // Optimizer::slots() arrays of `size`
  double learning_rate;
  std::int64_t iteration;  // 1 for the first step
};

/// An optimizer. It keeps no state: moments live in the slots, the rate and step count in the
/// trainer.
class Optimizer {
 public:
  static constexpr Kind kKind = Kind::kOptimizer;
  virtual ~Optimizer() = default;
  /// The `learning_rate` argument.
  virtual double learningRate() const = 0;
  /// How many state arrays the size of the weights it needs.
  virtual int slots() const = 0;
  /// What a state array is filled with before the first step.
  virtual double slotStart(int /*slot*/) const { return 0; }
  virtual void update(const Update& step) const = 0;
};

}  // namespace minibatch
