#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// GlorotUniform(seed): uniform in ±sqrt(6 / (fan_in + fan_out)).
/// Glorot & Bengio, "Understanding the difficulty of training deep feedforward neural networks",
/// 2010. https://keras.io/api/layers/initializers/#glorotuniform-class
const EntryOf<Initializer>& glorotUniformInitializerEntry();

}  // namespace minibatch
