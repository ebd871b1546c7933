#include "training/on_batch.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "training/logs.h"
#include "training/options.h"

namespace minibatch {

std::string onBatch(Trainer& trainer, const Dataset& data, bool training,
                    std::string_view options_text) {
  const char* call = training ? "train_on_batch" : "test_on_batch";
  Options options(options_text, call);
  const auto class_weight =
      training ? options.classWeights("class_weight") : std::map<int, float>();
  options.refuseOthers();
  const Dataset bound =
      trainer.bind(class_weight.empty() ? data : data.withClassWeights(class_weight));
  trainer.resetLogs();
  const RowIndices all(0, bound.rows());
  training ? trainer.startTrainStep(bound, all) : trainer.startTestStep(bound, all);
  trainer.continueStep(Deadline::never());
  if (training && !trainer.lossIsFinite()) {
    fail(ErrorCode::kNotFinite, "batch.not-finite", {{"call", call}});
  }
  return toJson(Logs(trainer.logNames(), trainer.logs()));
}

}  // namespace minibatch
