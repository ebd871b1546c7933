#include "layers/global_average_pooling2d.h"

namespace minibatch {

const EntryOf<Layer>& globalAveragePooling2dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, GlobalAveragePooling2D>(
      "GlobalAveragePooling2D", {}, "Takes the mean of each channel over a whole image.",
      GlobalPooling::arguments());
  return entry;
}

}  // namespace minibatch
