// Models that are layers of a model.

#include <algorithm>

#include "base/error.h"
#include "base/merge_sort.h"
#include "model/spec_reader.h"

namespace minibatch {

using nlohmann::json;

// Reads an inner model and adds its layers. A Sequential that does not say its input's shape takes
// that of what it is first applied to.
void SpecReader::readModel(int part, const Operation& input) {
  json& spec = parts_[part].spec;
  json& config = spec["config"];
  LayerReport& report = reports[part];
  if (report.class_name == "Sequential" && inputOf(spec, report.name).is_null()) {
    config["build_input_shape"] = json::array({input.batch ? json(input.batch) : json()});
    for (Index extent : input.shape) config["build_input_shape"].push_back(extent);
  }
  SpecReader reader(catalog_, true);
  reader.readCurrent(spec);
  InnerModel model{.name = report.name,
                   .trainable = config.value("trainable", true),
                   .graph = std::make_shared<const Graph>(std::move(reader.graph)),
                   .first_layer = static_cast<int>(graph.layers.size())};
  for (const LayerNode& node : model.graph->layers) {
    LayerNode& added = graph.layers.emplace_back(node);
    added.name = model.name + '/' + node.name;
    added.trainable = node.trainable && model.trainable;
  }
  if (graph.layers.size() > kMaxLayers) {
    fail(ErrorCode::kInvalidSpec, "spec.too-many-layers",
         {{"count", graph.layers.size()}, {"limit", kMaxLayers}});
  }
  count(report, model.first_layer, model.endLayer());
  report.layers = std::move(reader.reports);
  parts_[part].model = static_cast<int>(graph.models.size());
  graph.models.push_back(std::move(model));
}

std::vector<int> SpecReader::applyModel(int part, const std::vector<int>& inputs) {
  LayerReport& report = reports[part];
  if (parts_[part].model < 0) {
    try {
      readModel(part, graph.operations[inputs[0]]);
    } catch (const Error& fault) {
      fail(fault.code(), "in-layer",
           {{"layer", report.name}, {"class", report.class_name}, {"message", fault.message()}});
    }
  }
  InnerModel& model = graph.models[parts_[part].model];
  const Graph& inner = *model.graph;
  if (inputs.size() != inner.inputs.size()) {
    fail(ErrorCode::kShapeMismatch, "graph.model-inputs",
         {{"layer", model.name}, {"expected", inner.inputs.size()}, {"received", inputs.size()}});
  }
  std::vector<int> tensors(inner.operations.size());
  std::vector<Shape> shapes;
  bool is_own_shape = true;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const Shape& expected = inner.operations[inner.inputs[k]].shape;
    const Shape& received = graph.operations[inputs[k]].shape;
    bool fits = expected.rank() == received.rank();
    for (int axis = 0; fits && axis < expected.rank(); ++axis) {
      fits = mayEqual(expected[axis], received[axis]);
    }
    is_own_shape &= expected == received;
    shapes.push_back(received.filledFrom(expected));
    if (!fits) {
      fail(ErrorCode::kShapeMismatch, "graph.model-shape",
           {{"layer", model.name},
            {"source", report.inputs[report.inputs.size() - inputs.size() + k]},
            {"expected", expected.toStringWithBatch()},
            {"received", received.toStringWithBatch()}});
    }
    tensors[inner.inputs[k]] = inputs[k];
  }
  // Its shapes for what it is given here, which may leave less open, or more, than its own inputs.
  SpecReader sized(catalog_, true);
  sized.setSizes(&inner, shapes);
  if (is_own_shape) {
    sized.graph.operations = inner.operations;
  } else {
    sized.readCurrent(parts_[part].spec);
  }
  for (std::size_t i = 0; i < inner.operations.size(); ++i) {
    Operation operation = inner.operations[i];
    if (operation.inputs.empty()) continue;
    operation.layer += model.first_layer;
    for (int& input : operation.inputs) input = tensors[input];
    const Index batch = batchOf(model.name, operation.inputs);
    if (batch || !graph.layers[operation.layer].layer->stateSize()) operation.batch = batch;
    operation.shape = sized.graph.operations[i].shape;
    tensors[i] = static_cast<int>(graph.operations.size());
    graph.operations.push_back(std::move(operation));
  }
  if (graph.operations.size() > kMaxOperations) {
    fail(ErrorCode::kInvalidSpec, "spec.too-many-layers",
         {{"count", graph.operations.size()}, {"limit", kMaxOperations}});
  }
  std::vector<int> outputs;
  report.outputs.clear();
  for (int output : inner.outputs) {
    outputs.push_back(tensors[output]);
    report.outputs.push_back(graph.operations[tensors[output]].shape);
  }
  report.batch = graph.operations[outputs[0]].batch;
  model.calls.push_back({inputs, outputs});
  return outputs;
}

void SpecReader::sortLayers() {
  if (graph.models.empty()) return;
  std::vector<int> places(graph.layers.size());
  std::vector<LayerNode> sorted;
  for (const Part& part : parts_) {
    InnerModel* model = part.model < 0 ? nullptr : &graph.models[part.model];
    const int first = model ? model->first_layer : part.layer;
    const int end = model ? model->endLayer() : first + 1;
    if (model) model->first_layer = static_cast<int>(sorted.size());
    for (int layer = first; layer < end; ++layer) {
      places[layer] = static_cast<int>(sorted.size());
      sorted.push_back(std::move(graph.layers[layer]));
    }
  }
  graph.layers = std::move(sorted);
  for (Operation& operation : graph.operations) operation.layer = places[operation.layer];
  sortStable(graph.models, [](const InnerModel& a, const InnerModel& b) {
    return a.first_layer < b.first_layer;
  });
}

void SpecReader::dropUnread() {
  const auto is_output = [](const Operation& operation) { return operation.output >= 0; };
  if (graph.models.empty() && std::ranges::none_of(graph.operations, is_output)) return;
  const std::size_t count = graph.operations.size();
  std::vector<char> is_read(count, 0);
  for (int output : graph.outputs) is_read[output] = true;
  for (std::size_t i = count; i-- > 0;) {
    const Operation& operation = graph.operations[i];
    if (!graph.modelOf(operation.layer) && !is_output(operation)) is_read[i] = true;
    if (!is_read[i]) continue;
    for (int input : graph.operations[i].inputs) is_read[input] = true;
  }
  std::vector<int> places(count, -1);
  std::vector<Operation> kept;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_read[i]) continue;
    places[i] = static_cast<int>(kept.size());
    kept.push_back(std::move(graph.operations[i]));
  }
  graph.operations = std::move(kept);
  const auto move = [&](std::vector<int>& tensors) {
    for (int& tensor : tensors) tensor = places[tensor];
  };
  for (Operation& operation : graph.operations) move(operation.inputs);
  move(graph.inputs);
  move(graph.outputs);
  for (InnerModel& model : graph.models) {
    for (InnerModel::Call& call : model.calls) {
      move(call.inputs);
      move(call.outputs);
      if (std::ranges::count(call.inputs, -1)) {
        fail(ErrorCode::kInvalidSpec, "graph.without-output", {{"layer", model.name}});
      }
    }
  }
}

}  // namespace minibatch
