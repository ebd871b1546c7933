#include "parity/layer_run.h"

#include <algorithm>
#include <cmath>

#include "catalog.h"

namespace minibatch::golden {
namespace {

constexpr Real kUnwritten = std::numeric_limits<Real>::quiet_NaN();

Array unwritten(const Shape& shape) {
  return {shape, std::vector<Real>(static_cast<std::size_t>(shape.size()), kUnwritten)};
}

std::vector<Tensor> views(std::vector<Array>& arrays) {
  std::vector<Tensor> tensors;
  for (Array& array : arrays) tensors.push_back(array.tensor());
  return tensors;
}

std::vector<ConstTensor> readOnlyViews(const std::vector<Array>& arrays) {
  std::vector<ConstTensor> tensors;
  for (const Array& array : arrays) tensors.push_back(array.tensor());
  return tensors;
}

}  // namespace

LayerRun::LayerRun(const nlohmann::json& item, const std::vector<Array>& inputs)
    : causal_(item.value("use_causal_mask", false)) {
  std::vector<Shape> shapes;
  for (const Array& input : inputs) shapes.push_back(input.shape);
  addStage(catalog().make<Layer>(golden::object(item), "test"), shapes);
  if (auto activation = stages_.front().layer->activationLayer()) {
    addStage(std::move(activation), {stages_.front().output.shape});
  }
}

void LayerRun::addStage(std::unique_ptr<Layer> layer, const std::vector<Shape>& inputs) {
  std::vector<Shape> samples;
  for (const Shape& input : inputs) samples.push_back(input.sample());
  const Shape output = layer->build(samples).withBatch(inputs[0][0]);
  const MemoryRequirements requirements = layer->memoryRequirements(inputs, output);
  const auto memory = [](Index size) {
    return std::vector<Real>(static_cast<std::size_t>(size), kUnwritten);
  };
  stages_.push_back({std::move(layer), requirements, memory(requirements.saved),
                     memory(requirements.scratch + requirements.thread_scratch),
                     unwritten(output)});
}

Array LayerRun::forward(const std::vector<Array>& inputs, std::vector<Array>& weights,
                        bool training) {
  const std::vector<Tensor> all_weights = views(weights);
  std::vector<ConstTensor> stage_inputs = readOnlyViews(inputs);
  for (Stage& stage : stages_) {
    std::ranges::fill(stage.scratch, kUnwritten);
    ForwardPass pass;
    pass.inputs = stage_inputs;
    if (&stage == &stages_.front()) pass.weights = all_weights;
    pass.saved = stage.saved.data();
    pass.scratch = stage.scratch.data();
    pass.training = training;
    pass.causal = causal_;
    pass.output = stage.output.tensor();
    stage.layer->forward(pass);
    stage_inputs = {stage.output.tensor()};
  }
  return stages_.back().output;
}

LayerRun::Gradients LayerRun::backward(const std::vector<Array>& inputs,
                                       std::vector<Array>& weights, bool training,
                                       const Array& dy) {
  const std::vector<Tensor> all_weights = views(weights);
  Gradients gradients;
  std::vector<Tensor> weight_gradients;
  for (const WeightSpec& weight : layer().weights()) {
    if (weight.trainable) gradients.weights.push_back(unwritten(weight.shape));
  }
  for (Array& gradient : gradients.weights) weight_gradients.push_back(gradient.tensor());
  weight_gradients.resize(all_weights.size());  // null for weights that are not trained

  Array output_gradient = dy;
  for (std::size_t i = stages_.size(); i-- > 0;) {
    Stage& stage = stages_[i];
    std::ranges::fill(stage.scratch, kUnwritten);
    const std::vector<Array> stage_inputs =
        i == 0 ? inputs : std::vector<Array>{stages_[i - 1].output};
    std::vector<ConstTensor> input_views = readOnlyViews(stage_inputs);
    ConstTensor output = stage.output.tensor();
    for (ConstTensor& input : input_views) {
      if (!stage.requirements.backward_reads_inputs) input.data = nullptr;
    }
    if (!stage.requirements.backward_reads_output) output.data = nullptr;
    std::vector<Array> input_gradients;
    for (const Array& input : stage_inputs) input_gradients.push_back(unwritten(input.shape));
    const std::vector<Tensor> input_gradient_views = views(input_gradients);
    BackwardPass pass;
    pass.inputs = input_views;
    if (i == 0) {
      pass.weights = all_weights;
      pass.weight_gradients = weight_gradients;
    }
    pass.saved = stage.saved.data();
    pass.scratch = stage.scratch.data();
    pass.training = training;
    pass.causal = causal_;
    pass.output = output;
    pass.output_gradient = output_gradient.tensor();
    pass.input_gradients = input_gradient_views;
    stage.layer->backward(pass);
    if (i == 0) gradients.inputs = input_gradients;
    output_gradient = input_gradients[0];
  }
  return gradients;
}

}  // namespace minibatch::golden
