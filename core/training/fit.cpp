#include "training/fit.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/error.h"
#include "data/shuffle.h"
#include "training/options.h"

namespace minibatch {
namespace {

using nlohmann::json;

constexpr const char* kNotFinite = "not-finite";

nlohmann::ordered_json namedLogs(const std::vector<std::string>& names,
                                 const std::vector<double>& values) {
  nlohmann::ordered_json logs = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < values.size(); ++i) logs[names[i]] = values[i];
  return logs;
}

}  // namespace

FitJob::FitJob(Trainer& trainer, const Dataset& train, const std::optional<Dataset>& validation,
               std::string_view options)
    : trainer_(trainer), train_(train), validation_(validation), context_{trainer, {}, {}, false} {
  readOptions(options);
  if (!validation_ && validation_split_ > 0) {
    const auto split =
        static_cast<Index>(std::floor(static_cast<double>(train.rows()) * (1 - validation_split_)));
    if (split == 0 || split == train.rows()) {
      fail(ErrorCode::kInvalidArgument, "fit: validation_split ", validation_split_, " of ",
           train.rows(), " rows leaves ", split, " to train on and ", train.rows() - split,
           " to validate on; both must be at least 1.");
    }
    train_ = train.slice(0, split);
    validation_ = train.slice(split, train.rows() - split);
  }
  if (!class_weight_.empty()) train_ = train_.withClassWeights(class_weight_);
  train_ = trainer_.bind(train_);
  if (validation_) validation_ = trainer_.bind(*validation_);

  std::vector<std::string> names = trainer_.logNames();
  if (validation_) {
    for (const std::string& name : trainer_.logNames()) names.push_back("val_" + name);
  }
  history_.emplace(names);
  context_.names = names;
  context_.log = [this](std::string_view name) { return history_->last(name); };
  order_.resize(train_.rows());
  std::iota(order_.begin(), order_.end(), 0u);
  good_weights_ = trainer_.model().copyWeights();
  for (const auto& callback : callbacks_) callback->onTrainBegin(context_);
  if (epoch_ >= epochs_) {
    end("completed");
  } else {
    beginEpoch();
  }
}

void FitJob::readOptions(std::string_view text) {
  Options options(text, "fit");
  epochs_ = static_cast<int>(options.integer("epochs", 1, 0));
  batch_size_ = options.integer("batch_size", 32, 1);
  validation_batch_size_ = options.integer("validation_batch_size", batch_size_, 1);
  validation_split_ = options.number("validation_split", 0);
  if (!(validation_split_ >= 0 && validation_split_ < 1)) {
    fail(ErrorCode::kInvalidArgument,
         "fit: validation_split must be at least 0 and less than 1, but received ",
         validation_split_, ".");
  }
  shuffle_ = options.boolean("shuffle", true);
  epoch_ = static_cast<int>(options.integer("initial_epoch", 0, 0));
  class_weight_ = options.classWeights("class_weight");
  for (const json& callback : options.list("callbacks")) {
    callbacks_.push_back(trainer_.model().catalog().make<Callback>(callback, "fit, callbacks"));
  }
  options.refuseOthers();
  // A batch never has more rows than there are.
  batch_size_ = std::min(batch_size_, std::max<Index>(1, train_.rows()));
}

void FitJob::beginEpoch() {
  phase_ = Phase::kTrain;
  position_ = 0;
  trainer_.resetLogs();
  for (const auto& callback : callbacks_) callback->onEpochBegin(epoch_, context_);
  if (!shuffle_) return;
  permutation({.seed = trainer_.seed(),
               .purpose = RandomPurpose::kShuffle,
               .step = static_cast<std::uint32_t>(epoch_)},
              order_);
}

Index FitJob::rowsOfPhase() const {
  return phase_ == Phase::kValidate ? validation_->rows() : train_.rows();
}

Index FitJob::batchOfPhase() const {
  const Index size = phase_ == Phase::kValidate ? validation_batch_size_ : batch_size_;
  return std::min(size, rowsOfPhase() - position_);
}

void FitJob::startBatch() {
  in_batch_ = true;
  if (phase_ == Phase::kTrain) {
    trainer_.startTrainStep(train_,
                            RowChoice(std::span(order_).subspan(position_, batchOfPhase())));
  } else {
    trainer_.startTestStep(*validation_, {position_, batchOfPhase()});
  }
}

