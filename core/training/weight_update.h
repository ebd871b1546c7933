#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "model/model.h"
#include "optimizers/optimizer.h"

namespace minibatch {

/// What happens between gradients and weights, in Keras's order: the regularizers' gradients are
/// added, gradients are accumulated and clipped, weights decay, the optimizer makes its step, the
/// moving average of the weights follows, the constraints bring the weights back. It holds all
/// state that this needs; a step allocates nothing, and what is not asked for costs nothing.
/// https://github.com/keras-team/keras/blob/v3.12.0/keras/src/backend/jax/optimizer.py
class WeightUpdate {
 public:
  /// The model must outlive it. Throws kOutOfMemory.
  WeightUpdate(const Model& model, std::unique_ptr<Optimizer> optimizer);

  /// The rate of the next step.
  double learningRate() const;
  /// Whether a schedule gives the rate.
  bool hasSchedule() const { return optimizer_->schedule() != nullptr; }
  /// Throws kInvalidArgument unless the rate is a finite number ≥ 0, and, as Keras, where a
  /// schedule gives the rate.
  void setLearningRate(double rate);
  /// Steps taken, those that only accumulate gradients included.
  std::int64_t iteration() const { return iteration_; }

  /// How many numbers Keras's optimizer has made for itself, which its summary() counts: none
  /// before the first step.
  Index parameters() const;

  /// What the regularizers add to the loss. As in Keras, weights that are not trained cost nothing.
  double regularizationLoss() const;
  /// Adds the gradients of what the regularizers add to the loss; laid out as Model::trainable().
  void addRegularization(Real* gradients) const;
  /// One step with these gradients; they are written over.
  void step(Real* gradients);

  /// With use_ema, the weights become their moving average: what Keras does at the end of fit().
  void finalize();

  /// The state as a flat array: appended to `to`, its size, and set again.
  void appendState(std::vector<Real>& to) const;
  std::size_t stateSize() const;
  void setState(std::span<const Real> state, std::int64_t iteration);

 private:
  struct Span {
    Index offset, size;  // in the arena of trainable weights
  };
  struct Regularized : Span {
    std::shared_ptr<const Regularizer> regularizer;
  };
  struct Constrained {
    std::shared_ptr<const Constraint> constraint;
    Tensor weight;
  };

  void clip(Real* gradients) const;
  void average(std::int64_t updates);
  /// All arrays of state, in the order of a flat one.
  template <class Visit>
  void eachState(const Visit& visit) const;

  const Arena& weights_;
  Parallel* parallel_;
  std::unique_ptr<Optimizer> optimizer_;
  std::vector<Span> trained_;  // all weights, where gradients are clipped one by one
  std::vector<Regularized> regularized_;
  std::vector<Constrained> constrained_;
  Index trainable_ = 0;  // elements of the weights
  double learning_rate_;
  std::int64_t iteration_ = 0;
  std::vector<Arena> slots_;
  std::optional<Arena> average_;      // of the weights, with use_ema
  std::optional<Arena> accumulated_;  // gradients, with gradient_accumulation_steps
  std::vector<Real> scratch_;         // of the constraints
};

}  // namespace minibatch
