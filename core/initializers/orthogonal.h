#pragma once

#include "initializers/initializer.h"

namespace minibatch {

/// `gain` times a matrix with orthonormal rows or columns, whichever are fewer; the weight's last
/// axis are the columns. Saxe et al., ICLR 2014.
const EntryOf<Initializer>& orthogonalInitializerEntry();

}  // namespace minibatch
