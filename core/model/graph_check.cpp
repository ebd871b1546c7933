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
        fail(ErrorCode::kInvalidSpec, "Layer \"", last.call.first, "\" reads the layer \"", name,
             "\", which the model does not have.");
      }
      if (number < 0 || number >= known->second) {
        fail(ErrorCode::kInvalidSpec, "Layer \"", last.call.first, "\" reads call ", number,
             " of the layer \"", name, "\", but the calls of that are 0 to ", known->second - 1,
             ".");
      }
    }
    // It is among the waiting ones: nothing else keeps a call from being made.
    const WaitingCall& next = *std::ranges::find(waiting, last.missing.front(), &WaitingCall::call);
    const bool closes = std::ranges::count(path, &next) > 0;
    path.push_back(&next);
    if (!closes) continue;
    std::string cycle;
    for (auto at = std::ranges::find(path, &next); at != path.end(); ++at) {
      cycle += (cycle.empty() ? "\"" : ", which reads \"") + (*at)->call.first + '"';
    }
    fail(ErrorCode::kInvalidSpec, "The layers stand in a cycle: ", cycle, ".");
  }
}

void requireConnected(const Graph& graph) {
  const auto name_of = [&](int operation) -> const std::string& {
    return graph.layers[graph.operations[operation].layer].name;
  };
  for (int input : graph.inputs) {
    if (graph.operations[input].inputs.empty()) continue;
    fail(ErrorCode::kInvalidSpec, "\"input_layers\" names the layer \"", name_of(input),
         "\", which is not an InputLayer.");
  }
  const auto count = static_cast<int>(graph.operations.size());
  std::vector<bool> leads(static_cast<std::size_t>(count), false);
  for (int output : graph.outputs) leads[output] = true;
  for (int i = count - 1; i >= 0; --i) {
    const Operation& operation = graph.operations[i];
    const bool is_input = operation.inputs.empty();
    if (!leads[i]) {
      fail(ErrorCode::kInvalidSpec, is_input ? "The input" : "Layer", " \"", name_of(i),
           "\" is connected to no output of the model.");
    }
    if (is_input && !std::ranges::count(graph.inputs, i)) {
      fail(ErrorCode::kInvalidSpec, "The input \"", name_of(i), "\" is not in \"input_layers\".");
    }
    for (int input : operation.inputs) leads[input] = true;
  }
}

}  // namespace minibatch
