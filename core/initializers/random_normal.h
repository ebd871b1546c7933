#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// RandomNormal(mean, stddev, seed): normal.
/// https://keras.io/api/layers/initializers/#randomnormal-class
const EntryOf<Initializer>& randomNormalInitializerEntry();

}  // namespace minibatch
