#include <algorithm>

#include "base/error.h"
#include "kernels/gemm.h"
#include "layers/kernel_and_bias.h"
#include "layers/layer.h"

namespace minibatch {
namespace {

/// y = activation(x · kernel + bias) over the last axis: x (batch, ..., in), kernel (in, units),
/// bias (units), y (batch, ..., units). Keras: keras.layers.Dense.
class Dense : public Layer {
 public:
  explicit Dense(const Arguments& arguments)
      : parts_(arguments), units_(arguments.integer("units")) {}

  Shape build(std::span<const Shape> inputs) override {
    Shape shape = requireSingleInput(inputs);
    if (shape.rank() == 0) {
      fail(ErrorCode::kShapeMismatch, "layer.rank-at-least-2",
           {{"axes", "(batch, ..., features)"}, {"shape", shape.toStringWithBatch()}});
    }
    if (inputs_ && shape.back() != inputs_) {
      fail(ErrorCode::kShapeMismatch, "layer.built-for-last-axis",
           {{"built", inputs_}, {"shape", shape.toStringWithBatch()}});
    }
    inputs_ = shape.back();
    shape[shape.rank() - 1] = units_;
    return shape;
  }

  std::vector<WeightSpec> weights() const override {
    return inputs_ ? parts_.weights({inputs_, units_}, units_) : std::vector<WeightSpec>();
  }

  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>,
                                        const Shape& output) const override {
    const Index rows = output.size() / units_;
    return {.scratch = KernelAndBias::backwardScratch(rows, units_),
            .thread_scratch = std::max({gemmScratchSize(rows, units_, inputs_),
                                        gemmScratchSize(rows, inputs_, units_),
                                        gemmScratchSize(inputs_, units_, rows)}),
            .backward_reads_output = parts_.fusesRelu()};
  }

  void forward(const ForwardPass& pass) const override {
    const Index rows = pass.output.size() / units_;
    gemm(rows, units_, inputs_, {pass.inputs[0].data, inputs_}, {pass.weights[0].data, units_},
         pass.output.data, units_, parts_.epilogue(pass), pass.scratch, pass.parallel);
  }

  void backward(const BackwardPass& pass) const override {
    const Index rows = pass.output_gradient.size() / units_;
    parts_.backward(pass, rows, units_);
    const Real* dy = pass.output_gradient.data;
    if (pass.weight_gradients[0]) {  // dkernel (in, units) = xᵀ · dy
      gemm(inputs_, units_, rows, {pass.inputs[0].data, inputs_, true}, {dy, units_},
           pass.weight_gradients[0].data, units_, {}, pass.scratch, pass.parallel);
    }
    if (pass.input_gradients[0]) {  // dx (rows, in) = dy · kernelᵀ
      gemm(rows, inputs_, units_, {dy, units_}, {pass.weights[0].data, units_, true},
           pass.input_gradients[0].data, inputs_, {}, pass.scratch, pass.parallel);
    }
  }

  MultiplyAccumulates multiplyAccumulates(const Shape&, const Shape& output) const override {
    return {.of_input = static_cast<double>(output.size() * inputs_)};
  }

  std::unique_ptr<Layer> activationLayer() const override { return parts_.activationLayer(); }

 private:
  KernelAndBias parts_;
  Index units_;
  Index inputs_ = 0;
};

}  // namespace

const EntryOf<Layer>& denseEntry() {
  static constexpr auto entry = entryFor<Layer, Dense>(
      "Dense", {},
      "Fully connected layer: every unit is connected to every input."
      "\ny = activation(x kernel + bias): (batch, ..., inputs) -> (batch, ..., units)",
      [] {
        return KernelAndBias::arguments({{.name = "units",
                                          .type = ArgumentType::kInteger,
                                          .default_json = "",
                                          .doc = "Number of units, which is the number of outputs.",
                                          .minimum = 1,
                                          .maximum = 1e6}});
      });
  return entry;
}

}  // namespace minibatch
