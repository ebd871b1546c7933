#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// HeUniform(seed): uniform in ±sqrt(6 / fan_in).
/// He et al., "Delving Deep into Rectifiers", 2015.
/// https://keras.io/api/layers/initializers/#heuniform-class
const EntryOf<Initializer>& heUniformInitializerEntry();

}  // namespace minibatch
