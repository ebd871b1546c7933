#pragma once

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/function_ref.h"
#include "model/graph.h"

namespace minibatch {

/// Far more than a browser can train; keeps a hostile spec from taking the page's memory.
inline constexpr std::size_t kMaxLayers = 2000;

/// Keys of a layer's entry and of a model's spec beside kObjectKeys, and those of a model's config.
inline constexpr std::array<std::string_view, 2> kEntryKeys = {"name", "inbound_nodes"};
inline constexpr std::array<std::string_view, 4> kSpecKeys = {"name", "compile_config",
                                                              "keras_version", "backend"};
inline constexpr std::array<std::string_view, 7> kConfigKeys = {
    "name", "trainable", "dtype", "layers", "build_input_shape", "input_layers", "output_layers"};

/// Builds a graph from Keras's JSON, layer by layer. In throwing mode the first fault ends it; else
/// faults are collected with the layer they belong to.
class SpecReader {
 public:
  SpecReader(const Catalog& catalog, bool throws) : catalog_(catalog), throws_(throws) {}

  void read(const nlohmann::json& given);

  /// What is known of each layer of the spec, in the spec's order.
  struct LayerReport {
    std::string name, class_name;
    std::optional<Shape> output;
    Index batch = 0;                       // as Operation::batch
    std::vector<std::string> inputs;       // names of the layers it reads
    std::vector<std::string> connections;  // of a Functional model, as Keras prints them: "a[0][0]"
    std::optional<Error> error;
  };

  Graph graph;
  std::vector<LayerReport> reports;
  std::optional<Error> error;  // a fault of the model as a whole

 private:
  // One application of a layer in a Functional spec: which (layer name, node) tensors it reads.
  struct Call {
    int layer, node;
    std::vector<std::pair<std::string, int>> inputs;
  };

  void readSequential(const nlohmann::json& config);
  void readFunctional(const nlohmann::json& config);
  // Runs `work`; a fault becomes the layer's report, or goes on to the caller in throwing mode.
  bool attempt(std::optional<Error>* report, FunctionRef<> work);
  // Adds the layer of one entry of `layers`; its index is that of its report.
  void addLayer(const nlohmann::json& entry);
  // What its inputs say of the batch axis of an operation.
  Index batchOf(int layer, const std::vector<int>& inputs) const;
  // Applies a layer, and the activation it leaves to the graph; the tensor that holds the result.
  int apply(int layer, const std::vector<int>& inputs);
  void runCalls(std::vector<Call> calls);
  [[noreturn]] void failStuck(const std::vector<Call>& stuck) const;
  std::string uniqueName(const std::string& class_name) const;

  const Catalog& catalog_;
  bool throws_;
  std::map<std::pair<std::string, int>, int> tensors_;  // (layer name, node) to tensor
};

/// Throws where a weight is too large for memory, or what fills or changes it cannot do so.
void checkWeight(const WeightSpec& weight);

/// Keras's name for an unnamed layer of this class: "MaxPooling2D" gives "max_pooling2d".
std::string snakeCase(const std::string& class_name);

}  // namespace minibatch
