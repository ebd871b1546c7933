#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// TruncatedNormal(mean, stddev, seed): normal, drawn again where farther than 2 stddev from the
/// mean. https://keras.io/api/layers/initializers/#truncatednormal-class
const EntryOf<Initializer>& truncatedNormalInitializerEntry();

}  // namespace minibatch
