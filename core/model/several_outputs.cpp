// Layers of several outputs, which write all of them into one tensor.

#include <algorithm>

#include "model/spec_reader.h"

namespace minibatch {
namespace {

/// One of them: all are for the whole batch, one after the other.
class OutputOf final : public Layer {
 public:
  /// The values of a sample that lie behind its beginning; those of the first begin at 0.
  explicit OutputOf(Index from_end) : from_end_(from_end) {}

  Shape build(std::span<const Shape> inputs) override { return inputs[0]; }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }
  void forward(const ForwardPass& pass) const override {
    const ConstTensor& all = pass.inputs[0];
    std::copy_n(all.data + placeIn(all.shape), pass.output.size(), pass.output.data);
  }
  void backward(const BackwardPass& pass) const override {
    const Tensor& all = pass.input_gradients[0];
    if (!all) return;
    std::fill_n(all.data, all.size(), Real{0});
    std::copy_n(pass.output_gradient.data, pass.output_gradient.size(),
                all.data + placeIn(all.shape));
  }

 private:
  Index placeIn(const Shape& all) const { return from_end_ ? (all[1] - from_end_) * all[0] : 0; }

  Index from_end_;
};

}  // namespace

std::vector<int> SpecReader::takeOut(int part, int tensor, const std::vector<Shape>& further) {
  const int layer = parts_[part].layer;
  std::vector<std::shared_ptr<Layer>>& takers = graph.layers[layer].outputs;
  std::vector<Shape>& shapes = reports[part].outputs;
  shapes.insert(shapes.end(), further.begin(), further.end());
  Index size = 0;
  for (const Shape& shape : shapes) size += shape.size();
  graph.operations[tensor].shape = {size};
  const Index batch = graph.operations[tensor].batch;
  const bool is_first_call = takers.empty();
  std::vector<int> results;
  for (const Shape& shape : shapes) {
    const auto output = static_cast<int>(results.size());
    if (is_first_call) takers.push_back(std::make_shared<OutputOf>(output ? size : 0));
    size -= shape.size();
    results.push_back(static_cast<int>(graph.operations.size()));
    graph.operations.push_back({layer, true, {tensor}, shape, batch});
    graph.operations.back().output = output;
  }
  return results;
}

}  // namespace minibatch
