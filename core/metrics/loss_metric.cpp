#include "metrics/loss_metric.h"

#include "base/error.h"
#include "kernels/reductions.h"

namespace minibatch {

std::vector<Argument> lossMetricArguments(const Entry& loss) {
  std::vector<Argument> arguments;
  for (const Argument& argument : loss.arguments) {
    if (argument.name == "reduction" || argument.name == "ignore_class") continue;
    arguments.push_back(argument);
  }
  return arguments;
}

void LossMetric::checkShapes(const Shape& target, const Shape& prediction) const {
  const Shape wanted = loss_->targetShape(prediction);
  if (wanted.size() == target.size()) return;
  fail(ErrorCode::kShapeMismatch, "needs targets of shape ", wanted.toStringWithBatch(),
       " for the model's output ", prediction.toStringWithBatch(), ", but they have ",
       target.toStringWithBatch(), ".");
}

void LossMetric::update(const ConstTensor& target, const ConstTensor& prediction,
                        const Real* weights) {
  const Index batch = prediction.batch();
  if (batch == 0) return;
  const Index positions = prediction.size() / prediction.shape.back();
  const Index row = positions / batch;
  if (static_cast<Index>(values_.size()) < positions) {
    values_.resize(static_cast<std::size_t>(positions));
  }
  loss_->evaluate({prediction, {}, target}, nullptr, values_.data(), nullptr);
  for (Index i = 0; i < batch; ++i) {
    const double weight = weights ? static_cast<double>(weights[i]) : 1;
    total_ +=
        weight * static_cast<double>(sum(row, values_.data() + i * row)) / static_cast<double>(row);
    count_ += weight;
  }
}

}  // namespace minibatch
