// What a compiled model checks of the data it is given.

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "kernels/reductions.h"
#include "training/trainer.h"

namespace minibatch {
namespace {

constexpr Index kCheckedRows = 4096;

}  // namespace

Dataset Trainer::bind(const Dataset& data) const {
  if (data.rows() == 0) fail(ErrorCode::kInvalidData, "dataset.empty");
  const Dataset inputs = bindInputs(data, model_);
  const std::shared_ptr<const Model> model = sizedFor(inputs);
  std::vector<WantedTarget> targets;
  for (int output = 0; output < model_.outputs(); ++output) {
    targets.push_back(targetFor(*model, output));
  }
  const Dataset bound = bindTargets(inputs, *model, targets);
  for (int output = 0; output < model_.outputs(); ++output) {
    if (targets[output].wanted) {
      checkTargets(bound, output, targets[output].shape, model->outputShape(output));
    }
  }
  return bound;
}

// What is wanted for an output of the model in the lengths of some data.
WantedTarget Trainer::targetFor(const Model& model, int output) const {
  WantedTarget target = targets_[output];
  const Shape& shape = model.outputShape(output);
  target.shape = target.shape.filledFrom(shape);
  if (target.metric_shape) target.metric_shape = target.metric_shape->filledFrom(shape);
  return target;
}

void Trainer::checkTargets(const Dataset& data, int output, const Shape& shape,
                           const Shape& prediction) const {
  std::vector<Real> values(std::min(data.rows(), kCheckedRows) * shape.size());
  for (Index first = 0; first < data.rows(); first += kCheckedRows) {
    const Index count = std::min(kCheckedRows, data.rows() - first);
    data.gatherTargetAs(output, shape, {first, count}, values.data());
    const ConstTensor view(values.data(), shape.withBatch(count));
    if (!allFinite(view.size(), view.data)) {
      const auto bad = std::find_if_not(values.begin(), values.end(),
                                        [](Real value) { return std::isfinite(value); });
      fail(ErrorCode::kInvalidData,
           model_.outputs() > 1 ? "target.not-finite-of-output" : "target.not-finite",
           {{"row", first + (bad - values.begin()) / shape.size()},
            {"output", model_.outputName(output)}});
    }
    if (!loss_.hasLoss(output)) continue;
    loss_.loss(output).checkTargets(view, prediction, first);
  }
}

}  // namespace minibatch
