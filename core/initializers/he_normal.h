#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// HeNormal(seed): truncated normal, deviation sqrt(2 / fan_in).
/// He et al., "Delving Deep into Rectifiers", 2015.
/// https://keras.io/api/layers/initializers/#henormal-class
const EntryOf<Initializer>& heNormalInitializerEntry();

}  // namespace minibatch
