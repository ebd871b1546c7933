#include "training/fit.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/error.h"
#include "data/shuffle.h"
#include "training/options.h"

namespace minibatch {

using nlohmann::json;

FitJob::FitJob(Trainer& trainer, const Dataset& train, const std::optional<Dataset>& validation,
               std::string_view options)
    : Job(&trainer), trainer_(trainer), train_(train), validation_(validation) {
  readOptions(options);
  if (!validation_ && validation_split_ > 0) splitForValidation();
  if (!steps_per_epoch_) trainer_.model().requireWholeBatches(train_.rows());
  if (validation_ && !validation_steps_) {
    trainer_.model().requireWholeBatches(validation_->rows());
  }
  if (!class_weight_.empty()) train_ = train_.withClassWeights(class_weight_);
  train_ = trainer_.bind(train_);
  if (validation_) validation_ = trainer_.bind(*validation_);

  context_.batch_names = context_.epoch_names = trainer_.logNames();
  if (validation_) {
    for (const std::string& name : trainer_.logNames()) {
      context_.epoch_names.push_back("val_" + name);
    }
  }
  callbacks_.begin(context_);
  trainer_.updateNotFinite(callbacks_.takesNotFinite());
  order_.resize(train_.rows());
  std::iota(order_.begin(), order_.end(), 0u);
  good_weights_ = trainer_.model().copyWeights();
}

void FitJob::readOptions(std::string_view text) {
  Options options(text, "fit");
  epochs_ = static_cast<int>(options.integer("epochs", 1, 0));
  batch_size_ = options.integer("batch_size", 32, 1);
  validation_batch_size_ = options.integer("validation_batch_size", batch_size_, 1);
  validation_split_ = options.number("validation_split", 0);
  if (!(validation_split_ >= 0 && validation_split_ < 1)) {
    fail(ErrorCode::kInvalidArgument, "fit.validation-split", {{"received", validation_split_}});
  }
  shuffle_ = options.boolean("shuffle", true);
  epoch_ = static_cast<int>(options.integer("initial_epoch", 0, 0));
  steps_per_epoch_ = options.integer("steps_per_epoch", 0, 1);
  validation_steps_ = options.integer("validation_steps", 0, 1);
  validation_freq_ = options.integer("validation_freq", 1, 1);
  class_weight_ = options.classWeights("class_weight", train_);
  callbacks_ =
      CallbackList(options.list("callbacks"), trainer_.model().catalog(), "fit, callbacks");
  if (options.boolean("layer_statistics", false)) {
    statistics_ = std::make_unique<LayerStatistics>(trainer_);
  }
  options.refuseOthers();
  if (const Index stateful = trainer_.model().statefulBatch()) {
    if (batch_size_ != stateful) {
      fail(ErrorCode::kInvalidArgument, "fit.stateful-batch",
           {{"expected", stateful}, {"received", batch_size_}});
    }
    validation_batch_size_ = stateful;
  }
  // A batch never has more rows than there are.
  batch_size_ = std::min(batch_size_, std::max<Index>(1, train_.rows()));
}

void FitJob::splitForValidation() {
  const auto split =
      static_cast<Index>(std::floor(static_cast<double>(train_.rows()) * (1 - validation_split_)));
  if (split == 0 || split == train_.rows()) {
    fail(ErrorCode::kInvalidArgument, "fit.validation-split-rows",
         {{"share", validation_split_},
          {"rows", train_.rows()},
          {"train", split},
          {"validation", train_.rows() - split}});
  }
  validation_ = train_.slice(split, train_.rows() - split);
  train_ = train_.slice(0, split);
}

Index FitJob::rowsOfPhase() const { return rowsOf(validating()); }

// Up to which row an epoch, or its validation, goes: as many batches as were asked for.
Index FitJob::rowsOf(bool validation) const {
  const Index rows = validation ? validation_->rows() : train_.rows();
  const Index steps = validation ? validation_steps_ : steps_per_epoch_;
  const Index size = validation ? validation_batch_size_ : batch_size_;
  const Index first = validation ? 0 : first_;
  if (!steps || steps >= batchesOf(rows - first, size)) return rows;
  return first + steps * size;
}

// Validation comes every `validation_freq_` epochs, counted from one.
bool FitJob::validatesNow() const { return validation_ && (epoch_ + 1) % validation_freq_ == 0; }

Index FitJob::batchSizeOfPhase() const {
  return validating() ? validation_batch_size_ : batch_size_;
}

Index FitJob::batchOfPhase() const {
  return std::min(batchSizeOfPhase(), rowsOfPhase() - position_);
}

FitJob::~FitJob() {
  trainer_.abandonStep();
  statistics_.reset();
  trainer_.updateNotFinite(false);
}

JobState FitJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  while (stage_ != Stage::kDone) {
    if (!entered_) enter();
    entered_ = true;
    if (!callbacks_.run(context_)) return JobState::kHook;
    if (stage_ == Stage::kTrainBatch || stage_ == Stage::kTestBatch) {
      if (!trainer_.continueStep(deadline)) {
        return trainer_.asksOutside() ? JobState::kOutside : JobState::kRunning;
      }
      finishBatch();
    }
    const Stage left = stage_;
    stage_ = leave();
    entered_ = false;
    if (left == Stage::kEpochEnd) return JobState::kEpochEnd;
    const bool batch_ended = left == Stage::kTrainBatchEnd || left == Stage::kTestBatchEnd;
    if (batch_ended && deadline.passed()) return JobState::kRunning;
  }
  return JobState::kDone;
}

