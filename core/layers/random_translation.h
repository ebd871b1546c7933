#pragma once

#include "layers/layer.h"

namespace minibatch {

const EntryOf<Layer>& randomTranslationEntry();

}  // namespace minibatch
