#include "model/graph_check.h"

#include <algorithm>

#include "base/error.h"

namespace minibatch {

void failWaiting(const std::map<std::string, int>& calls, const std::vector<WaitingCall>& waiting) {
  std::vector<const WaitingCall*> path = {&waiting.front()};
  for (;;) {
    const WaitingCall& last = *path.back();
    for (const auto& [name, number] : last.missing) {
      const auto known = calls.find(name);
      if (known == calls.end()) {
        fail(ErrorCode::kInvalidSpec, "graph.unknown-layer",
             {{"layer", last.call.first}, {"source", name}});
      }
      if (number < 0 || number >= known->second) {
        fail(ErrorCode::kInvalidSpec, "graph.unknown-call",
             {{"layer", last.call.first},
              {"call", number},
              {"source", name},
              {"last", known->second - 1}});
      }
    }
    // It is among the waiting ones: nothing else keeps a call from being made.
    const WaitingCall& next = *std::ranges::find(waiting, last.missing.front(), &WaitingCall::call);
    const bool closes = std::ranges::count(path, &next) > 0;
    path.push_back(&next);
    if (!closes) continue;
    std::string cycle;
    for (auto at = std::ranges::find(path, &next); at != path.end(); ++at) {
      cycle += (cycle.empty() ? "\"" : " ← \"") + (*at)->call.first + '"';
    }
    fail(ErrorCode::kInvalidSpec, "graph.cycle", {{"cycle", cycle}});
  }
}

void failInLayer(const Error& fault, const LayerNode& node) {
  fail(fault.code(), "in-layer",
       {{"layer", node.name}, {"class", node.class_name}, {"message", fault.message()}});
}

void requireConnected(const Graph& graph) {
  const auto name_of = [&](int operation) -> const std::string& {
    return graph.layers[graph.operations[operation].layer].name;
  };
  for (int input : graph.inputs) {
    if (graph.operations[input].inputs.empty()) continue;
    fail(ErrorCode::kInvalidSpec, "graph.not-an-input", {{"layer", name_of(input)}});
  }
  const auto count = static_cast<int>(graph.operations.size());
  std::vector<bool> leads(static_cast<std::size_t>(count), false);
  for (int output : graph.outputs) leads[output] = true;
  for (int i = count - 1; i >= 0; --i) {
    const Operation& operation = graph.operations[i];
    const bool is_input = operation.inputs.empty();
    if (!leads[i]) {
      fail(ErrorCode::kInvalidSpec, is_input ? "graph.input-unused" : "graph.without-output",
           {{"layer", name_of(i)}});
    }
    if (is_input && !std::ranges::count(graph.inputs, i)) {
      fail(ErrorCode::kInvalidSpec, "graph.input-not-named", {{"layer", name_of(i)}});
    }
    for (int input : operation.inputs) leads[input] = true;
  }
}

}  // namespace minibatch
