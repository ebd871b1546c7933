#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// Identity(gain): gain on the diagonal of a weight of two axes, 0 elsewhere.
/// https://keras.io/api/layers/initializers/#identity-class
const EntryOf<Initializer>& identityInitializerEntry();

}  // namespace minibatch
