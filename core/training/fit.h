#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "training/history.h"
#include "training/job.h"
#include "training/layer_statistics.h"
#include "training/trainer.h"

namespace minibatch {

/// Keras's fit(), in slices: reshuffles each epoch, keeps the last partial batch, weights losses by
/// the size of their batch, validates after each epoch.
class FitJob : public Job {
 public:
  /// `options` is JSON: {epochs, batch_size, validation_split, shuffle, initial_epoch,
  /// validation_batch_size, steps_per_epoch, validation_steps, validation_freq, class_weight,
  /// callbacks, layer_statistics}, with Keras's defaults; callbacks as CallbackList takes them.
  /// validation_split takes the last rows of `train`, before any shuffling; `validation` wins over
  /// it. The trainer must outlive the job. Throws when the data or the options do not fit.
  FitJob(Trainer& trainer, const Dataset& train, const std::optional<Dataset>& validation,
         std::string_view options);
  ~FitJob() override;

  /// Throws kNotFinite, naming epoch and batch, when the loss is not a finite number and no
  /// callback takes that; the model then has the weights of the end of the last good epoch,
  /// callbacks are called no more, and history() stays.
  JobState step(double budget_ms) override;
  /// {phase: "train" | "validate" | "done", epoch, epochs, batch, batches, samples, logs: {loss,
  /// …}}. Epochs count from 0; `samples` are the training rows taken since the fit began.
  std::string progress() const override;
  /// {epoch: [0, 1, …], history: {loss: […], …, val_loss: […]}, stop_reason: "completed" |
  /// "early-stopping" | "stopped" | "not-finite" | "running", best_epoch: n or null, params:
  /// {epochs, steps, batch_size}}. A callback that watches no log gives no best epoch. Numbers are
  /// written by jsonNumber().
  std::string history() const;
  /// Of the last complete epoch: {epoch, batches, logs: {loss, …, val_loss: …}}; null before it.
  std::string lastEpoch() const;
  /// What each callback has to show, in their order: a list of Callback::result().
  std::string callbackResults() const;
  /// LayerStatistics::take(), where `layer_statistics` asks for them; else an empty list.
  std::string takeStatistics() { return statistics_ ? statistics_->take() : "[]"; }
  /// The numbers that belong to a callback's result, or null.
  const std::vector<Real>* resultValues(std::size_t callback) const;
  /// Lets the fit end as Keras's model.stop_training does: after the batch and its validation.
  void stopTraining();
  /// Ends the fit where it is; callbacks get their onTrainEnd with the next step(). Idempotent.
  void stop();

 private:
  /// In the order of Keras's fit(); all but the two batches call a hook.
  enum class Stage {
    kTrainBegin,
    kEpochBegin,
    kTrainBatchBegin,
    kTrainBatch,
    kTrainBatchEnd,
    kTestBegin,
    kTestBatchBegin,
    kTestBatch,
    kTestBatchEnd,
    kTestEnd,
    kEpochEnd,
    kTrainEnd,
    kDone,
  };

  void readOptions(std::string_view text);
  void splitForValidation();
  void enter();
  void call(Hook hook, int index, Logs logs = {});
  void callForBatch(Hook hook, bool with_logs);
  Stage leave();
  Stage end(const char* reason);
  [[noreturn]] void failNotFinite();
  void startBatch();
  void finishBatch();
  bool validating() const { return stage_ >= Stage::kTestBegin && stage_ <= Stage::kTestEnd; }
  static Index batchesOf(Index rows, Index size) { return (rows + size - 1) / size; }
  bool validatesNow() const;
  Index rowsOf(bool validation) const;
  Index stepsOfEpoch() const;
  Index rowsOfPhase() const;
  Index batchSizeOfPhase() const;
  Index batchOfPhase() const;

  Trainer& trainer_;
  Dataset train_;
  std::optional<Dataset> validation_;
  int epochs_ = 1, epoch_ = 0;
  Index batch_size_ = 32, validation_batch_size_ = 32;
  double validation_split_ = 0;
  bool shuffle_ = true;
  Index steps_per_epoch_ = 0, validation_steps_ = 0;  // 0: as many as the rows give
  Index validation_freq_ = 1;
  std::map<int, float> class_weight_;
  std::unique_ptr<LayerStatistics> statistics_;

  History history_;
  const char* stop_reason_ = "running";
  Stage stage_ = Stage::kTrainBegin;
  bool entered_ = false;
  Index position_ = 0;  // rows of the phase that are done
  Index first_ = 0;     // where the epoch began, and where the next one does
  Index next_ = 0;
  double samples_ = 0;
  std::vector<std::uint32_t> order_;
  Logs epoch_logs_;                 // as they were before callbacks changed them
  Logs last_logs_;                  // as they went into the history
  std::vector<Real> good_weights_;  // at the end of the last epoch
};

}  // namespace minibatch
