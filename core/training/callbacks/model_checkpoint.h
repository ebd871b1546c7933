#pragma once

#include <vector>

#include "training/callbacks/monitor.h"

namespace minibatch {

/// Keeps the model, or its weights, in memory: the last one or the best one. Keras:
/// keras.callbacks.ModelCheckpoint, without its files. As there, "best" is compared with the
/// running means where it saves by batches, which count over the ends of epochs.
class ModelCheckpoint : public Callback {
 public:
  explicit ModelCheckpoint(const Arguments& arguments);
  void onBegin(FitContext& context) override;
  void onEpochBegin(int epoch, FitContext& context) override;
  void onTrainBatchEnd(int batch, FitContext& context) override;
  void onEpochEnd(int epoch, FitContext& context) override;
  bool wantsBatches() const override { return batches_ > 0; }
  int bestEpoch() const override { return best_only_ ? kept_epoch_ : -1; }
  /// {epoch, batch, best, weights_only, iteration, learning_rate}; null before the first save.
  nlohmann::json outcome() const override;
  /// The weights, or the trainer's copyState().
  const std::vector<Real>* kept() const override { return &kept_; }

 private:
  void save(int batch, FitContext& context);

  bool best_only_, weights_only_;
  int batches_ = 0;  // between two saves; 0: each epoch
  Monitor monitor_;
  int epoch_ = 0, batches_seen_ = 0;
  int kept_epoch_ = -1, kept_batch_ = -1;
  double iteration_ = 0, learning_rate_ = 0;
  std::vector<Real> kept_;
};

const EntryOf<Callback>& modelCheckpointEntry();

}  // namespace minibatch
