#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// Zeros(): every element 0.
/// https://keras.io/api/layers/initializers/#zeros-class
const EntryOf<Initializer>& zerosInitializerEntry();

}  // namespace minibatch
