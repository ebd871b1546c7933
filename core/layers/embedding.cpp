#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "kernels/elementwise.h"
#include "layers/weight_arguments.h"

namespace minibatch {
namespace {

// Beyond it, a float cannot hold every whole number.
constexpr double kMaxVocabulary = 0x1p24;

/// Replaces each index of x (batch, ...) by its row of `embeddings` (input_dim, output_dim): y
/// (batch, ..., output_dim). The indices are whole numbers coded as Reals, 0 … input_dim - 1; any
/// other is refused (Keras with JAX gives NaN). Their gradient is zero. Keras:
/// keras.layers.Embedding.
class Embedding : public Layer {
 public:
  static constexpr Unsupported kUnsupported[] = {{"weights", "weights-on-model"}};

  explicit Embedding(const Arguments& arguments)
      : input_dim_(arguments.integer("input_dim")),
        output_dim_(arguments.integer("output_dim")),
        mask_zero_(arguments.boolean("mask_zero")),
        embeddings_(arguments, kEmbeddings) {}
  Shape build(std::span<const Shape> inputs) override {
    Shape shape =
        mask_zero_ ? requireRank(inputs, 1, "(batch, steps)") : requireSingleInput(inputs);
    shape.append(output_dim_);
    return shape;
  }

  std::vector<WeightSpec> weights() const override {
    return {embeddings_.spec("embeddings", {input_dim_, output_dim_})};
  }

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {};
  }
  void forward(const ForwardPass& pass) const override {
    const ConstTensor& x = pass.inputs[0];
    const Index count = x.size();
    for (Index i = 0; i < count; ++i) {
      const Real value = x.data[i];
      if (!(value >= 0 && value < static_cast<Real>(input_dim_)) || value != std::floor(value)) {
        const Index each = count / x.batch();
        fail(ErrorCode::kInvalidData, "layer.embedding",
             {{"last", input_dim_ - 1},
              {"input_dim", input_dim_},
              {"received", value},
              {"row", i / each},
              {"position", i % each}});
      }
      std::copy_n(pass.weights[0].data + static_cast<Index>(value) * output_dim_, output_dim_,
                  pass.output.data + i * output_dim_);
    }
  }

  void backward(const BackwardPass& pass) const override {
    const ConstTensor& x = pass.inputs[0];
    if (const Tensor& gradient = pass.weight_gradients[0]) {
      std::fill_n(gradient.data, gradient.size(), Real{0});
      for (Index i = 0; i < x.size(); ++i) {
        addTo(output_dim_, pass.output_gradient.data + i * output_dim_,
              gradient.data + static_cast<Index>(x.data[i]) * output_dim_);
      }
    }
    if (pass.input_gradients[0]) std::fill_n(pass.input_gradients[0].data, x.size(), Real{0});
  }

  Masking masking() const override { return mask_zero_ ? Masking::kMakes : Masking::kEnds; }
  void makeMask(const Pass& pass, Real* mask) const override {
    const ConstTensor& input = pass.inputs[0];
    for (Index i = 0; i < input.size(); ++i) mask[i] = input.data[i] != 0;
  }

  Index integersBelow() const override { return input_dim_; }

 private:
  Index input_dim_, output_dim_;
  bool mask_zero_;
  WeightRules embeddings_;
};

}  // namespace

const EntryOf<Layer>& embeddingEntry() {
  static constexpr auto entry = entryFor<Layer, Embedding>(
      "Embedding", {},
      "Learns a vector for each category or word, which the input gives as an integer."
      "\n(batch, steps) -> (batch, steps, output_dim)",
      [] {
        return withWeightArguments(
            {{.name = "input_dim",
              .type = ArgumentType::kInteger,
              .default_json = "",
              .doc = "Size of the vocabulary: the largest input integer plus 1.",
              .minimum = 1,
              .maximum = kMaxVocabulary},
             {.name = "output_dim",
              .type = ArgumentType::kInteger,
              .default_json = "",
              .doc = "Length of the vectors.",
              .minimum = 1,
              .maximum = 1e6},
             {.name = "mask_zero",
              .type = ArgumentType::kBoolean,
              .default_json = "false",
              .doc = "Whether 0 is padding, which recurrent layers skip."}},
            {{kEmbeddings, "\"uniform\"", "Initializer of the vectors."}});
      });
  return entry;
}

}  // namespace minibatch
