#pragma once

#include <memory>
#include <vector>

#include "layers/layer.h"
#include "parity/golden.h"

namespace minibatch::golden {

/// One layer with its deferred activation, and all memory they ask for: a graph of a single layer.
/// Memory is filled with NaN first, and what a layer says it does not read is null, so that reading
/// too much or writing too little shows.
class LayerRun {
 public:
  /// Makes and builds the layer {class_name, config} for inputs of these shapes (batch included).
  LayerRun(const nlohmann::json& item, const std::vector<Array>& inputs);

  const Layer& layer() const { return *stages_.front().layer; }
  /// The weights are changed by layers with moving statistics.
  Array forward(const std::vector<Array>& inputs, std::vector<Array>& weights, bool training);

  struct Gradients {
    std::vector<Array> inputs;
    std::vector<Array> weights;  // of the trainable ones
  };
  /// After forward() with the same arguments.
  Gradients backward(const std::vector<Array>& inputs, std::vector<Array>& weights, bool training,
                     const Array& dy);

 private:
  struct Stage {
    std::unique_ptr<Layer> layer;
    MemoryRequirements requirements;
    std::vector<Real> saved, scratch;
    Array output;
  };

  void addStage(std::unique_ptr<Layer> layer, const std::vector<Shape>& inputs);

  bool causal_;
  std::vector<Stage> stages_;  // the layer, and its deferred activation where there is one
};

}  // namespace minibatch::golden
