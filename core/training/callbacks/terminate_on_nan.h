#pragma once

#include "training/callbacks/callback.h"

namespace minibatch {

/// Ends a fit after a batch that left the running loss NaN or infinite. Keras:
/// keras.callbacks.TerminateOnNaN. As there, that batch has still changed the weights, the epoch is
/// validated and logged, and nothing is given back: ModelCheckpoint keeps good weights. A fit
/// without it fails instead, with the weights of the last good epoch.
class TerminateOnNaN : public Callback {
 public:
  explicit TerminateOnNaN(const Arguments&) {}
  void onTrainBatchEnd(int batch, FitContext& context) override;
  bool wantsBatches() const override { return true; }
  bool takesNotFinite() const override { return true; }
};

const EntryOf<Callback>& terminateOnNaNEntry();

}  // namespace minibatch
