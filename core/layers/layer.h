#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/arguments.h"
#include "base/catalog_entry.h"
#include "base/parallel.h"
#include "base/random.h"
#include "base/tensor.h"
#include "constraints/constraint.h"
#include "initializers/initializer.h"
#include "regularizers/regularizer.h"

namespace minibatch {

/// A weight as a layer declares it; the model owns the memory.
struct WeightSpec {
  std::string name;  // "kernel", "bias", "gamma" …
  Shape shape;
  std::shared_ptr<const Initializer> initializer;
  bool trainable = true;
  std::shared_ptr<const Regularizer> regularizer = nullptr;  // null: none
  std::shared_ptr<const Constraint> constraint = nullptr;    // null: none
};

/// What one application of a layer needs of the memory plan, for a given batch.
struct MemoryRequirements {
  Index saved = 0;           // Reals kept from forward to backward
  Index scratch = 0;         // Reals used during a single pass
  Index thread_scratch = 0;  // and these many for each thread, one after the other behind them
  bool backward_reads_inputs = true;
  bool backward_reads_output = false;
};

/// What a layer does with a mask that comes with its input: which steps of a sequence count.
enum class Masking {
  kEnds,    // what comes out has none
  kPasses,  // what comes out has the same
  kMakes,   // what comes out has one that the layer makes from its input
  kJoins,   // what comes out has one that is made of those of the inputs
};

/// What forward and backward share. All tensors have the batch as their first axis.
struct Pass {
  std::span<const ConstTensor> inputs;
  std::span<const Tensor> weights;  // in the order of Layer::weights()
  Real* saved = nullptr;            // MemoryRequirements::saved elements
  Real* scratch = nullptr;       // MemoryRequirements::scratch elements, then those of the threads
  Parallel* parallel = nullptr;  // null: one thread
  /// By input, (batch, steps): 1 where a step counts, 0 where it does not. Null: all do.
  std::span<const Real* const> masks;
  /// Layer::stateSize() elements a sample: what the batch before ended with, to be replaced by what
  /// this one ends with. Null: every batch begins with zeros.
  Real* states = nullptr;
  bool causal = false;  // Layer::CallStyle::causal, as the call says it
  bool training = false;
  bool trainable = true;  // the layer's own flag
  /// Seed, layer and step; a layer sets the purpose.
  RandomKey random;

  const Real* mask(std::size_t input = 0) const {
    return input < masks.size() ? masks[input] : nullptr;
  }
};

struct ForwardPass : Pass {
  Tensor output;
};

/// Gradients are overwritten, never added to: the graph adds up what several consumers or several
/// applications of a shared layer give. A tensor whose data is null is not wanted.
struct BackwardPass : Pass {
  ConstTensor output;  // null unless MemoryRequirements::backward_reads_output; likewise `inputs`
  Tensor output_gradient;  // nobody reads it afterwards: a layer may work in it
  std::span<const Tensor> input_gradients;
  std::span<const Tensor> weight_gradients;
};

/// Multiplications, each with its addition, of a layer's forward pass, as direct arithmetic has
/// them: products with kernels, nothing else.
struct MultiplyAccumulates {
  double of_input = 0;  // kernels times the layer's input
  double inner = 0;     // kernels times what the layer computed itself: its state, a first kernel
};

/// A layer: arguments, shape inference, weights, forward and backward. It keeps no state of a
/// batch, so one layer may stand at several places of a graph; what a stateful one carries from
/// batch to batch is the model's.
class Layer {
 public:
  static constexpr Kind kKind = Kind::kLayer;
  virtual ~Layer() = default;

  /// Output shape for these input shapes, all without the batch axis. The first call also fixes the
  /// weights; a later one (a shared layer) must fit them. Throws kShapeMismatch or kInvalidArgument
  /// with what was expected and received; the caller adds the layer's name.
  virtual Shape build(std::span<const Shape> inputs) = 0;
  /// Weights in Keras's order: trainable ones first. Empty before build().
  virtual std::vector<WeightSpec> weights() const { return {}; }
  /// Memory needed when the inputs have these shapes, batch axis included.
  virtual MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                                const Shape& output) const = 0;
  virtual void forward(const ForwardPass& pass) const = 0;
  virtual void backward(const BackwardPass& pass) const = 0;

  /// For one sample of these shapes, without the batch axis; after build().
  virtual MultiplyAccumulates multiplyAccumulates(const Shape& /*input*/,
                                                  const Shape& /*output*/) const {
    return {};
  }

  virtual Masking masking() const { return Masking::kEnds; }
  /// Of a layer that makes masks or joins them: (batch, steps) from its inputs.
  virtual void makeMask(const Pass& /*pass*/, Real* /*mask*/) const {}
  /// Of a layer that joins them: whether something may count where not all of the inputs have one.
  virtual bool joinsWithout() const { return false; }
  /// Whether the layer can take a mask of an input of this shape into its numbers.
  virtual bool takesMask(const Shape& /*input*/) const { return true; }

  /// How a call of a layer of several inputs is written.
  struct CallStyle {
    bool apart = false;   // each input is an argument of its own, not one of a list
    bool causal = false;  // the call may say use_causal_mask
    bool states = false;  // the inputs behind the first are its initial_state
    bool key = false;     // the argument `key` is one of the call, not of the layer's config
  };
  virtual CallStyle callStyle() const { return {}; }

  /// What this output of a batch costs: it is added to the loss.
  virtual double activityPenalty(const ConstTensor& /*output*/) const { return 0; }

  /// Of a layer of several outputs the shapes of those behind the first, without the batch axis. It
  /// writes all into Pass::output, one after the other, each of them for the whole batch.
  virtual std::vector<Shape> furtherOutputs() const { return {}; }
  /// Of a stateful layer: how many elements of each sample a batch leaves to the next; else 0.
  virtual Index stateSize() const { return 0; }

  /// An activation the layer's arguments ask for but that the layer does not compute itself; the
  /// graph appends it as an operation of its own, so that losses can start from its input (the
  /// logits).
  virtual std::unique_ptr<Layer> activationLayer() const { return nullptr; }
  /// Where the inputs must be whole numbers coded as Reals (categories, words), the number of them:
  /// they are 0 … integersBelow() - 1. 0 for all layers that take any number.
  virtual Index integersBelow() const { return 0; }
  /// The shape of the model input this layer stands for; null for all layers that compute.
  virtual const Shape* inputShape() const { return nullptr; }
  /// Name of the activation function when this layer is nothing but one ("softmax"), else empty.
  virtual std::string_view activationName() const { return {}; }
};

/// The multiply-accumulates of a kernel of this shape that is applied at so many positions.
inline double kernelProducts(Index positions, const Shape& kernel) {
  return static_cast<double>(positions) * static_cast<double>(kernel.size());
}
/// The only input's shape; throws kShapeMismatch unless there is exactly one input.
const Shape& requireSingleInput(std::span<const Shape> inputs);
/// The only input's shape; throws kShapeMismatch unless it has `rank` axes besides the batch.
/// `axes` names them: "(batch, height, width, channels)".
const Shape& requireRank(std::span<const Shape> inputs, int rank, std::string_view axes);

}  // namespace minibatch
