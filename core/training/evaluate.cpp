#include "training/evaluate.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace minibatch {

EvaluateJob::EvaluateJob(Trainer& trainer, const Dataset& data, Index batch_size)
    : trainer_(trainer), data_(trainer.bind(data)), batch_size_(std::max<Index>(1, batch_size)) {
  batch_size_ = std::min(batch_size_, data_.rows());
  trainer_.resetLogs();
}

JobState EvaluateJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  while (position_ < data_.rows()) {
    const Index count = std::min(batch_size_, data_.rows() - position_);
    if (!in_batch_) trainer_.startTestStep(data_, {position_, count});
    in_batch_ = !trainer_.continueStep(deadline);
    if (in_batch_) return JobState::kRunning;
    position_ += count;
    if (position_ < data_.rows() && deadline.passed()) return JobState::kRunning;
  }
  return JobState::kDone;
}

std::string EvaluateJob::progress() const {
  return nlohmann::json{{"batch", (position_ + batch_size_ - 1) / batch_size_},
                        {"batches", (data_.rows() + batch_size_ - 1) / batch_size_}}
      .dump();
}

std::string EvaluateJob::result() const {
  nlohmann::ordered_json logs;
  const std::vector<double> values = trainer_.logs();
  for (std::size_t i = 0; i < values.size(); ++i) logs[trainer_.logNames()[i]] = values[i];
  return logs.dump();
}

}  // namespace minibatch
