#pragma once

#include <nlohmann/json.hpp>

#include "catalog.h"
#include "kernels/elementwise.h"
#include "layers/layer.h"

namespace minibatch {

/// The sum of all inputs: lets graphs of these tests branch and meet again.
class Sum : public Layer {
 public:
  explicit Sum(const Arguments&) {}
  Shape build(std::span<const Shape> inputs) override { return inputs[0]; }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }
  void forward(const ForwardPass& pass) const override {
    scale(pass.output.size(), 1, pass.inputs[0].data, pass.output.data);
    for (const ConstTensor& input : pass.inputs.subspan(1)) {
      addTo(input.size(), input.data, pass.output.data);
    }
  }
  void backward(const BackwardPass& pass) const override {
    for (const Tensor& dx : pass.input_gradients) {
      if (dx) scale(dx.size(), 1, pass.output_gradient.data, dx.data);
    }
  }
};

/// The catalogue with Sum added.
inline const Catalog& testCatalog() {
  static const EntryOf<Layer> sum = entryFor<Layer, Sum>("Sum", {}, "Adds its inputs.", {});
  static const Catalog all = [] {
    std::vector<const Entry*> entries(catalog().entries().begin(), catalog().entries().end());
    entries.push_back(&sum);
    return Catalog(entries);
  }();
  return all;
}

/// A Functional spec. Each layer: {class_name, config with name, names of the layers it reads}; a
/// name may be "dense:1" for the tensor of its second application.
struct FunctionalLayer {
  std::string class_name;
  nlohmann::json config;
  std::vector<std::vector<std::string>> calls;  // one list of inputs for each application
};

inline nlohmann::json tensorKey(const std::string& name) {
  const auto colon = name.find(':');
  const int node = colon == std::string::npos ? 0 : std::stoi(name.substr(colon + 1));
  return {name.substr(0, colon), node, 0};
}

inline nlohmann::json functionalSpec(const std::vector<FunctionalLayer>& layers,
                                     const std::vector<std::string>& inputs,
                                     const std::vector<std::string>& outputs) {
  using nlohmann::json;
  json list = json::array();
  for (const FunctionalLayer& layer : layers) {
    json nodes = json::array();
    for (const auto& call : layer.calls) {
      json tensors = json::array();
      for (const std::string& name : call) {
        tensors.push_back(
            {{"class_name", "__keras_tensor__"}, {"config", {{"keras_history", tensorKey(name)}}}});
      }
      nodes.push_back({{"args", json::array({tensors})}, {"kwargs", json::object()}});
    }
    list.push_back({{"class_name", layer.class_name},
                    {"name", layer.config["name"]},
                    {"config", layer.config},
                    {"inbound_nodes", nodes}});
  }
  json config = {{"name", "graph"}, {"layers", list}};
  for (const auto& name : inputs) config["input_layers"].push_back(tensorKey(name));
  for (const auto& name : outputs) config["output_layers"].push_back(tensorKey(name));
  return {{"class_name", "Functional"}, {"config", config}};
}

}  // namespace minibatch
