#include "training/evaluate.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace minibatch {

EvaluateJob::EvaluateJob(Trainer& trainer, const Dataset& data, Index batch_size,
                         std::string_view callbacks)
    : Job(&trainer),
      trainer_(trainer),
      data_(trainer.bind(data)),
      stages_({Hook::kTestBegin, Hook::kTestBatchBegin, Hook::kTestBatchEnd, Hook::kTestEnd}) {
  stages_.setRows(data_.rows(), std::min(std::max<Index>(1, batch_size), data_.rows()));
  callbacks_ = CallbackList(nlohmann::json::parse(callbacks), trainer_.model().catalog(),
                            "evaluate, callbacks");
}

JobState EvaluateJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  return stages_.step(
      deadline, callbacks_, context_,
      {.begin = [&] { trainer_.resetLogs(); },
       .start = [&](Index first, Index count) { trainer_.startTestStep(data_, {first, count}); },
       .proceed = [&] { return trainer_.continueStep(deadline); },
       .logs = [&] { return Logs(trainer_.logNames(), trainer_.logs()); }});
}

std::string EvaluateJob::progress() const { return stages_.progress(); }

std::string EvaluateJob::result() const {
  return toJson(Logs(trainer_.logNames(), trainer_.logs()));
}

}  // namespace minibatch
