#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// RandomUniform(minval, maxval, seed): uniform between the two.
/// https://keras.io/api/layers/initializers/#randomuniform-class
const EntryOf<Initializer>& randomUniformInitializerEntry();

}  // namespace minibatch