// The beginning of a stage.
void FitJob::enter() {
  switch (stage_) {
    case Stage::kTrainBegin:
      return call(Hook::kTrainBegin, 0);
    case Stage::kEpochBegin:
      return call(Hook::kEpochBegin, epoch_);
    case Stage::kTrainBatchBegin:
      return callForBatch(Hook::kTrainBatchBegin, false);
    case Stage::kTrainBatch:
      return startBatch();
    case Stage::kTrainBatchEnd:
      return callForBatch(Hook::kTrainBatchEnd, true);
    case Stage::kTestBegin:
      return call(Hook::kTestBegin, 0);
    case Stage::kTestBatchBegin:
      return callForBatch(Hook::kTestBatchBegin, false);
    case Stage::kTestBatch:
      return trainer_.startTestStep(*validation_, {position_, batchOfPhase()});
    case Stage::kTestBatchEnd:
      return callForBatch(Hook::kTestBatchEnd, true);
    case Stage::kTestEnd:
      epoch_logs_.add("val_", trainer_.logNames(), trainer_.logs());
      return call(Hook::kTestEnd, 0, Logs(trainer_.logNames(), trainer_.logs()));
    case Stage::kEpochEnd:
      return call(Hook::kEpochEnd, epoch_, epoch_logs_);
    case Stage::kTrainEnd:
      return call(Hook::kTrainEnd, 0, epoch_logs_);
    case Stage::kDone:
      return;
  }
}

void FitJob::call(Hook hook, int index, Logs logs) {
  context_.logs = std::move(logs);
  callbacks_.start(hook, index);
}

// Logs are put together for callbacks that look: else a step would take memory.
void FitJob::callForBatch(Hook hook, bool with_logs) {
  if (!callbacks_.wants(hook)) return;
  const Index first = validating() ? 0 : first_;
  const Index batch = (position_ - first - (with_logs ? 1 : 0)) / batchSizeOfPhase();
  call(hook, static_cast<int>(batch),
       with_logs ? Logs(trainer_.logNames(), trainer_.logs()) : Logs());
}

void FitJob::startBatch() {
  if (statistics_) {
    // The last batch of the epoch that is not cut short, or the only one.
    const Index left = rowsOfPhase() - position_;
    statistics_->startStep(epoch_, batchOfPhase(),
                           left < 2 * batch_size_ && (left >= batch_size_ || position_ == first_));
  }
  trainer_.startTrainStep(train_, RowIndices(std::span(order_).subspan(position_, batchOfPhase())));
}

