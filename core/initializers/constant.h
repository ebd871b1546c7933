#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// Constant(value): every element the same.
/// https://keras.io/api/layers/initializers/#constant-class
const EntryOf<Initializer>& constantInitializerEntry();

}  // namespace minibatch
