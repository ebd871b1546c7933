#include "training/on_batch.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "training/logs.h"
#include "training/options.h"

namespace minibatch {
namespace {

const char* callOf(bool training) { return training ? "train_on_batch" : "test_on_batch"; }

Dataset weighted(const Dataset& data, bool training, std::string_view text) {
  Options options(text, callOf(training));
  const auto class_weight =
      training ? options.classWeights("class_weight", data) : std::map<int, float>();
  options.refuseOthers();
  return class_weight.empty() ? data : data.withClassWeights(class_weight);
}

}  // namespace

OnBatchJob::OnBatchJob(Trainer& trainer, const Dataset& data, bool training,
                       std::string_view options)
    : Job(&trainer),
      trainer_(trainer),
      data_(trainer.bind(weighted(data, training, options))),
      training_(training) {}

JobState OnBatchJob::step(double budget_ms) {
  if (started_ && !in_step_) return JobState::kDone;
  if (!started_) {
    started_ = true;
    trainer_.resetLogs();
    const RowIndices all(0, data_.rows());
    training_ ? trainer_.startTrainStep(data_, all) : trainer_.startTestStep(data_, all);
  }
  in_step_ = !trainer_.continueStep(Deadline::after(budget_ms));
  if (in_step_) return trainer_.asksOutside() ? JobState::kOutside : JobState::kRunning;
  if (training_ && !trainer_.lossIsFinite()) {
    fail(ErrorCode::kNotFinite, "batch.not-finite", {{"call", callOf(training_)}});
  }
  return JobState::kDone;
}

std::string OnBatchJob::result() const {
  return toJson(Logs(trainer_.logNames(), trainer_.logs()));
}

}  // namespace minibatch
