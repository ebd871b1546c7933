#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// LecunUniform(seed): uniform in ±sqrt(3 / fan_in).
/// Klambauer et al., "Self-Normalizing Neural Networks", 2017; LeCun et al., "Efficient BackProp",
/// 1998. https://keras.io/api/layers/initializers/#lecununiform-class
const EntryOf<Initializer>& lecunUniformInitializerEntry();

}  // namespace minibatch
