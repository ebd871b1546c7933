#include "model/spec.h"

#include <nlohmann/json.hpp>

#include "base/json_object.h"
#include "base/message.h"
#include "base/parse_json.h"
#include "model/spec_reader.h"

namespace minibatch {
namespace {

using nlohmann::json;

json batchShape(const Shape& shape, Index batch) {
  json result = json::array({batch ? json(batch) : json()});
  for (Index extent : shape) result.push_back(extent);
  return result;
}

json batchShape(const Operation& operation) { return batchShape(operation.shape, operation.batch); }

json writeLayer(const LayerNode& node) {
  json config = node.arguments->config();
  config["name"] = node.name;
  config["trainable"] = node.trainable;
  if (const Shape* shape = node.layer->inputShape()) {
    const json batch = config["batch_size"];
    config.erase("shape");
    config.erase("batch_size");
    config["batch_shape"] = batchShape(*shape, batch.is_null() ? 0 : batch.get<Index>());
  }
  return jsonObject({{"module", "keras.layers"},
                     {"class_name", node.class_name},
                     {"config", config},
                     {"registered_name", nullptr}});
}

// How often each layer was applied before an operation: Keras's node index.
int nodeIndex(const Graph& graph, int operation) {
  int index = 0;
  for (int other = 0; other < operation; ++other) {
    const Operation& o = graph.operations[other];
    if (o.layer == graph.operations[operation].layer &&
        o.is_activation == graph.operations[operation].is_activation) {
      ++index;
    }
  }
  return index;
}

json history(const Graph& graph, int tensor) {
  return json::array(
      {graph.layers[graph.operations[tensor].layer].name, nodeIndex(graph, tensor), 0});
}

json writeFunctional(const Graph& graph) {
  json layers = json::array();
  for (std::size_t i = 0; i < graph.layers.size(); ++i) {
    json layer = writeLayer(graph.layers[i]);
    layer["name"] = graph.layers[i].name;
    layer["inbound_nodes"] = json::array();
    for (const Operation& operation : graph.operations) {
      if (operation.layer != static_cast<int>(i) || operation.is_activation ||
          operation.inputs.empty()) {
        continue;
      }
      json tensors = json::array();
      for (int input : operation.inputs) {
        tensors.push_back(
            jsonObject({{"class_name", "__keras_tensor__"},
                        {"config", jsonObject({{"shape", batchShape(graph.operations[input])},
                                               {"dtype", "float32"},
                                               {"keras_history", history(graph, input)}})}}));
      }
      // A layer of several inputs takes them as one list.
      const json arguments = tensors.size() == 1 ? tensors : json::array({tensors});
      layer["inbound_nodes"].push_back(
          jsonObject({{"args", arguments}, {"kwargs", json::object()}}));
    }
    layers.push_back(layer);
  }
  json config = jsonObject({{"name", graph.name}, {"trainable", true}, {"layers", layers}});
  for (int input : graph.inputs) config["input_layers"].push_back(history(graph, input));
  for (int output : graph.outputs) config["output_layers"].push_back(history(graph, output));
  return config;
}

json writeSequential(const Graph& graph) {
  json layers = json::array();
  for (const LayerNode& node : graph.layers) layers.push_back(writeLayer(node));
  return jsonObject({{"name", graph.name},
                     {"trainable", true},
                     {"layers", layers},
                     {"build_input_shape", batchShape(graph.operations[graph.inputs[0]])}});
}

}  // namespace

Graph readSpec(const json& spec, const Catalog& catalog) {
  SpecReader reader(catalog, true);
  reader.read(spec);
  return std::move(reader.graph);
}

json writeSpec(const Graph& graph) {
  return jsonObject(
      {{"module", graph.is_sequential ? "keras" : "keras.src.models.functional"},
       {"class_name", graph.is_sequential ? "Sequential" : "Functional"},
       {"config", graph.is_sequential ? writeSequential(graph) : writeFunctional(graph)},
       {"registered_name", graph.is_sequential ? json(nullptr) : json("Functional")}});
}

json describeSpec(const json& spec, const Catalog& catalog) {
  SpecReader reader(catalog, false);
  reader.read(spec);
  json layers = json::array();
  double total = 0, trainable = 0;
  for (std::size_t i = 0; i < reader.reports.size(); ++i) {
    const SpecReader::LayerReport& report = reader.reports[i];
    json layer = jsonObject({{"name", report.name},
                             {"class_name", report.class_name},
                             {"output_shape", nullptr},
                             {"inputs", report.inputs}});
    if (!reader.graph.is_sequential) layer["connections"] = report.connections;
    if (report.error) layer["error"] = parseJson(report.error->toJson(), "error");
    if (report.output) {
      double parameters = 0, trainable_parameters = 0;
      for (const WeightSpec& weight : reader.graph.layers[i].layer->weights()) {
        const auto size = static_cast<double>(weight.shape.size());
        parameters += size;
        if (weight.trainable && reader.graph.layers[i].trainable) trainable_parameters += size;
      }
      layer["output_shape"] = batchShape(*report.output, report.batch);
      layer["parameters"] = parameters;
      layer["trainable_parameters"] = trainable_parameters;
      total += parameters;
      trainable += trainable_parameters;
    }
    layers.push_back(layer);
  }
  json result =
      jsonObject({{"name", reader.graph.name},
                  {"class_name", reader.graph.is_sequential ? "Sequential" : "Functional"},
                  {"layers", layers},
                  {"parameters", total},
                  {"trainable_parameters", trainable}});
  if (reader.error) result["error"] = parseJson(reader.error->toJson(), "error");
  return result;
}

}  // namespace minibatch
