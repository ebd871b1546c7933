#pragma once

#include <memory>
#include <string>
#include <utility>

#include "base/parse_json.h"
#include "baselines/baseline_jobs.h"
#include "bindings/buffer.h"
#include "bindings/evaluation.h"
#include "bindings/text.h"
#include "catalog.h"

/// Classical models, as functions of what crosses to JavaScript.
namespace minibatch::bindings {

inline std::unique_ptr<BaselineFitJob> fitBaseline(const Text& config, const Dataset& train) {
  return std::make_unique<BaselineFitJob>(catalog(), parseJson(read(config), "baseline"), train);
}
/// Shared, since it may be disposed of while it predicts.
using SharedBaseline = std::shared_ptr<const FittedBaseline>;
inline std::unique_ptr<SharedBaseline> takeBaseline(BaselineFitJob& job) {
  return std::make_unique<SharedBaseline>(std::make_shared<FittedBaseline>(job.take()));
}

inline std::unique_ptr<BaselinePredictJob> predictBaseline(const SharedBaseline& fitted,
                                                           const Dataset& data) {
  return std::make_unique<BaselinePredictJob>(fitted, data);
}
inline std::unique_ptr<PredictionsList> baselinePredictions(const BaselinePredictJob& job) {
  PredictionsList list;
  list.push_back(job.predictions());
  return std::make_unique<PredictionsList>(std::move(list));
}
inline std::unique_ptr<Floats> baselineOutputs(const BaselinePredictJob& job) {
  return std::make_unique<Floats>(job.outputs());
}

inline std::unique_ptr<Doubles> treeOf(const SharedBaseline& fitted) {
  return std::make_unique<Doubles>(fitted->tree());
}

inline int outputsOf(const SharedBaseline& fitted) { return static_cast<int>(fitted->outputs()); }

inline bool stepBaseline(BaselineJob& job, double budget_ms) { return job.step(budget_ms); }

}  // namespace minibatch::bindings
