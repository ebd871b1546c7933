#pragma once

#include <vector>

#include "kernels/conv2d.h"
#include "layers/convolution_arguments.h"
#include "layers/recurrent.h"
#include "layers/unit_forget_bias.h"
#include "layers/window2d.h"

namespace minibatch {

/// An LSTM over images (batch, steps, height, width, channels), whose products are convolutions.
/// With z = x * kernel + h * recurrent_kernel + bias, in the order i, f, g, o along the filters:
///   i, f, o = recurrent_activation(z),  g = activation(z),
///   c' = f c + i g,  h' = o activation(c').
/// The state keeps its size: h * recurrent_kernel is padded and has strides of 1. As in Keras,
/// dropout and recurrent_dropout have one mask for each gate, the same in all steps: such a product
/// is a convolution in four groups, of what each gate is given. Keras: keras.layers.ConvLSTM2D; Shi
/// et al., NeurIPS 2015.
class ConvLstm2D final : public Layer {
 public:
  static constexpr const auto& kUnsupported = Recurrent::kUnsupported;

  explicit ConvLstm2D(const Arguments& arguments)
      : window_(arguments),
        filters_(arguments.integer("filters")),
        kernel_(arguments, kKernel),
        recurrent_kernel_(arguments, kRecurrentKernel),
        bias_(arguments, kBias),
        activation_(arguments, "activation", "filters"),
        recurrent_activation_(arguments, "recurrent_activation", "filters"),
        use_bias_(arguments.boolean("use_bias")),
        return_sequences_(arguments.boolean("return_sequences")),
        return_state_(arguments.boolean("return_state")),
        go_backwards_(arguments.boolean("go_backwards")),
        stateful_(arguments.boolean("stateful")),
        dropout_(rateOf(arguments, "dropout")),
        recurrent_dropout_(rateOf(arguments, "recurrent_dropout")),
        seed_(arguments) {
    if (arguments.boolean("unit_forget_bias")) {
      bias_.initializer = std::make_shared<UnitForgetBias>(bias_.initializer);
    }
  }

  static constexpr std::vector<Argument> arguments() {
    std::vector<Argument> all = {convolution::filters(), convolution::kernelSize(),
                                 convolution::strides(), convolution::padding(),
                                 convolution::dilationRate()};
    // All but the first, which is `units`.
    const std::vector<Argument> others = Recurrent::arguments(true, {UnitForgetBias::argument()});
    all.insert(all.end(), others.begin() + 1, others.end());
    return all;
  }

  Shape build(std::span<const Shape> inputs) override;

  std::vector<WeightSpec> weights() const override;

  CallStyle callStyle() const override { return {.states = true}; }
  std::vector<Shape> furtherOutputs() const override {
    return std::vector<Shape>(return_state_ ? 2 : 0, state_);
  }
  Index stateSize() const override { return stateful_ ? 2 * state_.size() : 0; }
  bool takesMask(const Shape&) const override { return false; }

  MemoryRequirements memoryRequirements(std::span<const Shape> inputs, const Shape&) const override;

  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

  MultiplyAccumulates multiplyAccumulates(const Shape& input, const Shape&) const override {
    const Index positions = input[0] * state_[0] * state_[1];
    return {.of_input = kernelProducts(positions, weights()[0].shape),
            .inner = kernelProducts(positions, weights()[1].shape)};
  }

 private:
  static constexpr Index kGates = 4;
  enum Gate { kInput, kForget, kCandidate, kOutput };

  // Where everything lies in saved and scratch. Images are (steps, batch, …), in the order of
  // processing. A block is the state of a batch; gates are four blocks.
  struct Layout {
    Shape image;                       // of the input, with `images` as its batch
    Index batch, steps, images, rows;  // images: batch · steps; rows: the positions of a block
    Index pixels, block;               // elements of an image; of a block
    Index h, c, gates, squeezed, sums, input_masks, recurrent_masks, saved;
    Index sequence, gated, projection, product, dh, dc, work, scratch;
  };

  // As in Keras, a rate of 1 drops nothing.
  static Real rateOf(const Arguments& arguments, std::string_view name) {
    const double rate = arguments.number(name);
    return rate < 1 ? static_cast<Real>(rate) : Real{0};
  }
  bool keepsSums() const { return activation_.readsInput() || recurrent_activation_.readsInput(); }
  const Recurrent::Gate& activationOf(Index gate) const {
    return gate == kCandidate ? activation_ : recurrent_activation_;
  }

  Layout layoutOf(const Shape& input) const;

  Conv2DGeometry ofInputs(const Layout& layout, bool masked) const;
  Conv2DGeometry ofStates(Index images, bool masked) const;

  void drawMasks(const Pass& pass, const Layout& layout) const;

  // What a product is of: x, or of each gate x times its mask, side by side along the channels. The
  // masks are those of `size` elements, x is as many as `times` of them.
  static const Real* masked(bool masked, Index times, Index size, Index channels, const Real* x,
                            const Real* masks, Real* gated);
  // Its gradient, from that of what the gates were given.
  static void unmask(Index times, Index size, Index channels, const Real* gated, const Real* masks,
                     Real* dx);

  Window2D window_;
  Index filters_;
  WeightRules kernel_, recurrent_kernel_, bias_;
  Recurrent::Gate activation_, recurrent_activation_;
  bool use_bias_, return_sequences_, return_state_, go_backwards_, stateful_;
  Real dropout_, recurrent_dropout_;
  OwnSeed seed_;
  Index channels_ = 0;
  Shape state_;
};

}  // namespace minibatch
