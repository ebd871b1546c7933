// What an executor keeps of a pass because somebody wants to see it.

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "model/executor.h"

namespace minibatch {

std::vector<int> Executor::operationsOf(const Graph& graph, std::string_view layer) {
  std::vector<int> operations;
  for (const InnerModel& model : graph.models) {
    if (model.name != layer) continue;
    for (const InnerModel::Call& call : model.calls) operations.push_back(call.outputs[0]);
    return operations;
  }
  const auto node = std::ranges::find(graph.layers, layer, &LayerNode::name);
  if (node == graph.layers.end()) {
    fail(ErrorCode::kUnknownName, "observe.unknown-layer", {{"layer", layer}});
  }
  for (std::size_t i = 0; i < graph.operations.size(); ++i) {
    const Operation& operation = graph.operations[i];
    if (&graph.layers[operation.layer] != &*node) continue;
    // What leaves a layer has gone through the activation that it leaves to the graph; of several
    // outputs it is the first that is read.
    const int from = operation.is_activation ? operation.inputs[0] : -1;
    const bool leaves = node->outputs.empty()
                            ? operation.is_activation == (node->activation != nullptr)
                            : operation.is_activation && from + 1 == static_cast<int>(i);
    if (leaves) operations.push_back(static_cast<int>(i));
  }
  return operations;
}

ConstTensor Executor::observedOutput(std::string_view layer, int application) const {
  return observedValue(
      operationsOf(model_.graph(), layer).at(static_cast<std::size_t>(application)));
}

ConstTensor Executor::observedGradient(std::string_view layer, int application) const {
  return observedGradient(
      operationsOf(model_.graph(), layer).at(static_cast<std::size_t>(application)));
}

ConstTensor Executor::observedValue(int i) const {
  return plan_.slots[i].keeps_value ? ConstTensor(view(plan_.slots[i].value, i, batch_))
                                    : ConstTensor();
}

ConstTensor Executor::observedGradient(int i) const {
  if (skips_backward_[i] || plan_.slots[i].kept_gradient < 0) return {};
  return view(plan_.slots[i].kept_gradient, i, batch_);
}

ConstTensor Executor::weightGradient(int weight) const {
  const Weight& of = model_.weights()[weight];
  if (!options_.training || !of.trainable) return {};
  return {gradients_.data() + of.offset, of.value.shape};
}

TensorStatistics statisticsOf(const ConstTensor& tensor, int bins) {
  TensorStatistics result;
  const Index size = tensor.size();
  Index count = 0, zeros = 0;
  double sum = 0, sum_of_squares = 0;
  result.minimum = std::numeric_limits<double>::infinity();
  result.maximum = -result.minimum;
  for (Index i = 0; i < size; ++i) {
    const auto value = static_cast<double>(tensor.data[i]);
    if (!std::isfinite(value)) continue;
    ++count;
    zeros += value == 0;
    sum += value;
    sum_of_squares += value * value;
    result.minimum = std::min(result.minimum, value);
    result.maximum = std::max(result.maximum, value);
  }
  result.not_finite = size - count;
  if (count == 0) return {.not_finite = result.not_finite};
  result.mean = sum / static_cast<double>(count);
  result.norm = std::sqrt(sum_of_squares);
  result.histogram.resize(static_cast<std::size_t>(bins));
  // As numpy.histogram, values that are all one lie in the middle of a range of 1.
  const bool all_one = result.minimum == result.maximum;
  const double from = all_one ? result.minimum - 0.5 : result.minimum;
  const double width = all_one ? 1 : result.maximum - result.minimum;
  double squares = 0;
  for (Index i = 0; i < size; ++i) {
    const auto value = static_cast<double>(tensor.data[i]);
    if (!std::isfinite(value)) continue;
    squares += (value - result.mean) * (value - result.mean);
    if (bins == 0) continue;
    const auto bin = static_cast<int>((value - from) / width * bins);
    ++result.histogram[static_cast<std::size_t>(std::min(bin, bins - 1))];
  }
  result.standard_deviation = std::sqrt(squares / static_cast<double>(count));
  result.zeros = static_cast<double>(zeros) / static_cast<double>(size);
  return result;
}

}  // namespace minibatch
