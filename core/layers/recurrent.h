#pragma once

#include <memory>

#include "activations/activation.h"
#include "base/own_seed.h"
#include "layers/weight_arguments.h"

namespace minibatch {

/// What SimpleRNN, LSTM and GRU share: x (batch, steps, features) is multiplied with the kernel
/// (features, gates · units) for all steps at once, then a cell goes through the steps, where the
/// state h (batch, units) meets the recurrent kernel (units, gates · units). The output is the last
/// h, or with return_sequences every h, (batch, steps, units), in the order of processing: as in
/// Keras, go_backwards gives the reversed sequence. With return_state the last states are outputs,
/// too; the inputs behind x are the states before the first step. Where there are none it begins
/// with zeros or, if it is stateful, with what the batch before ended with, to which no gradient
/// goes.
///
/// As in Keras, dropout and recurrent_dropout use one mask for all steps; a cell with several gates
/// has one mask for all of them, but one for each once recurrent_dropout is not 0 (Keras's
/// implementation 1), and ignores a rate of 1.
///
/// A block is (batch, units). All of a step's tensors lie in blocks one after the other.
class Recurrent : public Layer {
 public:
  static constexpr Unsupported kUnsupported[] = {{"time_major", "batch-first"}};

  /// An activation a cell computes itself; null arguments are linear.
  class Gate {
   public:
    /// Of `units` elements in a row, the argument of that name.
    Gate(const Arguments& arguments, std::string_view name, std::string_view units = "units");
    bool readsInput() const { return function_ && !function_->backwardReadsOutput(); }
    /// y = f(x), blocks.
    void forward(const Shape& block, const Real* x, Real* y) const;
    /// dx = dy f'(x), from x or y; dx may be dy.
    void backward(const Shape& block, const Real* x, const Real* y, const Real* dy, Real* dx) const;

   private:
    std::unique_ptr<Activation> function_;
  };

  /// The arguments all have in common, with `own` at their places: those of a cell with gates have
  /// a recurrent_activation.
  static constexpr std::vector<Argument> arguments(bool gated, std::vector<Argument> own);

  Shape build(std::span<const Shape> inputs) final;
  std::vector<WeightSpec> weights() const override;
  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const final;
  void forward(const ForwardPass& pass) const final;
  void backward(const BackwardPass& pass) const final;
  MultiplyAccumulates multiplyAccumulates(const Shape& input, const Shape&) const final {
    const Index steps = input.size() / input.back(), columns = cell_.gates * units_;
    return {.of_input = kernelProducts(steps, {features_, columns}),
            .inner = kernelProducts(steps, {units_, columns})};
  }

  CallStyle callStyle() const final { return {.states = true}; }
  /// The last h, and the last of the state beside it.
  std::vector<Shape> furtherOutputs() const final {
    return std::vector<Shape>(return_state_ ? stateCount() : 0, Shape{units_});
  }
  std::size_t stateCount() const { return cell_.state < 0 ? 1 : 2; }
  Index stateSize() const final {
    return stateful_ ? static_cast<Index>(stateCount()) * units_ : 0;
  }

  Masking masking() const final { return return_sequences_ ? Masking::kPasses : Masking::kEnds; }

  std::size_t weightCount() const { return use_bias_ ? 3 : 2; }
  bool returnsSequences() const { return return_sequences_; }
  bool goesBackwards() const { return go_backwards_; }
  /// Makes it the second direction of a Bidirectional: it goes `backwards`, gives its sequence in
  /// the opposite of the order of processing, and draws random numbers of its own.
  void makeSecondDirection(bool backwards);
  /// Its sequence is 0 where a step does not count, and not the state before, as Bidirectional's
  /// is.
  void zeroesMasked() { zeroes_masked_ = true; }

