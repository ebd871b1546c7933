#include <cmath>

#include "training/callbacks/callback.h"

namespace minibatch {
namespace {

/// Ends a fit after a batch that left the running loss NaN or infinite. Keras:
/// keras.callbacks.TerminateOnNaN. As there, that batch has still changed the weights, the epoch is
/// validated and logged, and nothing is given back: ModelCheckpoint keeps good weights. A fit
/// without it fails instead, with the weights of the last good epoch.
class TerminateOnNaN : public Callback {
 public:
  explicit TerminateOnNaN(const Arguments&) {}
  void onTrainBatchEnd(int /*batch*/, FitContext& context) override {
    const std::optional<double> loss = context.logs.get("loss");
    if (!loss || std::isfinite(*loss)) return;
    context.stop = true;
    context.stop_reason = "not-finite";
  }

  bool wantsBatches() const override { return true; }
  bool takesNotFinite() const override { return true; }
};

}  // namespace

const EntryOf<Callback>& terminateOnNaNEntry() {
  static constexpr auto entry = entryFor<Callback, TerminateOnNaN>(
      "TerminateOnNaN", {"terminate_on_nan"},
      "Stops training when a loss is not finite (NaN); the model keeps the weights of that batch.",
      {});
  return entry;
}

}  // namespace minibatch
