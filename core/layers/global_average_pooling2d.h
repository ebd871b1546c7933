#pragma once

#include "layers/global_pooling.h"

namespace minibatch {

/// The mean of each channel over all pixels. Keras: keras.layers.GlobalAveragePooling2D.
class GlobalAveragePooling2D : public GlobalAveragePooling {
 public:
  explicit GlobalAveragePooling2D(const Arguments& arguments)
      : GlobalAveragePooling(arguments, 2) {}
};

const EntryOf<Layer>& globalAveragePooling2dEntry();

}  // namespace minibatch
