#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// Ones(): every element 1.
/// https://keras.io/api/layers/initializers/#ones-class
const EntryOf<Initializer>& onesInitializerEntry();

}  // namespace minibatch
