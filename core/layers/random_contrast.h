#pragma once

#include "layers/layer.h"

namespace minibatch {

const EntryOf<Layer>& randomContrastEntry();

}  // namespace minibatch
