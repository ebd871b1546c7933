#pragma once

#include "layers/global_pooling.h"

namespace minibatch {

/// The mean of each channel over all steps. Keras: keras.layers.GlobalAveragePooling1D.
class GlobalAveragePooling1D : public GlobalAveragePooling {
 public:
  explicit GlobalAveragePooling1D(const Arguments& arguments)
      : GlobalAveragePooling(arguments, 1) {}
};

const EntryOf<Layer>& globalAveragePooling1dEntry();

}  // namespace minibatch
