#include "layers/input_layer.h"

namespace minibatch {

const EntryOf<Layer>& inputLayerEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, InputLayer>(
      "InputLayer", {}, "Where the data enters: the shape of one sample.",
      {{.name = "shape",
        .type = ArgumentType::kShape,
        .default_json = "",
        .doc = "Shape of one sample, without the batch: [28, 28, 1] for a small grey image.",
        .minimum = 1}});
  return entry;
}

}  // namespace minibatch
