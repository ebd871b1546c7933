#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>

#include "base/catalog_entry.h"
#include "base/message.h"
#include "model/graph.h"

namespace minibatch {

/// Reads a model's spec: Keras's own JSON, {class_name: "Sequential" | "Functional", config}, or a
/// Sequential's config alone. Every layer's arguments are checked and every shape inferred. Throws
/// naming the layer (or the path inside the spec) and what was expected and received.
/// The inputs named as those of `open` get the shapes of `sizes`.
Graph readSpec(const nlohmann::json& spec, const Catalog& catalog, const Graph* open = nullptr,
               std::span<const Shape> sizes = {});

/// The same graph as Keras's JSON, all arguments written out.
nlohmann::json writeSpec(const Graph& graph);

/// What the user sees while building: {layers: [{name, class_name, output_shape, parameters,
/// trainable_parameters, inputs: [names], connections?: ["name[node][tensor]"], error?}],
/// parameters, error?}; an error is {code, id, values}. Never throws for a faulty layer: the first
/// fault is reported at its layer and the layers behind it have no shape. For an entry without a
/// name the name it will get is given.
nlohmann::json describeSpec(const nlohmann::json& spec, const Catalog& catalog);

}  // namespace minibatch
