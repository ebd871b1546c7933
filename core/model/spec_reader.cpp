#include "model/spec_reader.h"

#include <algorithm>
#include <cctype>

#include "base/argument_check.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/keras_versions.h"
#include "base/parse_json.h"
#include "model/graph_check.h"

namespace minibatch {
namespace {

using nlohmann::json;

bool isUpper(char c) { return std::isupper(static_cast<unsigned char>(c)); }
bool isLower(char c) { return std::islower(static_cast<unsigned char>(c)); }

// Keras names the batch's shape, [null, 28, 28, 1]; here a shape is a sample's.
json inputOfBatch(const json& batch_shape, const Location& location) {
  if (!batch_shape.is_array() || batch_shape.empty()) {
    fail(ErrorCode::kInvalidSpec, "spec.batch-shape",
         {{"where", location}, {"received", brief(batch_shape)}});
  }
  return jsonObject({{"shape", std::vector<json>(batch_shape.begin() + 1, batch_shape.end())},
                     {"batch_size", batch_shape[0]}});
}

// What a first layer's config says of the model's input, as arguments of an InputLayer; or null.
json inputOf(const json& config, const Location& location) {
  for (const char* key : {"batch_shape", "batch_input_shape"}) {
    if (config.contains(key) && !config[key].is_null()) return inputOfBatch(config[key], location);
  }
  if (config.contains("input_shape")) return jsonObject({{"shape", config["input_shape"]}});
  // Of an Embedding in Keras 2: how many numbers a row has.
  const json length = config.value("input_length", json());
  if (!length.is_number_integer()) return json();
  return jsonObject({{"shape", json::array({length})}});
}

}  // namespace

void checkWeight(const WeightSpec& weight) {
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
  attempt(&error, [&] {
    const json spec = currentModel(given);
    if (!spec.is_object()) {
      fail(ErrorCode::kInvalidSpec, "spec.not-a-model", {{"received", brief(given)}});
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
  });
}

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
  LayerNode& node = graph.layers.emplace_back();
  attempt(&report.error, [&] {
    const auto position = reports.size();
    if (!entry.is_object() || !entry.contains("class_name") || !entry["class_name"].is_string()) {
      fail(ErrorCode::kInvalidSpec, "spec.layer",
           {{"position", position}, {"received", brief(entry)}});
    }
    requireKnownKeys(entry, "model.config.layers[" + std::to_string(position - 1) + "]",
                     kObjectKeys, kEntryKeys);
    report.class_name = entry["class_name"].get<std::string>();
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
    const Location location = Message("place.layer", {{"layer", name}});
    const Entry& type = catalog_.require(Kind::kLayer, report.class_name, location);
    report.class_name = type.class_name;
    if (type.find("shape")) {
      const json input = inputOf(config, location);
      if (!input.is_null()) config.update(input);
    }
    config.erase("input_shape");
    node.name = name;
    node.class_name = type.class_name;
    node.arguments = std::make_shared<Arguments>(type, config, catalog_, location);
    node.trainable = config.value("trainable", true);
    node.layer = static_cast<const EntryOf<Layer>&>(type).make(*node.arguments);
    node.activation = node.layer->activationLayer();
  });
}

Index SpecReader::batchOf(int layer, const std::vector<int>& inputs) const {
  const LayerNode& node = graph.layers[layer];
  if (inputs.empty()) {
    return node.arguments->isNull("batch_size") ? 0 : node.arguments->integer("batch_size");
  }
  Index batch = 0;
  for (int input : inputs) {
    const Index other = graph.operations[input].batch;
    if (batch && other && batch != other) {
      fail(ErrorCode::kShapeMismatch, "graph.batch-sizes",
           {{"layer", node.name}, {"first", batch}, {"second", other}});
    }
    batch = std::max(batch, other);
  }
  return batch;
}

int SpecReader::apply(int layer, const std::vector<int>& inputs) {
  LayerNode& node = graph.layers[layer];
  std::vector<Shape> shapes;
  for (int input : inputs) {
    shapes.push_back(graph.operations[input].shape);
    reports[layer].inputs.push_back(graph.layers[graph.operations[input].layer].name);
  }
  Shape shape;
  try {
    shape = node.layer->build(shapes);
    for (const WeightSpec& weight : node.layer->weights()) checkWeight(weight);
    shape.withBatch(1).size();
  } catch (const Error& fault) {
    if (inputs.size() < 2) failInLayer(fault, node);
    std::vector<Message> sources;  // of a merge: which layers do not fit together
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      sources.push_back(Message("layer-of-shape", {{"layer", reports[layer].inputs[k]},
                                                   {"shape", shapes[k].toStringWithBatch()}}));
    }
    fail(fault.code(), "in-merge",
         {{"layer", node.name},
          {"class", node.class_name},
          {"message", fault.message()},
          {"inputs", sources}});
  }
  const auto tensor = static_cast<int>(graph.operations.size());
  const Index batch = batchOf(layer, inputs);
  graph.operations.push_back({layer, false, inputs, shape, batch});
  if (node.layer->inputShape()) graph.inputs.push_back(tensor);
  reports[layer].output = shape;
  reports[layer].batch = batch;
  if (!node.activation) return tensor;
  node.activation->build(std::span(&shape, 1));
  graph.operations.push_back({layer, true, {tensor}, shape, batch});
  return tensor + 1;
}

void SpecReader::readSequential(const json& config) {
  json layers = config["layers"];
  // A model may say its input's shape by a first InputLayer, by the first layer's batch_shape or
  // input_shape, or by build_input_shape.
  if (!layers.empty() && layers[0].is_object()) {
    const Entry* first = catalog_.find(Kind::kLayer, layers[0].value("class_name", ""));
    if (first && !first->find("shape")) {
      json input = inputOf(layers[0].value("config", json::object()),
                           Message("place.layer-at", {{"position", 1}}));
      if (input.is_null() && config.contains("build_input_shape") &&
          !config["build_input_shape"].is_null()) {
        input = inputOfBatch(config["build_input_shape"], "build_input_shape");
      }
      if (!input.is_null()) {
        layers.insert(layers.begin(),
                      jsonObject({{"class_name", "InputLayer"}, {"config", input}}));
      }
    }
  }
  reports.reserve(layers.size());
  graph.layers.reserve(layers.size());
  for (const json& entry : layers) addLayer(entry);

  int tensor = -1;
  for (std::size_t i = 0; i < graph.layers.size(); ++i) {
    const bool built = attempt(&reports[i].error, [&] {
      if (!graph.layers[i].layer) return;  // its arguments are at fault, already reported
      const bool is_input = graph.layers[i].layer->inputShape();
      if (is_input != (tensor < 0)) {
        fail(ErrorCode::kInvalidSpec, is_input ? "spec.input-not-first" : "spec.no-input-shape",
             {{"layer", graph.layers[i].name}});
      }
      tensor = apply(static_cast<int>(i), is_input ? std::vector<int>{} : std::vector{tensor});
    });
    if (!built || !graph.layers[i].layer) return;
  }
  if (graph.operations.empty() || static_cast<std::size_t>(graph.layers.size()) < 2) {
    fail(ErrorCode::kInvalidSpec, "spec.only-input");
  }
  graph.outputs = {tensor};
}

}  // namespace minibatch
