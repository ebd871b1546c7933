#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "training/callbacks.h"
#include "training/history.h"
#include "training/job.h"
#include "training/trainer.h"

namespace minibatch {

/// Keras's fit(), in slices: reshuffles each epoch, keeps the last partial batch, weights losses by
/// the size of their batch, validates after each epoch.
class FitJob : public Job {
 public:
  /// `options` is JSON: {epochs, batch_size, validation_split, shuffle, initial_epoch,
  /// validation_batch_size, class_weight, callbacks}, with Keras's defaults. validation_split takes
  /// the last rows of `train`, before any shuffling; `validation` wins over it. The trainer must
  /// outlive the job. Throws when the data or the options do not fit.
  FitJob(Trainer& trainer, const Dataset& train, const std::optional<Dataset>& validation,
         std::string_view options);

  /// Throws kNotFinite, naming epoch and batch, when the loss is not a finite number; the model
  /// then has the weights of the end of the last good epoch, and history() stays.
  JobState step(double budget_ms) override;
  /// {phase: "train" | "validate" | "done", epoch, epochs, batch, batches, samples, logs: {loss,
  /// …}}. Epochs count from 0; `samples` are the training rows taken since the fit began.
  std::string progress() const override;
  /// {epoch: [0, 1, …], history: {loss: […], …, val_loss: […]}, stop_reason: "completed" |
  /// "early-stopping" | "stopped" | "not-finite" | "running", best_epoch: n or null, params:
  /// {epochs, steps, batch_size}}. A callback that watches no log gives no best epoch.
  std::string history() const;
  /// Of the last complete epoch: {epoch, batches, logs: {loss, …, val_loss: …}}; null before it.
  std::string lastEpoch() const;
  /// Ends the fit where it is; callbacks get their onTrainEnd. Idempotent.
  void stop();

 private:
  enum class Phase { kTrain, kValidate, kDone };

  void readOptions(std::string_view options);
  void beginEpoch();
  void startBatch();
  void endEpoch();
  void end(const char* reason);
  FitContext& context() { return context_; }
  Index rowsOfPhase() const;
  Index batchOfPhase() const;

  Trainer& trainer_;
  Dataset train_;
  std::optional<Dataset> validation_;
  int epochs_ = 1, epoch_ = 0;
  Index batch_size_ = 32, validation_batch_size_ = 32;
  double validation_split_ = 0;
  bool shuffle_ = true;
  std::map<int, float> class_weight_;
  std::vector<std::unique_ptr<Callback>> callbacks_;

  std::optional<History> history_;
  FitContext context_;
  const char* stop_reason_ = "running";
  Phase phase_ = Phase::kTrain;
  bool in_batch_ = false;
  Index position_ = 0;  // rows of the phase that are done
  double samples_ = 0;
  std::vector<std::uint32_t> order_;
  std::vector<double> train_logs_;
  std::vector<Real> good_weights_;  // at the end of the last epoch
};

}  // namespace minibatch
