#include "training/predict.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/parse_json.h"
#include "training/data_binding.h"

namespace minibatch {

Executor& Predictor::executorFor(const Dataset& data, Index batch, bool training) {
  Plans::Plan& plan = plans_.of(data);
  std::unique_ptr<Executor>& executor = plan.inference;
  if (!executor || executor->maxBatch() < batch || executor->isForTraining() != training) {
    executor.reset();  // give the memory back first
    executor = std::make_unique<Executor>(
        *plan.model, Executor::Options{.max_batch = batch, .training = training});
  }
  return *executor;
}

PredictJob::PredictJob(Predictor& predictor, const Dataset& data, Index batch_size,
                       std::string_view callbacks, std::optional<std::uint64_t> training_seed)
    : Job(nullptr),
      data_(bindInputs(data, predictor.model())),
      model_(predictor.sizedFor(data_)),
      stages_({Hook::kPredictBegin, Hook::kPredictBatchBegin, Hook::kPredictBatchEnd,
               Hook::kPredictEnd}),
      training_seed_(training_seed) {
  const Model& model = *model_;
  model.requireWholeBatches(data.rows());
  if (model.statefulBatch()) batch_size = model.statefulBatch();
  const Index size = std::clamp<Index>(batch_size, 1, std::max<Index>(1, data.rows()));
  stages_.setRows(data.rows(), size);
  callbacks_ = CallbackList(parseJson(callbacks, "predict, callbacks"), model.catalog(),
                            "predict, callbacks");
  for (int output = 0; output < model.outputs(); ++output) {
    outputs_.emplace_back(checkedProduct(data.rows(), model.outputShape(output).size()));
  }
  executor_ = &predictor.executorFor(data_, size, training_seed.has_value());
}

JobState PredictJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  return stages_.step(deadline, callbacks_, context_,
                      {.begin = [] {},
                       .start = [&](Index first, Index count) { startBatch(first, count); },
                       .proceed = [&] { return continueBatch(deadline); },
                       .logs = [] { return Logs(); }});
}

void PredictJob::startBatch(Index first, Index count) {
  first_ = first;
  count_ = count;
  for (int input = 0; input < model_->inputs(); ++input) {
    data_.gatherInput(input, {first, count}, executor_->input(count, input).data);
  }
  executor_->startForward(count, training_seed_.has_value(), training_seed_.value_or(0),
                          static_cast<std::uint32_t>(first / executor_->maxBatch()));
}

bool PredictJob::continueBatch(const Deadline& deadline) {
  if (!executor_->continueForward(deadline)) return false;
  for (int output = 0; output < model_->outputs(); ++output) {
    const Index size = model_->outputShape(output).size();
    std::copy_n(executor_->output(count_, output).data, count_ * size,
                outputs_[output].begin() + first_ * size);
    const bool is_only = model_->outputs() == 1;
    const std::span<const TargetScaling> scaling =
        data_.targetScaling(is_only ? "" : model_->outputName(output));
    if (scaling.empty()) continue;
    unscale(scaling, std::span(outputs_[output])
                         .subspan(static_cast<std::size_t>(first_ * size),
                                  static_cast<std::size_t>(count_ * size)));
  }
  return true;
}

std::string PredictJob::progress() const { return stages_.progress(); }

Shape PredictJob::outputShape(int output) const {
  return model_->outputShape(output).withBatch(data_.rows());
}

}  // namespace minibatch
