#include "model/masks.h"

#include <algorithm>

#include "base/error.h"

namespace minibatch {
namespace {

// The operation whose mask the output of a layer that joins masks has: one that all inputs share,
// or the layer itself. Keras drops the mask of an element-wise merge where one of the inputs has
// none; a concatenation takes such an input as one whose steps all count.
int joinedMask(const Graph& graph, int index, const Layer& layer) {
  const Operation& operation = graph.operations[index];
  const std::vector<int>& masks = operation.masks;
  const bool all = std::ranges::none_of(masks, [](int mask) { return mask < 0; });
  const bool any = std::ranges::any_of(masks, [](int mask) { return mask >= 0; });
  if (layer.joinsWithout() ? !any : !all) return -1;
  const Shape& first = graph.operations[operation.inputs[0]].shape;
  const bool same = std::ranges::all_of(masks, [&](int mask) { return mask == masks[0]; });
  return same && operation.shape[0] == first[0] ? masks[0] : index;
}

}  // namespace

void propagateMasks(Graph& graph) {
  const auto count = static_cast<int>(graph.operations.size());
  for (int i = 0; i < count; ++i) {
    Operation& operation = graph.operations[i];
    operation.masks.clear();
    operation.output_mask = -1;
    if (operation.inputs.empty()) continue;
    const Layer& layer = graph.layerOf(operation);
    for (const int input : operation.inputs) {
      const Operation& source = graph.operations[input];
      operation.masks.push_back(source.output_mask);
      if (source.output_mask < 0 || operation.is_activation || layer.takesMask(source.shape))
        continue;
      const LayerNode& node = graph.layers[operation.layer];
      fail(ErrorCode::kInvalidSpec, "graph.mask",
           {{"layer", node.name}, {"class", node.class_name}});
    }
    switch (layer.masking()) {
      case Masking::kMakes:
        operation.output_mask = i;
        break;
      case Masking::kJoins:
        operation.output_mask = joinedMask(graph, i, layer);
        break;
      case Masking::kPasses:
        operation.output_mask = operation.masks[0];
        break;
      case Masking::kEnds:
        if (operation.is_activation && operation.output <= 0)
          operation.output_mask = operation.masks[0];
    }
  }
}

}  // namespace minibatch
