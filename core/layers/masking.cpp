#include <algorithm>

#include "layers/layer.h"

namespace minibatch {
namespace {

/// Steps of which every feature is `mask_value` do not count: the layers behind skip them. Their
/// values become 0. Keras: keras.layers.Masking.
class MaskingLayer : public Layer {
 public:
  explicit MaskingLayer(const Arguments& arguments)
      : mask_value_(static_cast<Real>(arguments.number("mask_value"))) {}
  Shape build(std::span<const Shape> inputs) override {
    return requireRank(inputs, 2, "(batch, steps, features)");
  }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {};
  }

  void forward(const ForwardPass& pass) const override {
    apply(pass.inputs[0], pass.inputs[0].data, pass.output.data);
  }
  void backward(const BackwardPass& pass) const override {
    if (!pass.input_gradients[0]) return;
    apply(pass.inputs[0], pass.output_gradient.data, pass.input_gradients[0].data);
  }

  Masking masking() const override { return Masking::kMakes; }
  void makeMask(const Pass& pass, Real* mask) const override {
    const ConstTensor& x = pass.inputs[0];
    const Index features = x.shape.back();
    for (const Real* row = x.data; row < x.data + x.size(); row += features)
      *mask++ = counts(row, features);
  }

 private:
  bool counts(const Real* row, Index features) const {
    return std::any_of(row, row + features, [&](Real value) { return value != mask_value_; });
  }

  // to = from where the row of x counts, else 0.
  void apply(const ConstTensor& x, const Real* from, Real* to) const {
    const Index features = x.shape.back();
    for (const Real* row = x.data; row < x.data + x.size(); row += features) {
      if (counts(row, features)) {
        std::copy_n(from, features, to);
      } else {
        std::fill_n(to, features, Real{0});
      }
      from += features;
      to += features;
    }
  }

  Real mask_value_;
};

}  // namespace

const EntryOf<Layer>& maskingEntry() {
  static constexpr auto entry = entryFor<Layer, MaskingLayer>(
      "Masking", {},
      "Marks padded steps of sequences, so that the layers behind skip them."
      "\n(batch, steps, features) -> (batch, steps, features)",
      {{.name = "mask_value",
        .type = ArgumentType::kNumber,
        .default_json = "0.0",
        .doc = "A step of which every feature has this value is padding.",
        .minimum = -1e6,
        .maximum = 1e6}});
  return entry;
}

}  // namespace minibatch