 protected:
  /// What a cell is made of; `gates` and the rest are the number of blocks.
  struct Cell {
    Index gates;
    Index kept;        // blocks a step keeps for the backward pass
    Index work;        // blocks a backward step works in
    Index from_state;  // how many gates have a recurrent product of h itself; of the others, of
                       // h times resetOf()
    int state = -1;    // which kept block is a state beside h, or -1
    bool separate = false;  // recurrent products have gradients (and biases) of their own
  };

  /// One step of some samples: threads share the batch.
  struct Step {
    const Pass& pass;
    Index batch, size;        // samples; elements of a block that are theirs
    Index apart;              // elements from one block to the next
    Shape block;              // (batch, units)
    const Real* before;       // h before the step
    const Real* start;        // the state beside h before the first step
    Real* kept;               // Cell::kept blocks
    const Real* kept_before;  // of the step before, or null
    const Real* masks;        // of the recurrent dropout, a block for each gate, or null
    Real* product;            // (batch, gates, units) to work in
    Real* workspace;          // a block to work in
    const Real* packed;       // the recurrent kernel, gate by gate
  };
  struct ForwardStep : Step {
    const Real* projection;  // x · kernel + bias (batch, gates, units)
    Real* h;                 // the result
  };
  struct BackwardStep : Step {
    const Real* h;
    Real* dh;           // gradient of h; to become that of `before`
    Real* carry;        // the gradient of the state beside h
    Real* work;         // Cell::work blocks
    Real* dprojection;  // (batch, gates, units)
    Real* dproduct;     // likewise of the recurrent products; dprojection unless Cell::separate
  };

  explicit Recurrent(const Arguments& arguments);
  /// To be called by the constructor of the cell, which knows its activations then.
  void setCell(const Cell& cell);

  virtual void forwardStep(const ForwardStep& step) const = 0;
  virtual void backwardStep(const BackwardStep& step) const = 0;
  /// The factor r (a block) by which h is multiplied before the recurrent product of the gates from
  /// Cell::from_state on.
  virtual const Real* resetOf(const Real* /*kept*/, Index /*apart*/) const { return nullptr; }

  /// product = a · recurrent_kernel (+ recurrent bias) for `count` gates from `first`, a a block.
  void recurrentProduct(const Step& step, Index first, Index count, const Real* a) const;
  /// da = dproduct · recurrent_kernelᵀ for these gates, or da += it.
  void recurrentProductBackward(const BackwardStep& step, Index first, Index count, bool add,
                                Real* da) const;

  Index units() const { return units_; }
  bool usesBias() const { return use_bias_; }

  /// The initial bias of all gates.
  WeightRules bias_;

 private:
  // Where everything lies in saved and scratch, for given sizes. Steps are stored in the order of
  // processing, whatever the direction: everything "of all steps" is (steps, batch, …), so that
  // each product over all of them is one matrix product.
  struct Layout {
    Index batch, steps, size;
    // In saved: h (steps + 1 blocks), what the cells keep, the first state beside h, dropout masks.
    Index states, kept, start, input_masks, recurrent_masks, saved;
    // In scratch: the input or its gradient, projections or their gradients, and workspace.
    Index sequence, projection, dproduct, gated, product, workspace, dh, carry, work, held, scratch;
    Index packed;
    Index gemm;  // what a thread's products of all steps need
  };
  Layout layoutOf(Index batch, Index steps) const;
  // Samples of the batch.
  struct Part {
    Index first, last;
  };
  // Packs the recurrent kernel for the products of all steps, as many gates together as one takes.
  void packRecurrentKernel(const Pass& pass, const Layout& layout, bool transposed) const;
  Step stepAt(const Pass& pass, const Layout& layout, Index step, const Part& part) const;
  // Calls function(part) for parts of the batch, side by side.
  void eachPart(const Pass& pass, const Layout& layout, FunctionRef<const Part&> function) const;
  // The rate that counts: 0 where it does nothing.
  Real activeRate(Real rate) const;
  bool masksEachGate() const { return recurrent_dropout_ != 0; }
  void drawMasks(const Pass& pass, const Layout& layout) const;
  // As in Keras 3, a call that gives initial states gets no mask, though what it returns has it.
  static const Real* maskOf(const Pass& pass) {
    return pass.inputs.size() > 1 ? nullptr : pass.mask();
  }
  bool isMasked(const Pass& pass, const Layout& layout, Index step, Index sample) const;
  void keepStates(const ForwardStep& step, const Layout& layout, Index index,
                  const Part& part) const;
  // Where the further outputs begin in the output, or their gradients in its gradient.
  Index furtherFrom(const Layout& layout) const {
    return layout.size * (return_sequences_ ? layout.steps : 1);
  }
  void zeroMasked(const ForwardPass& pass, const Layout& layout) const;
  void backwardMasked(const BackwardStep& step, const Layout& layout, Index index,
                      const Part& part) const;
  void recurrentKernelGradient(const BackwardPass& pass, const Layout& layout) const;
  void inputGradients(const BackwardPass& pass, const Layout& layout) const;

