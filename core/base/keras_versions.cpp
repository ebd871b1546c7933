#include "base/keras_versions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/json_object.h"
#include "base/parse_json.h"

namespace minibatch {
namespace {

using nlohmann::json;

// Which entries a rule is for; an empty class means all of the kind.
struct Of {
  Kind kind;
  std::string_view class_name;

  bool covers(const Entry& entry) const {
    return entry.kind == kind && (class_name.empty() || entry.class_name == class_name);
  }
};

struct Renamed {
  Of of;
  const char* from;
  const char* to;
};

constexpr Renamed kRenamed[] = {
    {{Kind::kLayer, "LeakyReLU"}, "alpha", "negative_slope"},  // Keras 2, TF.js
    {{Kind::kOptimizer, ""}, "lr", "learning_rate"},           // before Keras 2.3
};

// Keys that other versions write and that change nothing here. With `off`, they do so only where
// they have that value; any other value is left to be refused.
struct Dropped {
  Of of;
  const char* key;
  const char* off = nullptr;
};

constexpr Dropped kDropped[] = {
    // Keras 3.14 and newer; they say nothing unless `renorm` is on, which is refused by name.
    {{Kind::kLayer, "BatchNormalization"}, "renorm_clipping"},
    {{Kind::kLayer, "BatchNormalization"}, "renorm_momentum"},
    // Keras 3.15, which lets a kernel of more axes say which are inputs and outputs.
    {{Kind::kInitializer, ""}, "input_axes", "null"},
    {{Kind::kInitializer, ""}, "output_axes", "null"},
    {{Kind::kMetric, "SparseCategoricalCrossentropy"}, "ignore_class", "null"},
    // Keras 3.3
    {{Kind::kLayer, "RandomRotation"}, "value_range"},
    // Keras 2
    {{Kind::kLayer, "BatchNormalization"}, "virtual_batch_size", "null"},
    {{Kind::kLayer, "BatchNormalization"}, "adjustment", "null"},
    {{Kind::kLayer, "BatchNormalization"}, "fused"},
    {{Kind::kLayer, "Embedding"}, "input_length"},
    {{Kind::kLayer, "Conv2DTranspose"}, "groups", "1"},
    {{Kind::kLayer, "DepthwiseConv2D"}, "groups", "1"},
    {{Kind::kLayer, "SeparableConv2D"}, "groups", "1"},
    // The convolution behind the separable one had a kernel of its own name, which nothing used.
    {{Kind::kLayer, "SeparableConv2D"}, "kernel_initializer"},
    {{Kind::kLayer, "SeparableConv2D"}, "kernel_regularizer", "null"},
    {{Kind::kLayer, "SeparableConv2D"}, "kernel_constraint", "null"},
    {{Kind::kLayer, "DepthwiseConv2D"}, "kernel_initializer"},
    {{Kind::kLayer, "DepthwiseConv2D"}, "kernel_regularizer", "null"},
    {{Kind::kLayer, "DepthwiseConv2D"}, "kernel_constraint", "null"},
    {{Kind::kLayer, ""}, "rng_type"},
    {{Kind::kLoss, ""}, "fn"},  // the class says which
    {{Kind::kMetric, ""}, "fn"},
    {{Kind::kLayer, ""}, "implementation"},  // which of several equal ways a GPU went
    {{Kind::kLayer, ""}, "time_major", "false"},
    {{Kind::kOptimizer, ""}, "decay", "0"},
    {{Kind::kOptimizer, ""}, "initial_decay", "0"},
};

// Texts whose letters Keras lowers before it reads them.
constexpr std::array<const char*, 3> kLowered = {"padding", "interpolation", "data_format"};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// decay of optimizers before Keras 2.11: rate / (1 + decay · iterations).
void decayAsSchedule(const Entry& entry, json& config) {
  const json decay = config.value("decay", json());
  const json rate = config.value("learning_rate", json());
  if (!decay.is_number() || !(decay > 0) || !(rate.is_number() || rate.is_null())) return;
  config.erase("decay");
  config["learning_rate"] = jsonObject(
      {{"class_name", "InverseTimeDecay"},
       {"config", jsonObject({{"initial_learning_rate",
                               rate.is_null() ? parseJson(entry.find("learning_rate")->default_json,
                                                          "learning_rate")
                                              : rate},
                              {"decay_steps", 1},
                              {"decay_rate", decay},
                              {"staircase", false}})}});
}

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

constexpr const char* kActivationKeys[] = {"activation", "recurrent_activation"};

// Keras finds a custom function that is written so, and no bare name.
json hardSigmoidOfKeras2() {
  return jsonObject({{"module", "builtins"},
                     {"class_name", "function"},
                     {"config", "hard_sigmoid_keras2"},
                     {"registered_name", "function"}});
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

// `training` of a call. In a Functional model of Keras 3, which writes the default of every call,
// and of TensorFlow.js, fit() and predict() decide whatever a call says; Keras 2 obeyed it. There
// it makes no difference where a layer does the same in both.
void dropTraining(Writer writer, const json& layer, json& kwargs) {
  const auto training = kwargs.find("training");
  if (training == kwargs.end()) return;
  const json config = layer.value("config", json::object());
  const auto is_zero = [&](const char* rate) { return config.value(rate, json()) == 0; };
  const bool is_frozen = config.value("trainable", json()) == false && *training == false;
  const bool drops_nothing = is_zero("dropout") && is_zero("recurrent_dropout");
  if (writer != Writer::kKeras2 || is_zero("rate") || drops_nothing ||
      (layer.value("class_name", json()) == "BatchNormalization" && is_frozen)) {
    kwargs.erase(training);
  }
}

// A call of a layer: {args, kwargs}, from a list of tensors.
json currentNode(const json& node) {
  if (!node.is_array()) return node;
  json args = json::array();
  json kwargs = json::object();
  const auto add = [&](const json& tensor) {
    if (!isTensor(tensor)) return args.push_back(tensor);
    args.push_back(currentTensor(tensor));
    if (tensor.size() == 4 && tensor[3].is_object()) kwargs.update(tensor[3]);
  };
  if (isTensor(node)) {
    add(node);
  } else {
    for (const json& tensor : node) add(tensor);
  }
  return jsonObject({{"args", args}, {"kwargs", kwargs}});
}

}  // namespace

std::string_view currentClassName(Kind kind, std::string_view name) {
  // Keras before 3.13
  if (kind == Kind::kInitializer && name == "OrthogonalInitializer") return "Orthogonal";
  return name;
}

json currentConfig(const Entry& entry, const json& config) {
  if (!config.is_object()) return config;
  json current = config;
  for (const Renamed& rule : kRenamed) {
    if (!rule.of.covers(entry) || !current.contains(rule.from) || current.contains(rule.to)) {
      continue;
    }
    current[rule.to] = current[rule.from];
    current.erase(rule.from);
  }
  for (const Dropped& rule : kDropped) {
    if (!rule.of.covers(entry) || !current.contains(rule.key)) continue;
    if (rule.off ? current[rule.key] == parseJson(rule.off, rule.key) : !entry.find(rule.key)) {
      current.erase(rule.key);
    }
  }
  if (entry.kind == Kind::kOptimizer) decayAsSchedule(entry, current);
  if (entry.kind == Kind::kLoss && current.value("reduction", json()) == "auto") {
    current["reduction"] = "sum_over_batch_size";
  }
  if (entry.kind != Kind::kLayer) return current;
  if (const auto bias = current.find("unit_forget_bias");
      bias != current.end() && bias->is_null()) {
    *bias = false;  // TensorFlow.js: null is not set
  }
  for (const char* key : kActivationKeys) {
    if (current.contains(key) && current[key] == "hard_sigmoid_keras2") {
      current[key] = hardSigmoidOfKeras2();
    }
  }
  for (const char* key : kLowered) {
    if (const auto text = current.find(key); text != current.end() && text->is_string()) {
      *text = lower(text->get<std::string>());
    }
  }
  // TensorFlow's normalizations write the one axis as a list.
  const Argument* axis = entry.find("axis");
  if (axis && axis->type == ArgumentType::kInteger) {
    if (const json list = current.value("axis", json()); list.is_array() && list.size() == 1) {
      current["axis"] = list[0];
    }
  }
  return current;
}

json currentModel(const json& spec) {
  if (!spec.is_object()) return spec;
  json current = spec;
  if (spec.contains("config") && spec["config"].is_array()) {  // Sequential before Keras 2.2.3
    current["config"] = jsonObject({{"layers", spec["config"]}});
  }
  json& config = current.contains("config") ? current["config"] : current;
  if (!config.is_object() || !config.contains("layers") || !config["layers"].is_array()) {
    return current;
  }
  const Writer writer = writerOf(spec, config["layers"]);
  for (json& layer : config["layers"]) {
    if (!layer.is_object()) continue;
    if (writer != Writer::kKeras3) keepMeaning(layer);
    if (!layer.contains("inbound_nodes") || !layer["inbound_nodes"].is_array()) continue;
    for (json& node : layer["inbound_nodes"]) {
      node = currentNode(node);
      if (node.is_object() && node.contains("kwargs") && node["kwargs"].is_object()) {
        dropTraining(writer, layer, node["kwargs"]);
      }
    }
  }
  return current;
}

}  // namespace minibatch
