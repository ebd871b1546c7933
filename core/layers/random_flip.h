#pragma once

#include "layers/layer.h"

namespace minibatch {

const EntryOf<Layer>& randomFlipEntry();

}  // namespace minibatch
