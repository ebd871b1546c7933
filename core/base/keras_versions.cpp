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
    {{Kind::kLayer, "ReLU"}, "theta", "threshold"},            // ThresholdedReLU of Keras 2
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
    {{Kind::kLayer, "Embedding"}, "mask_zero", "null"},  // TensorFlow.js
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

}  // namespace

// Keras finds a custom function that is written so, and no bare name.
json hardSigmoidOfKeras2() {
  return jsonObject({{"module", "builtins"},
                     {"class_name", "function"},
                     {"config", "hard_sigmoid_keras2"},
                     {"registered_name", "function"}});
}

std::string_view currentClassName(Kind kind, std::string_view name) {
  // Keras before 3.13
  if (kind == Kind::kInitializer && name == "OrthogonalInitializer") return "Orthogonal";
  if (kind == Kind::kLayer && name == "ThresholdedReLU") return "ReLU";  // Keras 2
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

}  // namespace minibatch
