#pragma once

#include "model/graph.h"

namespace minibatch {

/// Sets Operation::mask and output_mask of all operations: which steps of a sequence count, as
/// Keras's layers pass it on. Throws kInvalidSpec where a layer would get two different masks, or
/// one that it would have to obey and does not; names the layer.
void propagateMasks(Graph& graph);

}  // namespace minibatch
