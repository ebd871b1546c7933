#include "training/callbacks/terminate_on_nan.h"

#include <cmath>

namespace minibatch {

void TerminateOnNaN::onTrainBatchEnd(int /*batch*/, FitContext& context) {
  const std::optional<double> loss = context.logs.get("loss");
  if (!loss || std::isfinite(*loss)) return;
  context.stop = true;
  context.stop_reason = "not-finite";
}

const EntryOf<Callback>& terminateOnNaNEntry() {
  static const EntryOf<Callback> entry = entryFor<Callback, TerminateOnNaN>(
      "TerminateOnNaN", {"terminate_on_nan"},
      "Stops after a batch whose loss is no finite number; the model keeps what that batch made of "
      "it.",
      {});
  return entry;
}

}  // namespace minibatch
