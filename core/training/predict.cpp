#include "training/predict.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error.h"

namespace minibatch {

Executor& Predictor::executorFor(Index batch) {
  if (!executor_ || executor_->largestBatch() < batch) {
    executor_.reset();  // give the memory back first
    executor_ = std::make_unique<Executor>(model_, Executor::Options{.largest_batch = batch});
  }
  return *executor_;
}

PredictJob::PredictJob(Predictor& predictor, const Dataset& data, Index batch_size)
    : predictor_(predictor), data_(data) {
  const Model& model = predictor.model();
  if (model.graph().inputs.size() != 1 || model.graph().outputs.size() != 1) {
    fail(ErrorCode::kInvalidSpec, "predict: expected a model of 1 input and 1 output.");
  }
  if (data.sampleShape().size() != model.inputShape().size()) {
    fail(ErrorCode::kShapeMismatch, "The model takes inputs of shape ",
         model.inputShape().toStringWithBatch(), ", but the data has ",
         data.sampleShape().toStringWithBatch(), ".");
  }
  batch_size_ = std::clamp<Index>(batch_size, 1, std::max<Index>(1, data.rows()));
  output_.resize(checkedProduct(data.rows(), model.outputShape().size()));
  executor_ = &predictor.executorFor(batch_size_);
}

JobState PredictJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  const Index size = predictor_.model().outputShape().size();
  while (position_ < data_.rows()) {
    const Index count = std::min(batch_size_, data_.rows() - position_);
    if (!in_batch_) {
      data_.gatherRange(position_, count, executor_->input(count).data, nullptr);
      executor_->startForward(count, false, 0, 0);
    }
    in_batch_ = !executor_->continueForward(deadline);
    if (in_batch_) return JobState::kRunning;
    std::copy_n(executor_->output(count).data, count * size, output_.begin() + position_ * size);
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

Shape PredictJob::outputShape() const {
  return predictor_.model().outputShape().withBatch(data_.rows());
}

}  // namespace minibatch
