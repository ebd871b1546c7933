#pragma once

#include "model/graph.h"

namespace minibatch {

/// Sets Operation::masks and output_mask of all operations: which steps of a sequence count, as
/// Keras's layers pass it on. Throws kInvalidSpec where a layer would get a mask that it would have
/// to obey and cannot; names the layer.
void propagateMasks(Graph& graph);

}  // namespace minibatch
