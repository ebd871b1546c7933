// The Functional form of a spec: layers that say which tensors they are called on.

#include <algorithm>

#include "base/argument_check.h"
#include "base/error.h"
#include "model/graph_check.h"
#include "model/spec_reader.h"

namespace minibatch {
namespace {

using nlohmann::json;

// All (layer, node) tensors that a call's arguments mention, in order: Keras 3's __keras_tensor__
// objects.
void collectTensors(const json& value, std::vector<std::pair<std::string, int>>& found) {
  if (value.is_object() && value.value("class_name", json()) == "__keras_tensor__") {
    const json& history = value.at("config").at("keras_history");
    found.emplace_back(history.at(0).get<std::string>(), history.at(1).get<int>());
  } else if (value.is_structured()) {
    for (const json& element : value) collectTensors(element, found);
  }
}

// What a call is given beside its tensors. All that it may say is nothing: null or false.
void readCall(const json& node, const Location& location, const std::string& layer,
              std::vector<std::pair<std::string, int>>& tensors) {
  if (!node.is_object()) return collectTensors(node, tensors);
  const auto refuse = [&](const std::string& argument, const json& value) {
    fail(ErrorCode::kInvalidSpec,
         argument == "training" ? "graph.call-training" : "graph.call-argument",
         {{"where", location},
          {"layer", layer},
          {"argument", argument},
          {"received", brief(value)}});
  };
  const json args = node.value("args", json::array());
  for (std::size_t i = 0; i < args.size(); ++i) {
    const std::size_t before = tensors.size();
    collectTensors(args[i], tensors);
    if (tensors.size() == before && !args[i].is_null()) {
      refuse("args[" + std::to_string(i) + "]", args[i]);
    }
  }
  const json kwargs = node.value("kwargs", json::object());
  for (const auto& [name, value] : kwargs.items()) {
    if (name == "inputs" || name == "sequences") {
      collectTensors(value, tensors);
    } else if (!value.is_null() && (value != false || name == "training")) {
      refuse(name, value);
    }
  }
}

// A list of [name, node, tensor], also a single one not in a list and a dict of them.
std::vector<std::pair<std::string, int>> readEnds(const json& ends) {
  std::vector<std::pair<std::string, int>> result;
  if (ends.is_array() && ends.size() == 3 && ends[0].is_string()) {
    result.emplace_back(ends[0].get<std::string>(), ends[1].get<int>());
  } else if (ends.is_structured()) {
    for (const json& end : ends) {
      const auto inner = readEnds(end);
      result.insert(result.end(), inner.begin(), inner.end());
    }
  }
  return result;
}

}  // namespace

void SpecReader::readFunctional(const json& config) {
  reports.reserve(config["layers"].size());
  graph.layers.reserve(config["layers"].size());
  std::vector<Call> calls;
  for (const json& entry : config["layers"]) {
    addLayer(entry);
    const auto layer = static_cast<int>(graph.layers.size()) - 1;
    if (!graph.layers[layer].layer) return;
    const json nodes = entry.value("inbound_nodes", json::array());
    if (nodes.empty()) calls.push_back({layer, 0, {}});
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      Call call{layer, static_cast<int>(n), {}};
      const std::string path = "model.config.layers[" + std::to_string(layer) + "].inbound_nodes[" +
                               std::to_string(n) + "]";
      const bool read = attempt(&reports[layer].error, [&] {
        readCall(nodes[n], path, graph.layers[layer].name, call.inputs);
      });
      if (!read) return;
      calls.push_back(call);
    }
  }
  runCalls(std::move(calls));
  if (std::ranges::any_of(reports, [](const LayerReport& r) { return r.error.has_value(); }))
    return;
  const auto ends = [&](const char* key) {
    std::vector<int> result;
    for (const auto& end : readEnds(config.value(key, json()))) {
      const auto found = tensors_.find(end);
      if (found == tensors_.end()) {
        fail(ErrorCode::kInvalidSpec, "graph.unknown-end", {{"key", key}, {"layer", end.first}});
      }
      result.push_back(found->second);
    }
    if (result.empty()) fail(ErrorCode::kInvalidSpec, "graph.no-ends", {{"key", key}});
    return result;
  };
  graph.inputs = ends("input_layers");
  graph.outputs = ends("output_layers");
  requireConnected(graph);
}

void SpecReader::runCalls(std::vector<Call> calls) {
  while (!calls.empty()) {
    const std::size_t before = calls.size();
    for (auto call = calls.begin(); call != calls.end();) {
      std::vector<int> inputs;
      for (const auto& input : call->inputs) {
        if (const auto found = tensors_.find(input); found != tensors_.end()) {
          inputs.push_back(found->second);
        }
      }
      if (inputs.size() != call->inputs.size()) {
        ++call;
        continue;
      }
      LayerNode& node = graph.layers[call->layer];
      const bool built = attempt(&reports[call->layer].error, [&] {
        if (inputs.empty() != (node.layer->inputShape() != nullptr)) {
          fail(ErrorCode::kInvalidSpec, "graph.without-input", {{"layer", node.name}});
        }
        tensors_[{node.name, call->node}] = apply(call->layer, inputs);
        for (const auto& [name, index] : call->inputs) {
          reports[call->layer].connections.push_back(name + "[" + std::to_string(index) + "][0]");
        }
      });
      if (!built) return;
      call = calls.erase(call);
    }
    if (calls.size() == before) failStuck(calls);
  }
}

// None of these calls can be made.
void SpecReader::failStuck(const std::vector<Call>& stuck) const {
  std::map<std::string, int> counts;
  for (const auto& [call, tensor] : tensors_) ++counts[call.first];
  std::vector<WaitingCall> waiting;
  for (const Call& call : stuck) {
    const std::string& name = graph.layers[call.layer].name;
    ++counts[name];
    WaitingCall& one = waiting.emplace_back(LayerCall{name, call.node}, std::vector<LayerCall>{});
    for (const auto& input : call.inputs) {
      if (!tensors_.contains(input)) one.missing.push_back(input);
    }
  }
  failWaiting(counts, waiting);
}

}  // namespace minibatch
