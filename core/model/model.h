#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "base/parallel.h"
#include "model/graph.h"

namespace minibatch {

/// One weight of a model, as a view into its arena.
struct Weight {
  std::string path;  // "conv2d/kernel"
  int layer;         // index into Graph::layers
  bool trainable;
  Tensor value;
  Index offset;  // of the value in its arena
};

/// Memory with the alignment that kernels like, zeroed.
class Arena {
 public:
  /// Throws kOutOfMemory naming `what` and the megabytes when the memory cannot be had.
  Arena(Index size, std::string_view what);
  Real* data() const { return data_.get(); }
  Index size() const { return size_; }
  /// `size` rounded up so that what follows it is aligned too.
  static Index padded(Index size);

 private:
  struct Free {
    void operator()(Real* pointer) const;
  };
  std::unique_ptr<Real, Free> data_;
  Index size_;
};

/// Bytes as megabytes for a message: "0.52", "37".
std::string megabytes(double bytes);

/// A graph with its weights. All trainable weights lie in one flat arena, so that an optimizer
/// updates them in a single sweep; gradients and moments have the same layout.
class Model {
 public:
  /// Builds the model a spec (JSON text) describes and draws its initial weights from `seed`.
  Model(std::string_view spec, const Catalog& catalog, std::uint64_t seed);
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  const Graph& graph() const { return graph_; }
  const Catalog& catalog() const { return catalog_; }
  /// Shapes without the batch axis; the model has one input and one output unless it is functional.
  const Shape& inputShape(int input = 0) const;
  const Shape& outputShape(int output = 0) const;
  /// How many, and the names of the layers they come from: what Keras calls input_names and
  /// output_names.
  int inputs() const { return static_cast<int>(graph_.inputs.size()); }
  int outputs() const { return static_cast<int>(graph_.outputs.size()); }
  const std::string& inputName(int input) const;
  const std::string& outputName(int output) const;

  /// In Keras's order: layer by layer, trainable ones first within a layer.
  const std::vector<Weight>& weights() const { return weights_; }
  /// Views of a layer's weights, in the order of Layer::weights().
  std::span<const Tensor> weightsOf(int layer) const { return views_[layer]; }
  /// Their indices in weights().
  std::span<const int> weightIndicesOf(int layer) const { return indices_[layer]; }
  /// The arena of all trainable weights: what an optimizer updates.
  const Arena& trainable() const { return *trainable_; }

  /// The threads the model computes with; null: the caller's alone. What it computes does not
  /// depend on them. They are set before the model is trained or asked, and must outlive it.
  Parallel* parallel() const { return parallel_; }
  void setParallel(Parallel* parallel) { parallel_ = parallel; }

  /// Draws new values for all weights.
  void initialize(std::uint64_t seed);
  /// Number of elements of all weights (padding not counted), or of the trainable ones.
  Index parameterCount() const;
  Index trainableParameterCount() const;
  /// All weights in order, copied out: parameterCount() elements.
  std::vector<Real> copyWeights() const;
  /// Throws kShapeMismatch unless there are parameterCount() values.
  void setWeights(std::span<const Real> values);

  /// Rows of every batch, where a stateful layer carries its states from batch to batch; or 0.
  Index statefulBatch() const { return stateful_batch_; }
  /// Throws kShapeMismatch unless so many rows are whole batches of a stateful model.
  void requireWholeBatches(Index rows) const;
  /// Those of all stateful layers, empty where there are none; they are not weights.
  std::span<Real> states() const {
    return {states_->data(), static_cast<std::size_t>(state_size_ * stateful_batch_)};
  }
  /// Those of a layer: Layer::stateSize() for each row; or null.
  Real* statesOf(int layer) const {
    return state_places_[layer] < 0 ? nullptr
                                    : states_->data() + state_places_[layer] * stateful_batch_;
  }
  /// The next batch begins with zeros: Keras's reset_state() of every layer.
  void resetStates() const;

  /// Whether an input leaves an extent open.
  bool isOpen() const;
  /// This model for inputs of these shapes, each known: its weights are those of this one, which
  /// must outlive it. Itself where it leaves nothing open. Throws what reading a model with these
  /// inputs throws.
  std::shared_ptr<const Model> sized(std::span<const Shape> inputs) const;

  /// Keras's JSON of the whole model.
  std::string toJson() const;
  /// As describeSpec(): layers, shapes, parameters.
  std::string describe() const;

 private:
  // Where the weights of all layers go.
  struct Layout {
    explicit Layout(const Graph& graph);
    std::vector<Weight> weights;
    Index trainable = 0, non_trainable = 0;  // sizes of the arenas
  };
  Model(Graph&& graph, const Catalog& catalog, std::uint64_t seed);
  // `open`: whose weights it takes, or null.
  Model(Graph&& graph, Layout&& layout, const Catalog& catalog, const Model* open);

  const Catalog& catalog_;
  Graph graph_;
  std::vector<Weight> weights_;
  std::shared_ptr<const Arena> trainable_, non_trainable_;
  std::vector<std::vector<Tensor>> views_;
  std::vector<std::vector<int>> indices_;
  Index stateful_batch_ = 0, state_size_ = 0;  // the latter of a row
  std::vector<Index> state_places_;            // by layer: what lies before, of a row; or -1
  std::shared_ptr<const Arena> states_;
  Parallel* parallel_ = nullptr;
};

}  // namespace minibatch
