#include <limits>

#include "kernels/activations.h"
#include "kernels/elementwise.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// y = max_value for x ≥ max_value, x for threshold ≤ x < max_value, else negative_slope (x -
/// threshold). Keras: keras.layers.ReLU.
class ReLU : public SampleWise {
 public:
  explicit ReLU(const Arguments& arguments)
      : pieces_{.most = arguments.isNull("max_value")
                            ? std::numeric_limits<Real>::infinity()
                            : static_cast<Real>(arguments.number("max_value")),
                .slope = static_cast<Real>(arguments.number("negative_slope")),
                .threshold = static_cast<Real>(arguments.number("threshold"))},
        plain_(arguments.isNull("max_value") && pieces_.slope == 0 && pieces_.threshold == 0) {}
  Shape build(std::span<const Shape> inputs) override { return requireSingleInput(inputs); }
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = !plain_, .backward_reads_output = plain_};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    const Index n = y.size();
    if (plain_) return relu(n, x.data, y.data);
    reluInPieces(n, pieces_, x.data, y.data);
  }

  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override {
    const Index n = dx.size();
    if (plain_) return reluBackward(n, y.data, dy.data, dx.data);
    reluInPiecesBackward(n, pieces_, x.data, dy.data, dx.data);
  }

  ReluPieces pieces_;
  bool plain_;  // max(x, 0)
};

}  // namespace

const EntryOf<Layer>& reluLayerEntry() {
  static constexpr auto entry =
      entryFor<Layer, ReLU>("ReLU", {"relu"},
                            "Rectified linear unit: sets negative values to 0."
                            "\ny = min(max(x, 0), max_value), with the shape of x",
                            {{.name = "max_value",
                              .type = ArgumentType::kNumber,
                              .default_json = "null",
                              .doc = "Maximum output; no limit if not set.",
                              .minimum = 0,
                              .nullable = true},
                             {.name = "negative_slope",
                              .type = ArgumentType::kNumber,
                              .default_json = "0.0",
                              .doc = "Slope below the threshold.",
                              .minimum = 0},
                             {.name = "threshold",
                              .type = ArgumentType::kNumber,
                              .default_json = "0.0",
                              .doc = "Values from here on pass unchanged.",
                              .minimum = 0}});
  return entry;
}

}  // namespace minibatch
