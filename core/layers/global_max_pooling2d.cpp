#include "layers/global_max_pooling2d.h"

namespace minibatch {

const EntryOf<Layer>& globalMaxPooling2dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, GlobalMaxPooling2D>(
      "GlobalMaxPooling2D", {}, "Keeps the largest value of each channel of a whole image.",
      GlobalPooling::arguments());
  return entry;
}

}  // namespace minibatch
