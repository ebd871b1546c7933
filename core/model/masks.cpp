#include "model/masks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/error.h"

namespace minibatch {
namespace {

// Keras's layers that take a mask into their numbers, which these do not.
constexpr std::array<std::string_view, 2> kObeying = {"BatchNormalization", "Softmax"};

[[noreturn]] void refuse(const LayerNode& node, const char* id) {
  fail(ErrorCode::kInvalidSpec, id, {{"layer", node.name}, {"class", node.class_name}});
}

// Of a layer of several inputs. Keras drops the mask of an element-wise merge where one of the
// inputs has none; a concatenation takes such an input as one whose steps all count.
int mergedMask(const Graph& graph, const Operation& operation, const LayerNode& node) {
  const bool joins = node.class_name == "Concatenate";
  int merged = -1;
  for (int input : operation.inputs) {
    const int mask = graph.operations[input].output_mask;
    if (mask < 0 && !joins) return -1;
    if (mask < 0 || mask == merged) continue;
    if (merged >= 0) refuse(node, "graph.two-masks");
    merged = mask;
  }
  if (!joins) return merged;
  const Shape& first = graph.operations[operation.inputs[0]].shape;
  if (merged >= 0 && operation.shape[0] != first[0]) refuse(node, "graph.two-masks");
  return merged;
}

}  // namespace

void propagateMasks(Graph& graph) {
  const auto count = static_cast<int>(graph.operations.size());
  for (int i = 0; i < count; ++i) {
    Operation& operation = graph.operations[i];
    const LayerNode& node = graph.layers[operation.layer];
    operation.mask = operation.output_mask = -1;
    if (operation.inputs.empty()) continue;
    operation.mask = operation.inputs.size() == 1
                         ? graph.operations[operation.inputs[0]].output_mask
                         : mergedMask(graph, operation, node);
    const Layer& layer = graph.layerOf(operation);
    const Masking masking = layer.masking();
    if (masking == Masking::kMakes) {
      operation.output_mask = i;
    } else if (masking == Masking::kPasses || operation.is_activation) {
      operation.output_mask = operation.mask;
    }
    if (operation.mask >= 0 && !operation.is_activation &&
        std::ranges::count(kObeying, node.class_name)) {
      refuse(node, "graph.mask");
    }
  }
}

}  // namespace minibatch
