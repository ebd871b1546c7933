#include <algorithm>
#include <memory>

#include "base/error.h"
#include "kernels/broadcast.h"
#include "layers/axis.h"
#include "layers/weight_arguments.h"

namespace minibatch {
namespace {

/// y = x for x > 0, else alpha x with a learned alpha for each value of a sample; along shared_axes
/// (counted from 1) one alpha serves all positions. Keras: keras.layers.PReLU. He et al., ICCV
/// 2015.
class PReLU : public Layer {
 public:
  explicit PReLU(const Arguments& arguments) : alpha_(arguments, kAlpha) {
    if (!arguments.isNull("shared_axes")) shared_axes_ = arguments.integers("shared_axes");
  }

  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireSingleInput(inputs);
    Shape alpha = input;
    for (Index axis : shared_axes_) alpha[resolveAxis(axis, input) - 1] = 1;
    if (alpha_shape_.rank() && !(alpha == alpha_shape_)) {
      fail(ErrorCode::kShapeMismatch, "layer.built-for-alpha",
           {{"built", alpha_shape_.toString()}, {"shape", input.toStringWithBatch()}});
    }
    alpha_shape_ = alpha;
    return input;
  }

  std::vector<WeightSpec> weights() const override {
    if (!alpha_shape_.rank()) return {};
    return {alpha_.spec("alpha", alpha_shape_)};
  }

  // scratch: alpha for each value of a sample, and the sum of its gradient over the batch.
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>,
                                        const Shape& output) const override {
    return {.scratch = 2 * output.sample().size()};
  }

  void forward(const ForwardPass& pass) const override {
    const Index batch = pass.output.batch(), size = pass.output.size() / batch;
    const Real* x = pass.inputs[0].data;
    Real* y = pass.output.data;
    Real* alpha = pass.scratch;
    broadcastTo(alpha_shape_.withBatch(1), pass.weights[0].data,
                pass.output.shape.sample().withBatch(1), alpha);
    for (Index sample = 0; sample < batch; ++sample, x += size, y += size) {
      for (Index i = 0; i < size; ++i) y[i] = x[i] > 0 ? x[i] : alpha[i] * x[i];
    }
  }

  void backward(const BackwardPass& pass) const override {
    const Index batch = pass.output_gradient.batch(), size = pass.output_gradient.size() / batch;
    const Shape sample_shape = pass.output_gradient.shape.sample().withBatch(1);
    const Real* x = pass.inputs[0].data;
    const Real* dy = pass.output_gradient.data;
    Real* dx = pass.input_gradients[0].data;
    Real* alpha = pass.scratch;
    Real* dalpha = pass.scratch + size;
    broadcastTo(alpha_shape_.withBatch(1), pass.weights[0].data, sample_shape, alpha);
    std::fill_n(dalpha, size, Real{0});
    for (Index sample = 0; sample < batch; ++sample, x += size, dy += size) {
      for (Index i = 0; i < size; ++i) dalpha[i] += x[i] < 0 ? dy[i] * x[i] : 0;
      if (!dx) continue;
      for (Index i = 0; i < size; ++i) dx[i] = x[i] > 0 ? dy[i] : x[i] < 0 ? alpha[i] * dy[i] : 0;
      dx += size;
    }
    if (pass.weight_gradients[0]) {
      sumTo(sample_shape, dalpha, alpha_shape_.withBatch(1), pass.weight_gradients[0].data);
    }
  }

 private:
  WeightRules alpha_;
  std::vector<Index> shared_axes_;
  Shape alpha_shape_;
};

}  // namespace

const EntryOf<Layer>& preluEntry() {
  static constexpr auto entry = entryFor<Layer, PReLU>(
      "PReLU", {"prelu"},
      "Leaky ReLU with learned slopes for negative values."
      "\ny = x where x > 0, else alpha * x, with the shape of x",
      [] {
        return withWeightArguments({{.name = "shared_axes",
                                     .type = ArgumentType::kIntegers,
                                     .default_json = "null",
                                     .doc = "Axes along which slopes are shared: [1, 2] for one "
                                            "slope per channel of an image.",
                                     .minimum = 1,
                                     .maximum = 7,
                                     .nullable = true}},
                                   {{kAlpha, "\"zeros\"", "Initializer of the slopes."}});
      });
  return entry;
}

}  // namespace minibatch
