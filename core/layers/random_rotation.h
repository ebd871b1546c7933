#pragma once

#include "layers/layer.h"

namespace minibatch {

const EntryOf<Layer>& randomRotationEntry();

}  // namespace minibatch
