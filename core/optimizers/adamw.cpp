#include "optimizers/adamw.h"

#include "optimizers/adam.h"
#include "optimizers/arguments.h"

namespace minibatch {

const EntryOf<Optimizer>& adamwOptimizerEntry() {
  static const EntryOf<Optimizer> entry = optimizerEntry<Adam>(
      {.class_name = "AdamW",
       .identifier = "adamw",
       .doc = "Adam that also makes all weights a little smaller in each step.",
       .learning_rate = "0.001",
       .own = Adam::arguments(),
       .weight_decay = "0.004"});
  return entry;
}

}  // namespace minibatch
