#pragma once

#include <nlohmann/json_fwd.hpp>

namespace minibatch {

/// Keras 3 writes what computes the masks of padded sequences into a Functional model, as
/// operations (NotEqual …) that layers name as `mask`. Takes both out of a model's layers where the
/// masks are those that Embedding and Masking make, which the graph finds by itself.
void dropMasks(nlohmann::json& layers);

}  // namespace minibatch
