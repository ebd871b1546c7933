#include "training/observed_tensors.h"

#include <algorithm>

#include "base/json_object.h"
#include "base/merge_sort.h"

namespace minibatch {
namespace {

using nlohmann::json;

json placed(const Shape& shape, Index offset) {
  return jsonObject({{"shape", std::vector<Index>(shape.begin(), shape.end())},  //
                     {"offset", offset}});
}

}  // namespace

ObservedTensors::ObservedTensors(std::shared_ptr<const Model> model, const json& layers, Index rows,
                                 bool gradients)
    : model_(std::move(model)), rows_(rows) {
  const Graph& graph = model_->graph();
  for (const json& layer : layers) wanted_.outputs.push_back(layer.get<std::string>());
  if (layers.empty()) {
    for (const LayerNode& node : graph.layers) wanted_.outputs.push_back(node.name);
  }
  if (gradients) wanted_.gradients = wanted_.outputs;
  wanted_.before_activation = true;
  for (const std::string& layer : wanted_.outputs) {
    int application = 0;
    for (int i : Executor::operationsOf(graph, layer)) applied_.push_back({i, application++});
  }
  sortStable(applied_,
             [](const Applied& a, const Applied& b) { return a.operation < b.operation; });
  Index size = 0;
  for (const Applied& applied : applied_) {
    const Operation& operation = graph.operations[applied.operation];
    for (const bool is_gradient : {false, true}) {
      if (is_gradient && !gradients) continue;
      const auto add = [&](int i) {
        const Index row = graph.operations[i].shape.size();
        places_.push_back({i, is_gradient, row, size});
        size += checkedProduct(rows, row);
      };
      add(applied.operation);
      if (operation.is_activation && operation.output < 0) add(operation.inputs[0]);
    }
  }
  values_.resize(static_cast<std::size_t>(size));
}

void ObservedTensors::take(const Executor& executor, Index first, Index count) {
  for (Place& place : places_) {
    const ConstTensor from = place.is_gradient ? executor.observedGradient(place.operation)
                                               : executor.observedValue(place.operation);
    if (!from) continue;
    place.known = true;
    std::copy_n(from.data, count * place.row, values_.begin() + place.offset + first * place.row);
  }
}

json ObservedTensors::add(const ConstTensor& tensor) {
  if (!tensor) return nullptr;
  const auto offset = static_cast<Index>(values_.size());
  values_.insert(values_.end(), tensor.data, tensor.data + tensor.size());
  return placed(tensor.shape, offset);
}

json ObservedTensors::placeOf(int operation, bool is_gradient) const {
  for (const Place& place : places_) {
    if (place.operation != operation || place.is_gradient != is_gradient || !place.known) continue;
    return placed(model_->graph().operations[operation].shape.withBatch(rows_), place.offset);
  }
  return nullptr;
}

json ObservedTensors::list() const {
  json list = json::array();
  for (const Applied& applied : applied_) {
    const Operation& operation = model_->graph().operations[applied.operation];
    const bool has_before = operation.is_activation && operation.output < 0;
    const int before = has_before ? operation.inputs[0] : -1;
    list.push_back(jsonObject({{"layer", model_->graph().layers[operation.layer].name},
                               {"application", applied.application},
                               {"output", placeOf(applied.operation, false)},
                               {"preActivation", placeOf(before, false)},
                               {"gradient", placeOf(applied.operation, true)},
                               {"preActivationGradient", placeOf(before, true)}}));
  }
  return list;
}

}  // namespace minibatch
