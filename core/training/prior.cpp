#include "training/prior.h"

#include <algorithm>

#include "base/error.h"

namespace minibatch {
namespace {

// The target of an output by its name or, without, by its place.
int targetOf(const std::string& output, int place, const Dataset& data) {
  for (int target = 0; target < data.targets(); ++target) {
    if (data.targetName(target) == output) return target;
  }
  return place;
}

}  // namespace

std::vector<Predictions> priorPredictions(const std::vector<Predictions>& predictions,
                                          const Dataset& train) {
  constexpr Index kRows = 1024;
  std::vector<Predictions> priors;
  for (const Predictions& output : predictions) {
    const int target = targetOf(output.name(), static_cast<int>(priors.size()), train);
    const Shape shape = train.hasTarget(target) ? train.targetShape(target) : Shape{};
    // One number of a class or of several positions, one-hot rows, or as many as are predicted.
    const Index positions = output.positions();
    const bool fits = output.classes() > 0 ? shape.size() % positions == 0
                                           : shape.size() == positions * output.width();
    if (!train.hasTarget(target) || !fits || train.rows() == 0) {
      fail(ErrorCode::kInvalidData, "evaluation.no-target", {{"output", output.name()}});
    }
    std::vector<double> sums;
    std::vector<Real> values;
    for (Index first = 0; first < train.rows(); first += kRows) {
      const Index count = std::min(kRows, train.rows() - first);
      values.resize(static_cast<std::size_t>(count * shape.size()));
      train.gatherTarget(target, RowIndices(first, count), values.data());
      const auto scaling = train.targetScaling(train.targetName(target));
      if (!scaling.empty()) unscale(scaling, values);
      output.addToPrior({values.data(), Shape{count, shape.size()}}, sums);
    }
    if (output.classes() == 0) {
      for (double& sum : sums) sum /= static_cast<double>(train.rows());
    }
    priors.push_back(output.withPrior(sums));
  }
  return priors;
}

}  // namespace minibatch
