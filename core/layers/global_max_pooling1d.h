#pragma once

#include "layers/global_pooling.h"

namespace minibatch {

/// The largest value of each channel over all steps. Keras: keras.layers.GlobalMaxPooling1D.
class GlobalMaxPooling1D : public GlobalMaxPooling {
 public:
  explicit GlobalMaxPooling1D(const Arguments& arguments) : GlobalMaxPooling(arguments, 1) {}
};

const EntryOf<Layer>& globalMaxPooling1dEntry();

}  // namespace minibatch