JobState FitJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  while (phase_ != Phase::kDone) {
    if (!in_batch_) startBatch();
    if (!trainer_.continueStep(deadline)) return JobState::kRunning;
    in_batch_ = false;
    if (phase_ == Phase::kTrain && !trainer_.lossIsFinite()) {
      const Index batch = position_ / batch_size_ + 1;
      trainer_.model().setWeights(good_weights_);
      end(kNotFinite);
      fail(ErrorCode::kNotFinite, "The loss is not a finite number at epoch ", epoch_ + 1,
           ", batch ", batch, ". The model has again the weights ",
           history_->epochs().empty() ? "it began with"
                                      : "of epoch " + std::to_string(history_->epochs().back() + 1),
           ". A smaller learning rate usually helps; so does scaling the data.");
    }
    const Index done = batchOfPhase();
    position_ += done;
    if (phase_ == Phase::kTrain) samples_ += static_cast<double>(done);
    if (position_ < rowsOfPhase()) {
      if (deadline.passed()) return JobState::kRunning;
      continue;
    }
    if (phase_ == Phase::kTrain) {
      train_logs_ = trainer_.logs();
      if (validation_) {
        phase_ = Phase::kValidate;
        position_ = 0;
        trainer_.resetLogs();
        continue;
      }
    }
    endEpoch();
    return JobState::kEpochEnd;
  }
  return JobState::kDone;
}

void FitJob::endEpoch() {
  std::vector<double> values = train_logs_;
  if (validation_) {
    const std::vector<double> logs = trainer_.logs();
    values.insert(values.end(), logs.begin(), logs.end());
  }
  history_->add(epoch_, values);
  good_weights_ = trainer_.model().copyWeights();
  for (const auto& callback : callbacks_) callback->onEpochEnd(epoch_, context_);
  if (context_.stop) {
    end("early-stopping");
  } else if (++epoch_ >= epochs_) {
    end("completed");
  } else {
    beginEpoch();
  }
}

void FitJob::end(const char* reason) {
  phase_ = Phase::kDone;
  stop_reason_ = reason;
  if (in_batch_) trainer_.abandonStep();
  in_batch_ = false;
  // As Keras, before the callbacks; but the weights of the last good epoch stay those.
  if (reason != kNotFinite) trainer_.finalizeWeights();
  for (const auto& callback : callbacks_) callback->onTrainEnd(context_);
}

void FitJob::stop() {
  if (phase_ != Phase::kDone) end("stopped");
}

std::string FitJob::progress() const {
  const char* phase = phase_ == Phase::kTrain      ? "train"
                      : phase_ == Phase::kValidate ? "validate"
                                                   : "done";
  nlohmann::ordered_json result = {
      {"phase", phase}, {"epoch", epoch_}, {"epochs", epochs_}, {"samples", samples_}};
  if (phase_ == Phase::kDone) return result.dump();
  const Index size = phase_ == Phase::kValidate ? validation_batch_size_ : batch_size_;
  result["batch"] = (position_ + size - 1) / size;
  result["batches"] = (rowsOfPhase() + size - 1) / size;
  result["logs"] = namedLogs(trainer_.logNames(), trainer_.logs());
  return result.dump();
}

std::string FitJob::lastEpoch() const {
  if (history_->epochs().empty()) return "null";
  std::vector<double> values;
  for (std::size_t i = 0; i < history_->names().size(); ++i) {
    values.push_back(history_->values(i).back());
  }
  return nlohmann::ordered_json{{"epoch", history_->epochs().back()},
                                {"batches", (train_.rows() + batch_size_ - 1) / batch_size_},
                                {"logs", namedLogs(history_->names(), values)}}
      .dump();
}

std::string FitJob::history() const {
  nlohmann::ordered_json logs = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < history_->names().size(); ++i) {
    logs[history_->names()[i]] = history_->values(i);
  }
  nlohmann::ordered_json best = nullptr;
  for (const auto& callback : callbacks_) {
    if (callback->bestEpoch() >= 0) best = callback->bestEpoch();
  }
  return nlohmann::ordered_json{{"epoch", history_->epochs()},
                                {"history", logs},
                                {"stop_reason", stop_reason_},
                                {"best_epoch", best},
                                {"params",
                                 {{"epochs", epochs_},
                                  {"steps", (train_.rows() + batch_size_ - 1) / batch_size_},
                                  {"batch_size", batch_size_}}}}
      .dump();
}

}  // namespace minibatch
