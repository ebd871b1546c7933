#pragma once

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/function_ref.h"
#include "model/graph.h"
#include "model/graph_check.h"

namespace minibatch {

/// Far more than a browser can train; keeps a hostile spec from taking the page's memory.
inline constexpr std::size_t kMaxLayers = 2000;
/// Of all applications of layers, which inner models multiply.
inline constexpr std::size_t kMaxOperations = 5 * kMaxLayers;

/// Keys of a layer's entry and of a model's spec beside kObjectKeys, and those of a model's config.
inline constexpr std::array<std::string_view, 2> kEntryKeys = {"name", "inbound_nodes"};
inline constexpr std::array<std::string_view, 5> kModelEntryKeys = {
    "name", "inbound_nodes", "compile_config", "keras_version", "backend"};
inline constexpr std::array<std::string_view, 4> kSpecKeys = {"name", "compile_config",
                                                              "keras_version", "backend"};
inline constexpr std::array<std::string_view, 7> kConfigKeys = {
    "name", "trainable", "dtype", "layers", "build_input_shape", "input_layers", "output_layers"};

/// A call of a layer and which of its results.
struct TensorOfCall {
  LayerCall call;
  int output = 0;
};

/// Builds a graph from Keras's JSON, layer by layer. In throwing mode the first fault ends it; else
/// faults are collected with the layer they belong to.
class SpecReader {
 public:
  SpecReader(const Catalog& catalog, bool throws) : catalog_(catalog), throws_(throws) {}

  /// As readSpec() says.
  void setSizes(const Graph* open, std::span<const Shape> sizes) {
    open_ = open;
    sizes_ = sizes;
  }
  void read(const nlohmann::json& given);
  /// A spec in the words of Keras 3: what currentModel() gives.
  void readCurrent(const nlohmann::json& spec);

  /// What is known of each layer of the spec, in the spec's order.
  struct LayerReport {
    std::string name, class_name;
    std::vector<Shape> outputs;       // several of an inner model; empty: not known
    Index batch = 0;                  // as Operation::batch
    std::vector<std::string> inputs;  // names of the layers it reads
    double parameters = 0, trainable_parameters = 0;
    std::vector<LayerReport> layers;       // of an inner model
    std::vector<std::string> connections;  // of a Functional model, as Keras prints them: "a[0][0]"
    std::optional<Error> error;
  };

  Graph graph;
  std::vector<LayerReport> reports;
  std::optional<Error> error;  // a fault of the model as a whole

 private:
  // A layer of the spec: a layer of the graph, or an inner model, whose layers come with its first
  // application, when the shape of its input is known.
  struct Part {
    int layer = -1;
    int model = -1;            // index into Graph::models
    nlohmann::json spec = {};  // of an inner model
  };
  // One application of a layer in a Functional spec.
  struct Call {
    int part, node;
    std::vector<TensorOfCall> inputs;
    bool causal = false;
  };

  void readSequential(const nlohmann::json& config);
  void readFunctional(const nlohmann::json& config);
  // Runs `work`; a fault becomes the layer's report, or goes on to the caller in throwing mode.
  bool attempt(std::optional<Error>* report, FunctionRef<> work);
  // Adds the layer of one entry of `layers`; the index of its part is that of its report.
  void addLayer(const nlohmann::json& entry);
  bool isKnown(int part) const;
  // What its inputs say of the batch axis of an operation of `layer`.
  Index batchOf(const std::string& layer, const std::vector<int>& inputs) const;
  // Applies a part; the tensors that hold the results.
  std::vector<int> apply(int part, const std::vector<int>& inputs, bool causal = false);
  // Applies a layer, and the activation or the several outputs it leaves to the graph.
  std::vector<int> applyLayer(int part, const std::vector<int>& inputs, bool causal);
  std::vector<int> applyModel(int part, const std::vector<int>& inputs);
  void readModel(int part, const Operation& input);
  // The outputs that lie one after the other in a tensor: the first, and those `further`.
  std::vector<int> takeOut(int part, int tensor, const std::vector<Shape>& further);
  // Parameters of the layers from `first` to before `end`.
  void count(LayerReport& report, int first, int end) const;
  // The name of what gives a tensor: a layer, or an inner model.
  const std::string& sourceOf(int tensor) const;
  // Puts the graph's layers in the spec's order.
  void sortLayers();
  // Leaves out the outputs that nobody reads, of inner models with what is computed for them.
  void dropUnread();
  void runCalls(std::vector<Call> calls);
  [[noreturn]] void failStuck(const std::vector<Call>& stuck) const;
  std::string uniqueName(const std::string& class_name) const;

  const Catalog& catalog_;
  bool throws_;
  const Graph* open_ = nullptr;
  std::span<const Shape> sizes_ = {};
  std::vector<Part> parts_;
  std::map<LayerCall, std::vector<int>> tensors_;
};

/// What a layer's entry, or the first layer in it, says of the shape of the model's input, as
/// arguments of an InputLayer; or null.
nlohmann::json inputOf(const nlohmann::json& entry, const Location& location);
/// The same of a layer's config.
nlohmann::json inputOfLayer(const nlohmann::json& config, const Location& location);

/// What the layer makes of inputs of these shapes; what it makes of unknown extents is unknown.
Shape builtShape(Layer& layer, std::span<const Shape> inputs);

/// Throws where a weight's size depends on an unknown extent, where it is too large for memory, or
/// what fills or changes it cannot do so.
void checkWeight(const WeightSpec& weight);

/// Keras's name for an unnamed layer of this class: "MaxPooling2D" gives "max_pooling2d".
std::string snakeCase(const std::string& class_name);

}  // namespace minibatch
