#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "contract/fuzz/dice.h"
#include "contract/fuzz/random_model.h"
#include "model/executor.h"

namespace minibatch::testing {

/// Everything that one forward and backward pass computes.
struct PassResult {
  std::vector<std::vector<Real>> outputs, input_gradients;
  std::vector<Real> gradients, weights;  // the weights after the pass
};

/// Bit by bit, but for the bits of NaN.
bool sameBits(const std::vector<Real>& a, const std::vector<Real>& b);

/// A model that runs on given inputs.
class Instance {
 public:
  Instance(const std::string& spec, std::uint64_t seed, Index max_batch);

  /// Inputs, weights and cotangents for a batch, drawn from `choices`.
  struct Values {
    Index batch;
    std::vector<std::vector<Real>> inputs, cotangents;
    std::vector<Real> weights;
  };
  Values draw(const RandomModel& random, Index batch, Dice& choices) const;

  /// Outputs only; `before` stands in the outputs' memory until they are written.
  void forward(const Values& values, bool training, Real before = 0);
  ConstTensor output(int index) const { return executor_.output(batch_, index); }
  /// Of the outputs with the cotangents, after forward().
  double product(const Values& values) const;
  /// The sum of the magnitudes of that product's terms.
  double magnitude(const Values& values) const;
  /// Whether derivatives can be compared at all: what every layer gives is finite (outputs may hide
  /// what is not, as dropout does, and a gradient of zero times infinity is NaN), and no layer's
  /// gradient is so large that its rounding is seen where later ones take it to zero.
  bool isModerateInside(const Values& values, bool training);
  /// forward() and backward().
  PassResult pass(const Values& values, bool training, Real before = 0);

  const Model& model() const { return model_; }

 private:
  void runForward(Executor& executor, const Values& values, bool training);
  static void runBackward(Executor& executor, const Values& values);

  Model model_;
  bool training_ = false;
  Executor executor_;
  std::optional<Executor> observer_;  // keeps the outputs and gradients of all layers
  Index batch_ = 1;
};

}  // namespace minibatch::testing