  WeightRules kernel_, recurrent_kernel_;
  Index units_;
  bool use_bias_, return_sequences_, return_state_, go_backwards_, stateful_;
  bool second_direction_ = false, zeroes_masked_ = false;
  Real dropout_, recurrent_dropout_;
  OwnSeed seed_;
  Cell cell_{};
  Index features_ = 0;
};

constexpr std::vector<Argument> Recurrent::arguments(bool gated, std::vector<Argument> own) {
  const auto activation = [](const char* name, const char* value, TextId doc) {
    return Argument{.name = name,
                    .type = ArgumentType::kObject,
                    .default_json = value,
                    .doc = doc,
                    .object_kind = Kind::kActivation,
                    .nullable = true};
  };
  const auto boolean = [](const char* name, const char* value, TextId doc) {
    return Argument{
        .name = name, .type = ArgumentType::kBoolean, .default_json = value, .doc = doc};
  };
  const auto rate = [](const char* name, TextId doc) {
    return Argument{.name = name,
                    .type = ArgumentType::kNumber,
                    .default_json = "0.0",
                    .doc = doc,
                    .minimum = 0,
                    .maximum = 1};
  };
  std::vector<Argument> all = {
      {.name = "units",
       .type = ArgumentType::kInteger,
       .default_json = "",
       .doc = "Number of units, which is the size of the state and the output.",
       .minimum = 1,
       .maximum = 1e5},
      activation("activation", "\"tanh\"", "Activation function of the state; linear if not set.")};
  if (gated) {
    all.push_back(activation("recurrent_activation", "\"sigmoid\"",
                             "Activation function of the gates; linear if not set."));
  }
  all.push_back(boolean("use_bias", "true", "Whether to add a bias."));
  all = withWeightArguments(
      std::move(all),
      {{kKernel, "\"glorot_uniform\"", "Initializer of the kernel, which transforms the input."},
       {kRecurrentKernel, "\"orthogonal\"",
        "Initializer of the recurrent kernel, which transforms the state."},
       {kBias, "\"zeros\"", "Initializer of the bias."}});
  std::ranges::move(own, std::back_inserter(all));
  all.push_back(rate("dropout", "Fraction of the inputs to drop during training."));
  all.push_back(rate("recurrent_dropout", "Fraction of the state to drop during training."));
  all.push_back(OwnSeed::argument(
      "Random seed of the dropout; if not set, it follows from the model's seed."));
  all.push_back(
      boolean("return_sequences", "false",
              "Whether to return the output of every step instead of the last one only."));
  all.push_back(boolean("return_state", "false",
                        "Whether to return the last state, too, as further outputs."));
  all.push_back(
      boolean("go_backwards", "false",
              "Whether to process the steps in reverse order and return the reversed sequence."));
  all.push_back(
      boolean("stateful", "false",
              "Whether a batch begins with the states that the batch before ended with, row by "
              "row; every batch then has as many rows as batch_size of the input says."));
  all.push_back(boolean("unroll", "false", "Accepted for Keras's sake; it has no effect here."));
  return all;
}

}  // namespace minibatch
