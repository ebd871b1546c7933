#include "layers/layer.h"

namespace minibatch {
namespace {

/// Where a batch enters the model; says the shape of one sample. Keras: keras.layers.InputLayer.
class InputLayer : public Layer {
 public:
  static constexpr Unsupported kUnsupported[] = {
      {"sparse", "dense"}, {"ragged", "dense"}, {"optional", "needed"}};

  explicit InputLayer(const Arguments& arguments) : shape_(arguments.shape("shape")) {
    for (int axis = 0; axis < shape_.rank(); ++axis) {
      if (shape_[axis] < 0) shape_[axis] = kUnknown;
    }
  }
  Shape build(std::span<const Shape>) override { return shape_; }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {};
  }
  void forward(const ForwardPass&) const override {}
  void backward(const BackwardPass&) const override {}
  const Shape* inputShape() const override { return &shape_; }

 private:
  Shape shape_;
};

}  // namespace

const EntryOf<Layer>& inputLayerEntry() {
  static constexpr auto entry = entryFor<Layer, InputLayer>(
      "InputLayer", {},
      "The input of the model, with the shape of one sample."
      "\n() -> (batch, ...shape)",
      {{.name = "shape",
        .type = ArgumentType::kShape,
        .default_json = "",
        .doc =
            "Shape of one sample, without the batch axis: [28, 28, 1] for a small grayscale image. "
            "null is an axis of any length, which the data decides.",
        .minimum = 1,
        .maximum = 1 << 26,
        .nullable = true},
       {.name = "batch_size",
        .type = ArgumentType::kInteger,
        .default_json = "null",
        .doc = "Number of samples per batch, which summaries show; others are taken, too, unless a "
               "layer is stateful.",
        .minimum = 1,
        .maximum = 1 << 30,
        .nullable = true},
       {.name = "dtype",
        .type = ArgumentType::kString,
        .default_json = "\"float32\"",
        .doc = "Which numbers the rows hold, as a Keras program says it; they are read as float32.",
        .choices = {"float32", "float64", "int32", "int64", "uint8", "bool"}}});
  return entry;
}

}  // namespace minibatch
