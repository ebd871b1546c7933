#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// LecunNormal(seed): truncated normal, deviation sqrt(1 / fan_in).
/// Klambauer et al., "Self-Normalizing Neural Networks", 2017; LeCun et al., "Efficient BackProp",
/// 1998. https://keras.io/api/layers/initializers/#lecunnormal-class
const EntryOf<Initializer>& lecunNormalInitializerEntry();

}  // namespace minibatch
