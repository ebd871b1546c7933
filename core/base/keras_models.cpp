// Whole models as other versions of Keras wrote them.

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "base/json_object.h"
#include "base/keras_masks.h"
#include "base/keras_versions.h"

namespace minibatch {
namespace {

using nlohmann::json;

// Shares that a layer drops while training.
constexpr std::array<const char*, 3> kRates = {"rate", "dropout", "recurrent_dropout"};

bool isTensor(const json& value) {
  return value.is_array() && (value.size() == 3 || value.size() == 4) && value[0].is_string() &&
         value[1].is_number_integer();
}

// [name, node, tensor] as the tensor that Keras 3 writes.
json currentTensor(const json& tensor) {
  return jsonObject({{"class_name", "__keras_tensor__"},
                     {"config", jsonObject({{"keras_history",
                                             json::array({tensor[0], tensor[1], tensor[2]})}})}});
}

// Who wrote a model. What says nothing of it is Keras 3's: a file of it has the version elsewhere.
enum class Writer { kKeras2, kTensorFlowJs, kKeras3 };

// Whether a model's first layer says the shape of its input.
bool hasInput(const json& model) {
  const json layers = model.value("config", json::object()).value("layers", json::array());
  return !layers.empty() && layers[0].is_object() &&
         (layers[0].value("class_name", json()) == "InputLayer" ||
          layers[0].value("config", json::object()).contains("batch_input_shape"));
}

bool isOldNode(const json& layer) {
  const json nodes = layer.value("inbound_nodes", json::array());
  return nodes.is_array() && !nodes.empty() && nodes[0].is_array();
}

Writer writerOf(const json& spec, const json& layers) {
  const json version = spec.value("keras_version", json());
  if (version.is_string()) {
    const std::string text = version.get<std::string>();
    if (text.starts_with("tfjs")) return Writer::kTensorFlowJs;
    return text.starts_with("1.") || text.starts_with("2.") ? Writer::kKeras2 : Writer::kKeras3;
  }
  const bool is_old = std::ranges::any_of(layers, [](const json& layer) {
    return layer.is_object() &&
           (isOldNode(layer) ||
            (layer.contains("config") && layer["config"].contains("batch_input_shape")));
  });
  return is_old ? Writer::kKeras2 : Writer::kKeras3;
}

// A name, {class_name: name} or, as Keras writes a bare function, {class_name: "function", config:
// name}.
bool isNameOf(const json& object, std::string_view name) {
  if (object.is_string()) return object == name;
  if (!object.is_object()) return false;
  const json class_name = object.value("class_name", json());
  return class_name == name || (class_name == "function" && object.value("config", json()) == name);
}

// What older layers mean, and layers in them (Bidirectional), too. hard_sigmoid was 0.2 x + 0.5
// from 0 to 1, which is x / 6 + 0.5 since Keras 3; a GRU reset its state before the product, unless
// it says otherwise.
void keepMeaning(json& layer) {
  if (!layer.is_object() || !layer.contains("config") || !layer["config"].is_object()) return;
  json& config = layer["config"];
  for (const char* key : kActivationKeys) {
    if (!config.contains(key) || !isNameOf(config[key], "hard_sigmoid")) continue;
    config[key] = hardSigmoidOfKeras2();
  }
  if (layer.value("class_name", json()) == "GRU" && config.contains("implementation") &&
      !config.contains("reset_after")) {
    config["reset_after"] = false;
  }
  for (const char* key : {"layer", "backward_layer"}) {
    if (config.contains(key)) keepMeaning(config[key]);
  }
}

// Whether a layer, or all layers of a model, do the same whatever is said of `training`.
bool isTheSame(const json& layer, const json& training) {
  if (!layer.is_object()) return false;
  const json config = layer.value("config", json::object());
  if (!config.is_object()) return false;
  if (config.contains("layers") && config["layers"].is_array()) {
    return std::ranges::all_of(config["layers"],
                               [&](const json& inner) { return isTheSame(inner, training); });
  }
  const std::string class_name = layer.value("class_name", "");
  if (class_name == "BatchNormalization") {
    return config.value("trainable", json()) == false && training == false;
  }
  if (class_name.starts_with("Random") || config.contains("stddev")) return false;
  return std::ranges::all_of(kRates,
                             [&](const char* rate) { return config.value(rate, json(0)) == 0; });
}

// `training` of a call. In a Functional model of Keras 3, which writes the default of every call,
// and of TensorFlow.js, fit() and predict() decide whatever a call says; Keras 2 obeyed it. There
// it makes no difference where a layer does the same in both.
void dropTraining(Writer writer, const json& layer, json& kwargs) {
  const auto training = kwargs.find("training");
  if (training == kwargs.end()) return;
  if (writer != Writer::kKeras2 || isTheSame(layer, *training)) kwargs.erase(training);
}

// Inner models by name, and by how much the numbers of their calls are too high where a call reads
// them and where the outer model ends in them: calls are counted from 0 here, but Keras counts the
// call in which a model was made, where it had an input then, except in calls of Keras 3.
using Shifts = std::map<std::string, std::pair<int, int>>;

bool isModel(const json& layer) {
  return layer.is_object() && layer.contains("class_name") && layer["class_name"].is_string() &&
         isModelClass(layer["class_name"].get<std::string>());
}

Shifts shiftsOf(Writer writer, const json& layers) {
  Shifts shifts;
  for (const json& layer : layers) {
    if (!isModel(layer)) continue;
    const json name = layer.value("name", json());
    if (!name.is_string()) continue;
    const bool is_functional = layer["class_name"] != "Sequential";
    const bool is_old = writer != Writer::kKeras3 && (is_functional || hasInput(layer));
    shifts[name.get<std::string>()] = {is_old, is_old || is_functional};
  }
  return shifts;
}

json shifted(json tensor, int by) {
  if (by && tensor[1] > 0) tensor[1] = tensor[1].get<int>() - by;
  return tensor;
}

// input_layers and output_layers: a tensor, or lists and dicts of them.
void shiftEnds(json& ends, const Shifts& shifts) {
  if (isTensor(ends)) {
    if (const auto found = shifts.find(ends[0].get<std::string>()); found != shifts.end()) {
      ends = shifted(ends, found->second.second);
    }
  } else if (ends.is_structured()) {
    for (json& end : ends) shiftEnds(end, shifts);
  }
}

// A call of a layer: {args, kwargs}, from a list of tensors.
json currentNode(const json& node, const Shifts& shifts) {
  if (!node.is_array()) return node;
  json args = json::array();
  json kwargs = json::object();
  const auto add = [&](const json& tensor) {
    if (!isTensor(tensor)) return args.push_back(tensor);
    const auto shift = shifts.find(tensor[0].get<std::string>());
    args.push_back(
        currentTensor(shift == shifts.end() ? tensor : shifted(tensor, shift->second.first)));
    if (tensor.size() == 4 && tensor[3].is_object()) kwargs.update(tensor[3]);
  };
  if (isTensor(node)) {
    add(node);
  } else {
    for (const json& tensor : node) add(tensor);
  }
  return jsonObject({{"args", args}, {"kwargs", kwargs}});
}

// A model's spec, and those of the models in it, which the same program wrote.
void makeCurrent(json& spec, const Writer* outer) {
  if (spec.contains("config") && spec["config"].is_array()) {  // Sequential before Keras 2.2.3
    spec["config"] = jsonObject({{"layers", spec["config"]}});
  }
  json& config = spec.contains("config") ? spec["config"] : spec;
  if (!config.is_object() || !config.contains("layers") || !config["layers"].is_array()) return;
  const Writer writer = outer ? *outer : writerOf(spec, config["layers"]);
  const Shifts shifts = shiftsOf(writer, config["layers"]);
  for (json& layer : config["layers"]) {
    if (!layer.is_object()) continue;
    if (isModel(layer)) makeCurrent(layer, &writer);
    if (writer != Writer::kKeras3) keepMeaning(layer);
    if (!layer.contains("inbound_nodes") || !layer["inbound_nodes"].is_array()) continue;
    for (json& node : layer["inbound_nodes"]) {
      node = currentNode(node, shifts);
      if (node.is_object() && node.contains("kwargs") && node["kwargs"].is_object()) {
        dropTraining(writer, layer, node["kwargs"]);
      }
    }
  }
  if (writer == Writer::kKeras3) dropMasks(config["layers"]);
  for (const char* key : {"input_layers", "output_layers"}) {
    if (config.contains(key)) shiftEnds(config[key], shifts);
  }
}

}  // namespace

bool isModelClass(std::string_view name) {
  return name == "Sequential" || name == "Functional" || name == "Model";
}

json currentModel(const json& spec) {
  if (!spec.is_object()) return spec;
  json current = spec;
  makeCurrent(current, nullptr);
  return current;
}

}  // namespace minibatch
