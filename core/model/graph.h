#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "layers/layer.h"

namespace minibatch {

/// A layer of the model as the user named it. An activation that a layer leaves to the graph is an
/// operation of its own but belongs to the same LayerNode, and so is each of several outputs.
struct LayerNode {
  std::string name;        // unique: "conv2d", "conv2d_1" …
  std::string class_name;  // as in the catalogue
  bool trainable = true;
  std::shared_ptr<const Arguments> arguments;
  std::shared_ptr<Layer> layer;
  std::shared_ptr<Layer> activation;                 // the deferred activation, or null
  std::vector<std::shared_ptr<Layer>> outputs = {};  // of a layer of several: what takes each out
};

/// One operation: a layer, or its deferred activation, applied to tensors. Operation i writes
/// tensor i.
struct Operation {
  int layer;                    // index into Graph::layers
  bool is_activation;           // whether this is the layer's deferred activation, or an output
  std::vector<int> inputs;      // tensors read; empty for a model input
  Shape shape;                  // of the output, without the batch axis
  Index batch = 0;              // what the inputs say of the batch axis; 0: nothing
  std::vector<int> masks = {};  // by input: the operation that makes its mask, or -1
  int output_mask = -1;         // likewise of the output
  bool causal = false;          // Pass::causal
  int output = -1;              // which of the layer's several outputs this takes out, or -1
};

struct Graph;

/// A model that is a layer of another one. Its layers and its operations are the outer graph's, so
/// that memory is planned and gradients go through it as through any other layers.
struct InnerModel {
  std::string name;
  bool trainable = true;
  std::shared_ptr<const Graph> graph;  // as it is by itself
  int first_layer = 0;                 // in Graph::layers: where its layers begin
  /// One application: the outer graph's tensors that it reads and those that it gives.
  struct Call {
    std::vector<int> inputs, outputs;
  };
  std::vector<Call> calls = {};

  int endLayer() const;
};

/// An acyclic graph of operations in the order of execution.
struct Graph {
  std::string name;
  bool is_sequential = true;
  /// Those of inner models, too, named "model/layer", each model's together.
  std::vector<LayerNode> layers;
  std::vector<InnerModel> models;  // by first_layer
  std::vector<Operation> operations;
  std::vector<int> inputs;   // operations that are model inputs
  std::vector<int> outputs;  // operations whose tensors are model outputs

  /// What runs when an operation runs.
  const Layer& layerOf(const Operation& operation) const {
    const LayerNode& node = layers[operation.layer];
    if (operation.output >= 0) return *node.outputs[operation.output];
    return operation.is_activation ? *node.activation : *node.layer;
  }
  /// The inner model that a layer belongs to, or null.
  const InnerModel* modelOf(int layer) const {
    for (const InnerModel& model : models) {
      if (layer >= model.first_layer && layer < model.endLayer()) return &model;
    }
    return nullptr;
  }
  /// Calls `each(first, end, model)` for every layer as a person lists them, an inner model being
  /// one: its range in `layers`, and the model or null.
  template <typename Each>
  void forEachLayer(const Each& each) const {
    const auto count = static_cast<int>(layers.size());
    for (int first = 0; first < count;) {
      const InnerModel* model = modelOf(first);
      const int end = model ? model->endLayer() : first + 1;
      each(first, end, model);
      first = end;
    }
  }
};

inline int InnerModel::endLayer() const {
  return first_layer + static_cast<int>(graph->layers.size());
}

}  // namespace minibatch
