// The Functional form of a spec: layers that say which tensors they are called on.

#include <algorithm>

#include "base/argument_check.h"
#include "base/error.h"
#include "model/graph_check.h"
#include "model/spec_reader.h"

namespace minibatch {
namespace {

using nlohmann::json;

// [name, node, tensor].
TensorOfCall tensorAt(const json& history) {
  return {{history.at(0).get<std::string>(), history.at(1).get<int>()}, history.at(2).get<int>()};
}

// All tensors that a call's arguments mention, in order: Keras 3's __keras_tensor__
// objects.
void collectTensors(const json& value, std::vector<TensorOfCall>& found) {
  if (value.is_object() && value.value("class_name", json()) == "__keras_tensor__") {
    found.push_back(tensorAt(value.at("config").at("keras_history")));
  } else if (value.is_structured()) {
    for (const json& element : value) collectTensors(element, found);
  }
}

// What a call is given. All that it may say beside its tensors is nothing, null or false, and of
// layers of attention that they see no step behind their own.
void readCall(const json& node, const Location& location, const std::string& layer,
              Layer::CallStyle style, std::vector<TensorOfCall>& tensors, bool& causal) {
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
    if (style.key && i == 1) continue;
    if (tensors.size() == before && !args[i].is_null()) {
      refuse("args[" + std::to_string(i) + "]", args[i]);
    }
  }
  const json kwargs = node.value("kwargs", json::object());
  constexpr std::string_view kTensors[] = {"inputs", "sequences", "query",
                                           "value",  "key",       "initial_state"};
  const auto takes = [&](std::string_view name) {
    if (name == "key" && style.key) return true;
    return std::ranges::count(kTensors, name) && (style.states || name != kTensors[5]);
  };
  for (const std::string_view name : kTensors) {  // in the order of Keras's arguments
    if (const auto found = kwargs.find(name); found != kwargs.end() && takes(name))
      collectTensors(*found, tensors);
  }
  for (const auto& [name, value] : kwargs.items()) {
    if (name == "use_causal_mask" && style.causal && value.is_boolean()) {
      causal = value.get<bool>();
    } else if (takes(name)) {
      continue;
    } else if (!value.is_null() && (value != false || name == "training")) {
      refuse(name, value);
    }
  }
}

// A list of [name, node, tensor], also a single one not in a list and a dict of them.
std::vector<TensorOfCall> readEnds(const json& ends) {
  std::vector<TensorOfCall> result;
  if (ends.is_array() && ends.size() == 3 && ends[0].is_string()) {
    result.push_back(tensorAt(ends));
  } else if (ends.is_structured()) {
    for (const json& end : ends) {
      const auto inner = readEnds(end);
      result.insert(result.end(), inner.begin(), inner.end());
    }
  }
  return result;
}

// One of the results of a call, wanted by a layer or by a model's key.
int outputAt(const std::vector<int>& results, const std::string& reader, const std::string& layer,
             int output) {
  if (output < 0 || output >= static_cast<int>(results.size())) {
    fail(ErrorCode::kInvalidSpec, "graph.unknown-output",
         {{"reader", reader}, {"layer", layer}, {"output", output}, {"count", results.size()}});
  }
  return results[output];
}

}  // namespace

void SpecReader::readFunctional(const json& config) {
  reports.reserve(config["layers"].size());
  graph.layers.reserve(config["layers"].size());
  std::vector<Call> calls;
  for (const json& entry : config["layers"]) {
    addLayer(entry);
    const auto part = static_cast<int>(parts_.size()) - 1;
    if (!isKnown(part)) return;
    const json nodes = entry.value("inbound_nodes", json::array());
    if (nodes.empty()) calls.push_back({part, 0, {}});
    const int layer = parts_[part].layer;
    const auto style = layer < 0 ? Layer::CallStyle() : graph.layers[layer].layer->callStyle();
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      Call call{part, static_cast<int>(n), {}};
      const std::string path = "model.config.layers[" + std::to_string(part) + "].inbound_nodes[" +
                               std::to_string(n) + "]";
      const bool read = attempt(&reports[part].error, [&] {
        readCall(nodes[n], path, reports[part].name, style, call.inputs, call.causal);
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
    for (const auto& [call, output] : readEnds(config.value(key, json()))) {
      const auto found = tensors_.find(call);
      if (found == tensors_.end()) {
        fail(ErrorCode::kInvalidSpec, "graph.unknown-end", {{"key", key}, {"layer", call.first}});
      }
      result.push_back(outputAt(found->second, key, call.first, output));
    }
    if (result.empty()) fail(ErrorCode::kInvalidSpec, "graph.no-ends", {{"key", key}});
    return result;
  };
  graph.inputs = ends("input_layers");
  graph.outputs = ends("output_layers");
  sortLayers();
  dropUnread();
  requireConnected(graph);
}

void SpecReader::runCalls(std::vector<Call> calls) {
  while (!calls.empty()) {
    const std::size_t before = calls.size();
    for (auto call = calls.begin(); call != calls.end();) {
      std::vector<int> inputs;
      const bool known = attempt(&reports[call->part].error, [&] {
        for (const auto& [source, output] : call->inputs) {
          const auto found = tensors_.find(source);
          if (found == tensors_.end()) continue;
          inputs.push_back(outputAt(found->second, reports[call->part].name, source.first, output));
        }
      });
      if (!known) return;
      if (inputs.size() != call->inputs.size()) {
        ++call;
        continue;
      }
      LayerReport& report = reports[call->part];
      const bool built = attempt(&report.error, [&] {
        const int layer = parts_[call->part].layer;
        const bool is_input = layer >= 0 && graph.layers[layer].layer->inputShape();
        if (inputs.empty() != is_input) {
          fail(ErrorCode::kInvalidSpec, "graph.without-input", {{"layer", report.name}});
        }
        tensors_[{report.name, call->node}] = apply(call->part, inputs, call->causal);
        for (const auto& [source, output] : call->inputs) {
          report.connections.push_back(source.first + "[" + std::to_string(source.second) + "][" +
                                       std::to_string(output) + "]");
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
    const std::string& name = reports[call.part].name;
    ++counts[name];
    WaitingCall& one = waiting.emplace_back(LayerCall{name, call.node}, std::vector<LayerCall>{});
    for (const auto& input : call.inputs) {
      if (!tensors_.contains(input.call)) one.missing.push_back(input.call);
    }
  }
  failWaiting(counts, waiting);
}

}  // namespace minibatch
