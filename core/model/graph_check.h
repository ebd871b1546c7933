#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "model/graph.h"

namespace minibatch {

/// A call of a layer, by the layer's name and the number of the call.
using LayerCall = std::pair<std::string, int>;

/// A call that cannot be made, and the calls it waits for.
struct WaitingCall {
  LayerCall call;
  std::vector<LayerCall> missing;
};

/// Throws kInvalidSpec for calls of which none can be made: names a layer the model does not have,
/// a call that is not made, or all layers of a cycle. `calls` counts the calls of each layer of the
/// spec, `waiting` are those left.
[[noreturn]] void failWaiting(const std::map<std::string, int>& calls,
                              const std::vector<WaitingCall>& waiting);

/// Throws `fault` again, saying in which layer it was found.
[[noreturn]] void failInLayer(const Error& fault, const LayerNode& node);

/// Throws kInvalidSpec unless the graph's inputs are all its InputLayers, and every operation leads
/// to an output; names the layer.
void requireConnected(const Graph& graph);

}  // namespace minibatch
