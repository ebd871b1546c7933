#include "layers/global_average_pooling1d.h"

namespace minibatch {

const EntryOf<Layer>& globalAveragePooling1dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, GlobalAveragePooling1D>(
      "GlobalAveragePooling1D", {}, "Takes the mean of each channel over a whole sequence.",
      GlobalPooling::arguments());
  return entry;
}

}  // namespace minibatch