void FitJob::finishBatch() {
  if (stage_ == Stage::kTrainBatch) {
    if (!trainer_.lossIsFinite() && !callbacks_.takesNotFinite()) failNotFinite();
    samples_ += static_cast<double>(batchOfPhase());
  }
  position_ += batchOfPhase();
}

// The end of a stage: which one comes next.
FitJob::Stage FitJob::leave() {
  const bool phase_ended = position_ >= rowsOfPhase();
  switch (stage_) {
    case Stage::kTrainBegin:
      return epoch_ < epochs_ ? Stage::kEpochBegin : end("completed");
    case Stage::kEpochBegin:
      // With steps_per_epoch an epoch goes on where the one before it stopped, as in Keras.
      first_ = next_;
      position_ = first_;
      trainer_.resetLogs();
      if (shuffle_ && first_ == 0) {
        permutation({.seed = trainer_.seed(),
                     .purpose = RandomPurpose::kShuffle,
                     .step = static_cast<std::uint32_t>(epoch_)},
                    order_);
      }
      return Stage::kTrainBatchBegin;
    case Stage::kTrainBatchBegin:
      return Stage::kTrainBatch;
    case Stage::kTrainBatch:
      return Stage::kTrainBatchEnd;
    case Stage::kTrainBatchEnd:
      if (!phase_ended && !context_.stop) return Stage::kTrainBatchBegin;
      next_ = position_ < train_.rows() && steps_per_epoch_ ? position_ : 0;
      epoch_logs_ = Logs(trainer_.logNames(), trainer_.logs());
      if (!validatesNow()) return Stage::kEpochEnd;
      position_ = 0;
      return Stage::kTestBegin;
    case Stage::kTestBegin:
      trainer_.resetLogs();
      return Stage::kTestBatchBegin;
    case Stage::kTestBatchBegin:
      return Stage::kTestBatch;
    case Stage::kTestBatch:
      return Stage::kTestBatchEnd;
    case Stage::kTestBatchEnd:
      return phase_ended ? Stage::kTestEnd : Stage::kTestBatchBegin;
    case Stage::kTestEnd:
      return Stage::kEpochEnd;
    case Stage::kEpochEnd:
      last_logs_ = context_.logs;
      history_.add(epoch_, last_logs_);
      if (!callbacks_.takesNotFinite()) good_weights_ = trainer_.model().copyWeights();
      if (context_.stop) return end(context_.stop_reason);
      if (++epoch_ >= epochs_) return end("completed");
      return Stage::kEpochBegin;
    case Stage::kTrainEnd:
    case Stage::kDone:
      break;
  }
  return Stage::kDone;
}

FitJob::Stage FitJob::end(const char* reason) {
  stop_reason_ = reason;
  trainer_.finalizeWeights();  // as Keras, before the callbacks
  return Stage::kTrainEnd;
}

void FitJob::failNotFinite() {
  const Index batch = (position_ - first_) / batch_size_ + 1;
  trainer_.model().setWeights(good_weights_);
  trainer_.model().resetStates();
  stop_reason_ = "not-finite";
  stage_ = Stage::kDone;
  const bool restarts = history_.epochs().empty();
  fail(ErrorCode::kNotFinite, restarts ? "fit.not-finite" : "fit.not-finite-after",
       {{"epoch", epoch_ + 1},
        {"batch", batch},
        {"kept", restarts ? 0 : history_.epochs().back() + 1}});
}

void FitJob::stopTraining() {
  if (context_.stop) return;
  context_.stop = true;
  context_.stop_reason = "stopped";
}

void FitJob::stop() {
  if (stage_ >= Stage::kTrainEnd) return;
  // An epoch that is complete counts.
  if (stage_ == Stage::kEpochEnd) return stopTraining();
  trainer_.abandonStep();
  stage_ = end("stopped");
  entered_ = false;
}

}  // namespace minibatch
