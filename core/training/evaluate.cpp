#include "training/evaluate.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/parse_json.h"

namespace minibatch {

EvaluateJob::EvaluateJob(Trainer& trainer, const Dataset& data, Index batch_size,
                         std::string_view callbacks, Keep keep)
    : Job(&trainer),
      trainer_(trainer),
      data_(trainer.bind(data)),
      stages_({Hook::kTestBegin, Hook::kTestBatchBegin, Hook::kTestBatchEnd, Hook::kTestEnd}) {
  const Model& whole = trainer_.model();
  whole.requireWholeBatches(data_.rows());
  if (whole.statefulBatch()) batch_size = whole.statefulBatch();
  stages_.setRows(data_.rows(), std::min(std::max<Index>(1, batch_size), data_.rows()));
  callbacks_ = CallbackList(parseJson(callbacks, "evaluate, callbacks"), trainer_.model().catalog(),
                            "evaluate, callbacks");
  if (keep == Keep::kNothing) return;
  const std::shared_ptr<const Model> sized = trainer_.sizedFor(data_);
  const Model& model = *sized;
  for (int output = 0; output < model.outputs(); ++output) {
    if (!trainer_.wantsTarget(output)) continue;
    const Shape& shape = model.outputShape(output);
    const Index width = shape.rank() == 0 ? 1 : shape.back();
    kept_outputs_.push_back(output);
    predictions_.emplace_back(model.outputName(output), data_.rows(), shape.size() / width, width,
                              trainer_.classesOf(output, data_));
    if (trainer_.answersEach(output)) predictions_.back().setAnswersEach();
  }
}

EvaluateJob::~EvaluateJob() { trainer_.abandonStep(); }

void EvaluateJob::keepBatch() {
  for (std::size_t i = 0; i < kept_outputs_.size(); ++i) {
    const int output = kept_outputs_[i];
    predictions_[i].add(trainer_.prediction(output), trainer_.target(output));
  }
}

JobState EvaluateJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  const JobState state = stages_.step(
      deadline, callbacks_, context_,
      {.begin = [&] { trainer_.resetLogs(); },
       .start = [&](Index first,
                    Index count) { trainer_.startTestStep(data_, {first, count}, true); },
       .proceed =
           [&] {
             if (!trainer_.continueStep(deadline)) return false;
             keepBatch();
             return true;
           },
       .logs = [&] { return Logs(trainer_.logNames(), trainer_.logs()); }});
  return trainer_.asksOutside() ? JobState::kOutside : state;
}

std::string EvaluateJob::progress() const { return stages_.progress(); }

std::string EvaluateJob::result() const {
  return toJson(Logs(trainer_.logNames(), trainer_.logs()));
}

}  // namespace minibatch
