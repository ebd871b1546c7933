#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "model/model.h"
#include "optimizers/optimizer.h"

namespace minibatch {

/// What happens between gradients and weights, in Keras's order: the regularizers' gradients are
/// added, the optimizer makes its step, the constraints bring the weights back. It holds all state
/// that this needs; a step allocates nothing.
class WeightUpdate {
 public:
  /// The model must outlive it. Throws kOutOfMemory.
  WeightUpdate(const Model& model, std::unique_ptr<Optimizer> optimizer);

  double learningRate() const { return learning_rate_; }
  /// Throws kInvalidArgument unless the rate is a finite number ≥ 0.
  void setLearningRate(double rate);
  /// Steps taken.
  std::int64_t iteration() const { return iteration_; }

  /// What the regularizers add to the loss. As in Keras, weights that are not trained cost nothing.
  double regularizationLoss() const;
  /// One step with these gradients, laid out as Model::trainable(); they are written over.
  void step(Real* gradients);

  /// The state as a flat array: appended to `to`, its size, and set again.
  void appendState(std::vector<Real>& to) const;
  std::size_t stateSize() const;
  void setState(std::span<const Real> state, std::int64_t iteration);

 private:
  struct Regularized {
    std::shared_ptr<const Regularizer> regularizer;
    Index offset, size;  // in the arena of trainable weights
  };
  struct Constrained {
    std::shared_ptr<const Constraint> constraint;
    Tensor weight;
  };

  const Arena& weights_;
  std::unique_ptr<Optimizer> optimizer_;
  std::vector<Regularized> regularized_;
  std::vector<Constrained> constrained_;
  double learning_rate_;
  std::int64_t iteration_ = 0;
  std::vector<Arena> slots_;
  std::vector<Real*> slot_pointers_;
  std::vector<Real> scratch_;  // of the constraints
};

}  // namespace minibatch
