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

}  // namespace

LayerRun::LayerRun(const nlohmann::json& item, const Shape& input) {
  addStage(catalog().make<Layer>(item, "test"), input);
  if (auto activation = stages_.front().layer->activationLayer()) {
    addStage(std::move(activation), stages_.front().output.shape);
  }
}

void LayerRun::addStage(std::unique_ptr<Layer> layer, const Shape& input) {
  const Shape sample = input.sample();
  const Shape output = layer->build({&sample, 1}).withBatch(input[0]);
  const Needs needs = layer->needs({&input, 1}, output);
  const auto memory = [](Index size) {
    return std::vector<Real>(static_cast<std::size_t>(size), kUnwritten);
  };
  stages_.push_back(
      {std::move(layer), needs, memory(needs.saved), memory(needs.scratch), unwritten(output)});
}

Array LayerRun::forward(const Array& x, std::vector<Array>& weights, bool training) {
  const std::vector<Tensor> all_weights = views(weights);
  ConstTensor input = x.tensor();
  for (Stage& stage : stages_) {
    std::ranges::fill(stage.scratch, kUnwritten);
    ForwardPass pass;
    pass.inputs = {&input, 1};
    if (&stage == &stages_.front()) pass.weights = all_weights;
    pass.saved = stage.saved.data();
    pass.scratch = stage.scratch.data();
    pass.training = training;
    pass.output = stage.output.tensor();
    stage.layer->forward(pass);
    input = stage.output.tensor();
  }
  return stages_.back().output;
}

LayerRun::Gradients LayerRun::backward(const Array& x, std::vector<Array>& weights, bool training,
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
    const Array& stage_input = i == 0 ? x : stages_[i - 1].output;
    ConstTensor input = stage_input.tensor();
    ConstTensor output = stage.output.tensor();
    if (!stage.needs.backward_reads_inputs) input.data = nullptr;
    if (!stage.needs.backward_reads_output) output.data = nullptr;
    Array input_gradient = unwritten(stage_input.shape);
    const Tensor input_gradient_view = input_gradient.tensor();
    BackwardPass pass;
    pass.inputs = {&input, 1};
    if (i == 0) {
      pass.weights = all_weights;
      pass.weight_gradients = weight_gradients;
    }
    pass.saved = stage.saved.data();
    pass.scratch = stage.scratch.data();
    pass.training = training;
    pass.output = output;
    pass.output_gradient = output_gradient.tensor();
    pass.input_gradients = {&input_gradient_view, 1};
    stage.layer->backward(pass);
    output_gradient = input_gradient;
  }
  gradients.input = output_gradient;
  return gradients;
}

}  // namespace minibatch::golden
