#include "training/predict.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "training/data_binding.h"

namespace minibatch {

Executor& Predictor::executorFor(Index batch) {
  if (!executor_ || executor_->largestBatch() < batch) {
    executor_.reset();  // give the memory back first
    executor_ = std::make_unique<Executor>(model_, Executor::Options{.largest_batch = batch});
  }
  return *executor_;
}

PredictJob::PredictJob(Predictor& predictor, const Dataset& data, Index batch_size)
    : predictor_(predictor), data_(bindInputs(data, predictor.model())) {
  const Model& model = predictor.model();
  batch_size_ = std::clamp<Index>(batch_size, 1, std::max<Index>(1, data.rows()));
  for (int output = 0; output < model.outputs(); ++output) {
    outputs_.emplace_back(checkedProduct(data.rows(), model.outputShape(output).size()));
  }
  executor_ = &predictor.executorFor(batch_size_);
}

JobState PredictJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  const Model& model = predictor_.model();
  while (position_ < data_.rows()) {
    const Index count = std::min(batch_size_, data_.rows() - position_);
    if (!in_batch_) {
      for (int input = 0; input < model.inputs(); ++input) {
        data_.gatherInput(input, {position_, count}, executor_->input(count, input).data);
      }
      executor_->startForward(count, false, 0, 0);
    }
    in_batch_ = !executor_->continueForward(deadline);
    if (in_batch_) return JobState::kRunning;
    for (int output = 0; output < model.outputs(); ++output) {
      const Index size = model.outputShape(output).size();
      std::copy_n(executor_->output(count, output).data, count * size,
                  outputs_[output].begin() + position_ * size);
    }
    position_ += count;
    if (position_ < data_.rows() && deadline.passed()) return JobState::kRunning;
  }
  return JobState::kDone;
}

std::string PredictJob::progress() const {
  return nlohmann::json{{"batch", (position_ + batch_size_ - 1) / batch_size_},
                        {"batches", (data_.rows() + batch_size_ - 1) / batch_size_}}
      .dump();
}

Shape PredictJob::outputShape(int output) const {
  return predictor_.model().outputShape(output).withBatch(data_.rows());
}

}  // namespace minibatch
