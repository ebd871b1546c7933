#include "layers/global_max_pooling1d.h"

namespace minibatch {

const EntryOf<Layer>& globalMaxPooling1dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, GlobalMaxPooling1D>(
      "GlobalMaxPooling1D", {}, "Keeps the largest value of each channel of a whole sequence.",
      GlobalPooling::arguments());
  return entry;
}

}  // namespace minibatch
