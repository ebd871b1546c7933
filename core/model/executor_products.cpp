#include "model/executor.h"

namespace minibatch {

OperationProducts Executor::productsOf(int i) const {
  const Graph& graph = model_.graph();
  const Operation& operation = graph.operations[i];
  OperationProducts products;
  if (operation.is_activation || operation.inputs.empty()) return products;
  const double uses = static_cast<double>(graph.layerOf(operation).kernelUses(
      graph.operations[operation.inputs[0]].shape, operation.shape));
  const auto weights = model_.weightIndicesOf(operation.layer);
  for (std::size_t w = 0; uses > 0 && w < weights.size(); ++w) {
    const Weight& weight = model_.weights()[weights[w]];
    if (!weight.path.ends_with("kernel")) continue;
    const double count = uses * static_cast<double>(weight.value.size());
    products.forward += count;
    if (!plan_.slots[i].wants_gradient) continue;
    // The gradient of the kernel, and that of what it was multiplied with: the layer's input, or
    // what came out of another kernel of the layer.
    const bool is_inner =
        weight.path.ends_with("recurrent_kernel") || weight.path.ends_with("pointwise_kernel");
    if (calls_[i].weight_gradients[w]) products.backward += count;
    if (is_inner || calls_[i].input_gradients[0]) products.backward += count;
  }
  return products;
}

}  // namespace minibatch
