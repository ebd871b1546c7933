#include "model/spec.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json_object.h"
#include "base/message.h"
#include "base/parse_json.h"
#include "model/slice_json.h"
#include "model/spec_reader.h"

namespace minibatch {
namespace {

using nlohmann::json;

json batchShape(const Shape& shape, Index batch) {
  json result = json::array({batch ? json(batch) : json()});
  for (Index extent : shape) result.push_back(extent == kUnknown ? json() : json(extent));
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
  const bool is_operation = node.layer->callStyle().key;
  return jsonObject({{"module", is_operation ? "keras.src.ops.numpy" : "keras.layers"},
                     {"class_name", node.class_name},
                     {"config", config},
                     {"registered_name", is_operation ? json(node.class_name) : json()}});
}

json writeEntry(const Graph& graph, int first, const InnerModel* model) {
  if (!model) return writeLayer(graph.layers[first]);
  json entry = writeSpec(*model->graph);
  entry["config"]["name"] = model->name;
  entry["config"]["trainable"] = model->trainable;
  return entry;
}

// How often each layer was applied before an operation: Keras's node index.
int nodeIndex(const Graph& graph, int operation) {
  int index = 0;
  for (int other = 0; other < operation; ++other) {
    const Operation& o = graph.operations[other];
    if (o.layer == graph.operations[operation].layer &&
        o.is_activation == graph.operations[operation].is_activation &&
        o.output == graph.operations[operation].output) {
      ++index;
    }
  }
  return index;
}

// [name, node, tensor]. As the end of a model, a Functional one has a first node of its own.
json history(const Graph& graph, int tensor, bool is_end = false) {
  const int layer = graph.operations[tensor].layer;
  const InnerModel* model = graph.modelOf(layer);
  if (!model) {
    return json::array({graph.layers[layer].name, nodeIndex(graph, tensor),
                        std::max(graph.operations[tensor].output, 0)});
  }
  for (std::size_t call = 0; call < model->calls.size(); ++call) {
    const std::vector<int>& outputs = model->calls[call].outputs;
    const auto found = std::ranges::find(outputs, tensor);
    if (found == outputs.end()) continue;
    const bool has_own_node = is_end && !model->graph->is_sequential;
    return json::array({model->name, call + (has_own_node ? 1 : 0), found - outputs.begin()});
  }
  return json();
}

json writeCall(const Graph& graph, const std::vector<int>& inputs, Layer::CallStyle style = {},
               bool causal = false) {
  json tensors = json::array();
  for (int input : inputs) {
    tensors.push_back(
        jsonObject({{"class_name", "__keras_tensor__"},
                    {"config", jsonObject({{"shape", batchShape(graph.operations[input])},
                                           {"dtype", "float32"},
                                           {"keras_history", history(graph, input)}})}}));
  }
  json others = json::object();
  if (style.states && tensors.size() > 1) {
    others["initial_state"] = std::vector<json>(tensors.begin() + 1, tensors.end());
    tensors = json::array({tensors[0]});
  }
  // A layer of several inputs takes them as one list, if not apart.
  const json arguments = tensors.size() == 1 || style.apart ? tensors : json::array({tensors});
  if (causal) others["use_causal_mask"] = true;
  return jsonObject({{"args", arguments}, {"kwargs", others}});
}

json writeFunctional(const Graph& graph) {
  json layers = json::array();
  graph.forEachLayer([&](int first, int, const InnerModel* model) {
    json layer = writeEntry(graph, first, model);
    json nodes = json::array();
    if (model) {
      for (const InnerModel::Call& call : model->calls) {
        nodes.push_back(writeCall(graph, call.inputs));
      }
    } else {
      for (const Operation& operation : graph.operations) {
        if (operation.layer != first || operation.is_activation || operation.inputs.empty()) {
          continue;
        }
        const LayerNode& node = graph.layers[operation.layer];
        const Layer::CallStyle style = node.layer->callStyle();
        nodes.push_back(writeCall(graph, operation.inputs, style, operation.causal));
        if (style.key) {
          nodes.back()["args"].push_back(sliceJson(node.arguments->string("key")));
        }
      }
    }
    layer["name"] = layer["config"]["name"];
    layer["inbound_nodes"] = std::move(nodes);
    layers.push_back(std::move(layer));
  });
  json config = jsonObject({{"name", graph.name}, {"trainable", true}, {"layers", layers}});
  for (int input : graph.inputs) config["input_layers"].push_back(history(graph, input, true));
  for (int output : graph.outputs) config["output_layers"].push_back(history(graph, output, true));
  return config;
}

json describeLayer(const SpecReader::LayerReport& report, bool has_connections, bool is_frozen) {
  json layer = jsonObject({{"name", report.name},
                           {"class_name", report.class_name},
                           {"output_shape", nullptr},
                           {"inputs", report.inputs}});
  if (has_connections) layer["connections"] = report.connections;
  if (report.error) layer["error"] = parseJson(report.error->toJson(), "error");
  if (report.outputs.empty()) return layer;
  layer["output_shape"] = batchShape(report.outputs[0], report.batch);
  if (report.outputs.size() > 1) {
    for (const Shape& shape : report.outputs) {
      layer["output_shapes"].push_back(batchShape(shape, report.batch));
    }
  }
  layer["parameters"] = report.parameters;
  layer["trainable_parameters"] = is_frozen ? 0 : report.trainable_parameters;
  is_frozen |= report.trainable_parameters == 0;
  for (const SpecReader::LayerReport& inner : report.layers) {
    layer["layers"].push_back(describeLayer(inner, false, is_frozen));
  }
  return layer;
}

json writeSequential(const Graph& graph) {
  json layers = json::array();
  graph.forEachLayer([&](int first, int, const InnerModel* model) {
    layers.push_back(writeEntry(graph, first, model));
  });
  return jsonObject({{"name", graph.name},
                     {"trainable", true},
                     {"layers", layers},
                     {"build_input_shape", batchShape(graph.operations[graph.inputs[0]])}});
}

}  // namespace

Graph readSpec(const json& spec, const Catalog& catalog, const Graph* open,
               std::span<const Shape> sizes) {
  SpecReader reader(catalog, true);
  reader.setSizes(open, sizes);
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
  for (const SpecReader::LayerReport& report : reader.reports) {
    layers.push_back(describeLayer(report, !reader.graph.is_sequential, false));
    total += report.parameters;
    trainable += report.trainable_parameters;
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
