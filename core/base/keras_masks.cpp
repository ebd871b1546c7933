#include "base/keras_masks.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace minibatch {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 10> kOperations = {
    "NotEqual",  "LogicalOr", "LogicalAnd",      "Any",         "ExpandDims",
    "ZerosLike", "OnesLike",  "ConvertToTensor", "Concatenate", "Cast"};
constexpr std::array<std::string_view, 4> kMasks = {"mask", "query_mask", "value_mask", "key_mask"};

std::string textOf(const json& object, const char* key) {
  return object.is_object() && object.contains(key) && object[key].is_string()
             ? object[key].get<std::string>()
             : std::string();
}

bool isOperation(const json& layer) {
  return textOf(layer, "module").starts_with("keras.src.ops") &&
         std::ranges::count(kOperations, textOf(layer, "class_name"));
}

// Calls function(history) of every tensor that a value mentions.
template <class Function>
void eachTensor(const json& value, const Function& function) {
  if (textOf(value, "class_name") == "__keras_tensor__") {
    const json config = value.value("config", json());
    const json history = config.is_object() ? config.value("keras_history", json()) : json();
    if (history.is_array() && !history.empty() && history[0].is_string()) function(history);
  } else if (value.is_structured()) {
    for (const json& element : value) eachTensor(element, function);
  }
}

json firstTensor(const json& layer) {
  json first;
  eachTensor(layer.value("inbound_nodes", json()), [&](const json& history) {
    if (first.is_null()) first = history;
  });
  return first;
}

// What an operation tells from padding, where a layer of the model tells the same.
bool isOfLayer(const json& operation, const json& layers) {
  json limit;
  for (const json& node : operation.value("inbound_nodes", json::array())) {
    const json args = node.is_object() ? node.value("args", json()) : json();
    if (args.is_array() && args.size() == 2 && args[1].is_number()) limit = args[1];
  }
  const json source = firstTensor(operation);
  return !limit.is_null() && std::ranges::any_of(layers, [&](const json& layer) {
    const json config = layer.is_object() ? layer.value("config", json()) : json();
    if (!config.is_object()) return false;
    const std::string name = textOf(layer, "class_name");
    const bool masks = name == "Embedding" ? config.value("mask_zero", json()) == true && limit == 0
                       : name == "Masking" ? config.value("mask_value", json(0.0)) == limit
                                           : false;
    return masks && firstTensor(layer) == source;
  });
}

}  // namespace

void dropMasks(json& layers) {
  std::set<std::string> operations;
  for (const json& layer : layers) {
    if (!isOperation(layer)) continue;
    if (textOf(layer, "class_name") == "NotEqual" && !isOfLayer(layer, layers)) return;
    operations.insert(textOf(layer, "name"));
  }
  if (operations.empty()) return;
  std::set<std::string> read;
  for (json& layer : layers) {
    if (!layer.is_object() || isOperation(layer)) continue;
    const json nodes = layer.value("inbound_nodes", json());
    if (!nodes.is_array()) continue;
    for (json& node : layer["inbound_nodes"]) {
      if (node.is_object() && node.contains("kwargs") && node["kwargs"].is_object()) {
        for (const std::string_view mask : kMasks) node["kwargs"].erase(std::string(mask));
      }
      eachTensor(node, [&](const json& history) { read.insert(history[0].get<std::string>()); });
    }
  }
  // Those that something else reads stay, and are refused by name.
  json kept = json::array();
  for (json& layer : layers) {
    const std::string name = textOf(layer, "name");
    if (!isOperation(layer) || read.contains(name)) kept.push_back(std::move(layer));
  }
  layers = std::move(kept);
}

}  // namespace minibatch
