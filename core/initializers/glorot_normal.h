#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// GlorotNormal(seed): truncated normal, deviation sqrt(2 / (fan_in + fan_out)).
/// Glorot & Bengio, "Understanding the difficulty of training deep feedforward neural networks",
/// 2010. https://keras.io/api/layers/initializers/#glorotnormal-class
const EntryOf<Initializer>& glorotNormalInitializerEntry();

}  // namespace minibatch
