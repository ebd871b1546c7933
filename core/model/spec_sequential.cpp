// The Sequential form of a spec: a chain of layers, and where it says the shape of its input.

#include "base/argument_check.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/keras_versions.h"
#include "model/spec_reader.h"

namespace minibatch {
namespace {

using nlohmann::json;

// Keras names the batch's shape, [null, 28, 28, 1]; here a shape is a sample's.
json inputOfBatch(const json& batch_shape, const Location& location) {
  if (!batch_shape.is_array() || batch_shape.empty()) {
    fail(ErrorCode::kInvalidSpec, "spec.batch-shape",
         {{"where", location}, {"received", brief(batch_shape)}});
  }
  return jsonObject({{"shape", std::vector<json>(batch_shape.begin() + 1, batch_shape.end())},
                     {"batch_size", batch_shape[0]}});
}

}  // namespace

json inputOfLayer(const json& config, const Location& location) {
  for (const char* key : {"batch_shape", "batch_input_shape"}) {
    if (config.contains(key) && !config[key].is_null()) return inputOfBatch(config[key], location);
  }
  if (config.contains("input_shape")) return jsonObject({{"shape", config["input_shape"]}});
  // Of an Embedding in Keras 2: how many numbers a row has.
  const json length = config.value("input_length", json());
  if (!length.is_number_integer()) return json();
  return jsonObject({{"shape", json::array({length})}});
}

json inputOf(const json& entry, const Location& location) {
  if (!entry.is_object()) return json();
  const json config = entry.value("config", json::object());
  const json class_name = entry.value("class_name", json());
  if (!config.is_object() || !class_name.is_string()) return json();
  if (class_name == "InputLayer" && config.contains("shape")) {
    return jsonObject({{"shape", config["shape"]}});
  }
  if (!isModelClass(class_name.get<std::string>())) return inputOfLayer(config, location);
  const json layers = config.value("layers", json());
  if (!layers.is_array() || layers.empty()) return json();
  const json input = inputOf(layers[0], location);
  const json built = config.value("build_input_shape", json());
  return input.is_null() && !built.is_null() ? inputOfBatch(built, location) : input;
}

void SpecReader::readSequential(const json& config) {
  json layers = config["layers"];
  // A model may say its input's shape by a first InputLayer, by the first layer's batch_shape or
  // input_shape, or by build_input_shape.
  if (!layers.empty() && layers[0].is_object()) {
    const std::string class_name = layers[0].value("class_name", "");
    const Entry* first = catalog_.find(Kind::kLayer, class_name);
    if (isModelClass(class_name) || (first && !first->find("shape"))) {
      json input = inputOf(layers[0], Message("place.layer-at", {{"position", 1}}));
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
  for (int i = 0; i < static_cast<int>(parts_.size()); ++i) {
    const bool built = attempt(&reports[i].error, [&] {
      if (!isKnown(i)) return;  // its arguments are at fault, already reported
      const int layer = parts_[i].layer;
      const bool is_input = layer >= 0 && graph.layers[layer].layer->inputShape();
      if (is_input != (tensor < 0)) {
        fail(ErrorCode::kInvalidSpec, is_input ? "spec.input-not-first" : "spec.no-input-shape",
             {{"layer", reports[i].name}});
      }
      if (layer >= 0 && graph.layers[layer].layer->callStyle().key) {
        fail(ErrorCode::kInvalidSpec, "spec.only-functional",
             {{"layer", reports[i].name}, {"class", reports[i].class_name}});
      }
      const std::vector<int> results =
          apply(i, is_input ? std::vector<int>{} : std::vector{tensor});
      if (results.size() != 1) {
        fail(ErrorCode::kInvalidSpec, "spec.several-outputs",
             {{"layer", reports[i].name}, {"count", results.size()}});
      }
      tensor = results[0];
    });
    if (!built || !isKnown(i)) return;
  }
  sortLayers();
  if (parts_.size() < 2) {
    fail(ErrorCode::kInvalidSpec, "spec.only-input");
  }
  graph.outputs = {tensor};
}

}  // namespace minibatch
