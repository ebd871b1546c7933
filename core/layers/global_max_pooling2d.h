#pragma once

#include "layers/global_pooling.h"

namespace minibatch {

/// The largest value of each channel over all pixels. Keras: keras.layers.GlobalMaxPooling2D.
class GlobalMaxPooling2D : public GlobalMaxPooling {
 public:
  explicit GlobalMaxPooling2D(const Arguments& arguments) : GlobalMaxPooling(arguments, 2) {}
};

const EntryOf<Layer>& globalMaxPooling2dEntry();

}  // namespace minibatch
