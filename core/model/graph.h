#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "layers/layer.h"

namespace minibatch {

/// A layer of the model as the user named it. An activation that a layer leaves to the graph is an
/// operation of its own but belongs to the same LayerNode.
struct LayerNode {
  std::string name;        // unique: "conv2d", "conv2d_1" …
  std::string class_name;  // as in the catalogue
  bool trainable = true;
  std::shared_ptr<const Arguments> arguments;
  std::shared_ptr<Layer> layer;
  std::shared_ptr<Layer> activation;  // the deferred activation, or null
};

/// One operation: a layer, or its deferred activation, applied to tensors. Operation i writes
/// tensor i.
struct Operation {
  int layer;                // index into Graph::layers
  bool is_activation;       // whether this is the layer's deferred activation
  std::vector<int> inputs;  // tensors read; empty for a model input
  Shape shape;              // of the output, without the batch axis
  Index batch = 0;          // what the inputs say of the batch axis; 0: nothing
};

/// An acyclic graph of operations in the order of execution.
struct Graph {
  std::string name;
  bool is_sequential = true;
  std::vector<LayerNode> layers;
  std::vector<Operation> operations;
  std::vector<int> inputs;   // operations that are model inputs
  std::vector<int> outputs;  // operations whose tensors are model outputs

  /// What runs when an operation runs.
  const Layer& layerOf(const Operation& operation) const {
    const LayerNode& node = layers[operation.layer];
    return operation.is_activation ? *node.activation : *node.layer;
  }
};

}  // namespace minibatch
