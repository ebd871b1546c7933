#include "model/spec_reader.h"

#include <algorithm>
#include <cctype>

#include "base/argument_check.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/keras_versions.h"
#include "base/parse_json.h"
#include "model/graph_check.h"
#include "model/masks.h"
#include "model/slice_json.h"

namespace minibatch {
namespace {

using nlohmann::json;

bool isUpper(char c) { return std::isupper(static_cast<unsigned char>(c)); }
bool isLower(char c) { return std::islower(static_cast<unsigned char>(c)); }

}  // namespace

Shape builtShape(Layer& layer, std::span<const Shape> inputs) {
  Shape shape = layer.build(inputs);
  if (std::ranges::none_of(inputs, &Shape::hasUnknown)) return shape;
  for (int axis = 0; axis < shape.rank(); ++axis) {
    if (shape[axis] <= 0 || shape[axis] > kUnknown / 2) shape[axis] = kUnknown;
  }
  return shape;
}

void checkWeight(const WeightSpec& weight) {
  if (weight.shape.hasUnknown()) {
    fail(ErrorCode::kShapeMismatch, "layer.unknown-axis",
         {{"weight", weight.name}, {"shape", weight.shape.toString()}});
  }
  weight.shape.size();
  const char* id = "in-weight-start";
  try {
    weight.initializer->check(weight.shape);
    id = "in-weight-constraint";
    if (weight.constraint) weight.constraint->check(weight.shape);
  } catch (const Error& fault) {
    fail(fault.code(), id, {{"weight", weight.name}, {"message", fault.message()}});
  }
}

std::string snakeCase(const std::string& class_name) {
  std::string text;
  for (std::size_t i = 0; i < class_name.size(); ++i) {
    const char c = class_name[i];
    const bool starts_word =
        i > 0 && isUpper(c) && i + 1 < class_name.size() && isLower(class_name[i + 1]);
    const bool ends_word = i > 0 && isUpper(c) && isLower(class_name[i - 1]);
    if (starts_word || ends_word) text += '_';
    text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return text;
}

bool SpecReader::attempt(std::optional<Error>* report, FunctionRef<> work) {
  try {
    work();
    return true;
  } catch (const Error& fault) {
    if (throws_) throw;
    *report = fault;
    return false;
  } catch (const json::exception& fault) {
    Error error(ErrorCode::kInvalidSpec, Message("spec.malformed", {{"detail", jsonFault(fault)}}));
    if (throws_) throw error;
    *report = std::move(error);
    return false;
  }
}

void SpecReader::read(const json& given) {
  attempt(&error, [&] { readCurrent(currentModel(given)); });
}

void SpecReader::readCurrent(const json& spec) {
  attempt(&error, [&] {
    if (!spec.is_object()) {
      fail(ErrorCode::kInvalidSpec, "spec.not-a-model", {{"received", brief(spec)}});
    }
    const std::string class_name = spec.value("class_name", "Sequential");
    const json& config = spec.contains("config") ? spec["config"] : spec;
    if (!config.is_object() || !config.contains("layers") || !config["layers"].is_array()) {
      fail(ErrorCode::kInvalidSpec, "spec.no-layers");
    }
    const bool is_bare = &config == &spec;  // a config alone, which may still say its class
    if (is_bare) {
      requireKnownKeys(config, "model", kConfigKeys, kObjectKeys);
    } else {
      requireKnownKeys(spec, "model", kObjectKeys, kSpecKeys);
      requireKnownKeys(config, "model.config", kConfigKeys);
    }
    if (config.contains("trainable") && !config["trainable"].is_boolean()) {
      fail(ErrorCode::kInvalidSpec, "spec.trainable", {{"received", brief(config["trainable"])}});
    }
    if (config["layers"].size() > kMaxLayers) {
      fail(ErrorCode::kInvalidSpec, "spec.too-many-layers",
           {{"count", config["layers"].size()}, {"limit", kMaxLayers}});
    }
    graph.is_sequential = class_name == "Sequential";
    graph.name = config.value("name", graph.is_sequential ? "sequential" : "functional");
    if (class_name == "Sequential") {
      readSequential(config);
    } else if (class_name == "Functional" || class_name == "Model") {
      readFunctional(config);
    } else {
      fail(ErrorCode::kInvalidSpec, "spec.class-name", {{"received", class_name}});
    }
    propagateMasks(graph);
  });
}

namespace {

// What a call of GetItem is given behind its input, as text.
std::string keyOfCall(const json& entry) {
  const json nodes = entry.value("inbound_nodes", json());
  if (!nodes.is_array() || nodes.empty() || !nodes[0].is_object()) return "";
  const json args = nodes[0].value("args", json::array());
  const json kwargs = nodes[0].value("kwargs", json::object());
  return sliceText(args.size() > 1 ? args[1] : kwargs.value("key", json()));
}

}  // namespace

std::string SpecReader::uniqueName(const std::string& class_name) const {
  const std::string base = snakeCase(class_name);
  for (int n = 0;; ++n) {
    std::string name = n ? base + "_" + std::to_string(n) : base;
    if (std::ranges::none_of(reports, [&](const LayerReport& r) { return r.name == name; })) {
      return name;
    }
  }
}

void SpecReader::addLayer(const json& entry) {
  LayerReport& report = reports.emplace_back();
  Part& part = parts_.emplace_back();
  attempt(&report.error, [&] {
    const auto position = reports.size();
    if (!entry.is_object() || !entry.contains("class_name") || !entry["class_name"].is_string()) {
      fail(ErrorCode::kInvalidSpec, "spec.layer",
           {{"position", position}, {"received", brief(entry)}});
    }
    report.class_name = entry["class_name"].get<std::string>();
    const bool is_model = isModelClass(report.class_name);
    const std::string path = "model.config.layers[" + std::to_string(position - 1) + "]";
    requireKnownKeys(entry, path, kObjectKeys,
                     is_model ? std::span<const std::string_view>(kModelEntryKeys) : kEntryKeys);
    json config = entry.value("config", json::object());
    if (!config.is_object()) {
      fail(ErrorCode::kInvalidSpec, "spec.layer-config", {{"position", position}});
    }
    const json given = config.contains("name") ? config["name"] : entry.value("name", json());
    if (!given.is_string() && !given.is_null()) {
      fail(ErrorCode::kInvalidSpec, "spec.layer-name",
           {{"position", position}, {"received", brief(given)}});
    }
    const std::string name =
        given.is_string() ? given.get<std::string>() : uniqueName(report.class_name);
    for (std::size_t other = 0; other + 1 < reports.size(); ++other) {
      if (reports[other].name == name) {
        fail(ErrorCode::kInvalidSpec, "spec.same-name",
             {{"first", other + 1}, {"second", position}, {"name", name}});
      }
    }
    report.name = name;
    if (is_model) {
      if (report.class_name == "Model") report.class_name = "Functional";
      config["name"] = name;
      part.spec = jsonObject({{"class_name", report.class_name}, {"config", std::move(config)}});
      return;
    }
    LayerNode& node = graph.layers.emplace_back();
    part.layer = static_cast<int>(graph.layers.size()) - 1;
    const Location location = Message("place.layer", {{"layer", name}});
    const Entry& type = catalog_.require(Kind::kLayer, report.class_name, location);
    report.class_name = type.class_name;
    if (type.find("shape")) {
      const json input = inputOfLayer(config, location);
      if (!input.is_null()) config.update(input);
    }
    config.erase("input_shape");
    if (type.find("key") && !config.contains("key")) config["key"] = keyOfCall(entry);
    node.name = name;
    node.class_name = type.class_name;
    node.arguments = std::make_shared<Arguments>(type, config, catalog_, location);
    node.trainable = config.value("trainable", true);
    node.layer = static_cast<const EntryOf<Layer>&>(type).make(*node.arguments);
    node.activation = node.layer->activationLayer();
  });
}

bool SpecReader::isKnown(int part) const {
  const Part& it = parts_[part];
  return !it.spec.is_null() || (it.layer >= 0 && graph.layers[it.layer].layer);
}

const std::string& SpecReader::sourceOf(int tensor) const {
  const int layer = graph.operations[tensor].layer;
  const InnerModel* model = graph.modelOf(layer);
  return model ? model->name : graph.layers[layer].name;
}

void SpecReader::count(LayerReport& report, int first, int end) const {
  report.parameters = report.trainable_parameters = 0;
  for (int layer = first; layer < end; ++layer) {
    for (const WeightSpec& weight : graph.layers[layer].layer->weights()) {
      const auto size = static_cast<double>(weight.shape.size());
      report.parameters += size;
      if (weight.trainable && graph.layers[layer].trainable) report.trainable_parameters += size;
    }
  }
}

Index SpecReader::batchOf(const std::string& layer, const std::vector<int>& inputs) const {
  Index batch = 0;
  for (int input : inputs) {
    const Index other = graph.operations[input].batch;
    if (batch && other && batch != other) {
      fail(ErrorCode::kShapeMismatch, "graph.batch-sizes",
           {{"layer", layer}, {"first", batch}, {"second", other}});
    }
    batch = std::max(batch, other);
  }
  return batch;
}

std::vector<int> SpecReader::apply(int part, const std::vector<int>& inputs, bool causal) {
  for (int input : inputs) reports[part].inputs.push_back(sourceOf(input));
  if (parts_[part].layer < 0) return applyModel(part, inputs);
  return applyLayer(part, inputs, causal);
}

std::vector<int> SpecReader::applyLayer(int part, const std::vector<int>& inputs, bool causal) {
  const int layer = parts_[part].layer;
  LayerNode& node = graph.layers[layer];
  LayerReport& report = reports[part];
  std::vector<Shape> shapes;
  for (int input : inputs) shapes.push_back(graph.operations[input].shape);
  Index batch = batchOf(node.name, inputs);
  if (inputs.empty() && !node.arguments->isNull("batch_size")) {
    batch = node.arguments->integer("batch_size");
  }
  Shape shape;
  try {
    shape = builtShape(*node.layer, shapes);
    if (!batch && node.layer->stateSize()) fail(ErrorCode::kInvalidSpec, "layer.stateful-batch");
    for (std::size_t i = 0; inputs.empty() && i < sizes_.size(); ++i) {
      const int layer_there = open_->operations[open_->inputs[i]].layer;
      if (open_->layers[layer_there].name == node.name) shape = sizes_[i];
    }
    for (const WeightSpec& weight : node.layer->weights()) checkWeight(weight);
    shape.withBatch(1).size();
  } catch (const Error& fault) {
    if (inputs.size() < 2) failInLayer(fault, node);
    std::vector<Message> sources;  // of a merge: which layers do not fit together
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      sources.push_back(Message("layer-of-shape", {{"layer", report.inputs[k]},
                                                   {"shape", shapes[k].toStringWithBatch()}}));
    }
    fail(fault.code(), "in-merge",
         {{"layer", node.name},
          {"class", node.class_name},
          {"message", fault.message()},
          {"inputs", sources}});
  }
  const auto tensor = static_cast<int>(graph.operations.size());
  graph.operations.push_back({layer, false, inputs, shape, batch});
  graph.operations.back().causal = causal;
  if (node.layer->inputShape()) graph.inputs.push_back(tensor);
  report.outputs = {shape};
  report.batch = batch;
  count(report, layer, layer + 1);
  const std::vector<Shape> further = node.layer->furtherOutputs();
  if (!further.empty()) return takeOut(part, tensor, further);
  if (!node.activation) return {tensor};
  node.activation->build(std::span(&shape, 1));
  graph.operations.push_back({layer, true, {tensor}, shape, batch});
  return {tensor + 1};
}

}  // namespace minibatch
