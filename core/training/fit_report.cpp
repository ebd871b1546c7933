// What a fit tells of itself, as JSON.

#include <nlohmann/json.hpp>

#include "base/json_object.h"
#include "base/json_text.h"
#include "training/fit.h"

namespace minibatch {

using nlohmann::json;

// What Keras says an epoch has: also where the rows end before.
Index FitJob::stepsOfEpoch() const {
  return steps_per_epoch_ ? steps_per_epoch_ : batchesOf(train_.rows(), batch_size_);
}

std::string FitJob::progress() const {
  const bool done = stage_ >= Stage::kTrainEnd;
  const bool validates = validating() || (stage_ == Stage::kEpochEnd && validatesNow());
  JsonObject result;
  result.add("phase", done ? "done" : validates ? "validate" : "train");
  result.add("epoch", epoch_);
  result.add("epochs", epochs_);
  result.add("samples", samples_);
  if (done) return result.text();
  const Index size = validates ? validation_batch_size_ : batch_size_;
  const Index first = validates ? 0 : first_;
  result.add("batch", batchesOf(position_ - first, size));
  result.add("batches", batchesOf(rowsOf(validates) - first, size));
  result.addText("logs", toJson(Logs(trainer_.logNames(), trainer_.logs())));
  return result.text();
}

std::string FitJob::lastEpoch() const {
  if (history_.epochs().empty()) return "null";
  JsonObject result;
  result.add("epoch", history_.epochs().back());
  result.add("batches", stepsOfEpoch());
  result.addText("logs", toJson(last_logs_));
  return result.text();
}

std::string FitJob::history() const {
  JsonObject logs;
  for (const auto& [name, values] : history_.values()) {
    json list = json::array();
    for (double value : values) list.push_back(jsonNumber(value));
    logs.add(name, list);
  }
  json best;
  for (std::size_t i = 0; i < callbacks_.size(); ++i) {
    const Callback* callback = callbacks_.at(i);
    if (callback && callback->bestEpoch() >= 0) best = callback->bestEpoch();
  }
  JsonObject params;
  params.add("epochs", epochs_);
  params.add("steps", stepsOfEpoch());
  params.add("batch_size", batch_size_);
  JsonObject result;
  result.add("epoch", history_.epochs());
  result.addText("history", logs.text());
  result.add("stop_reason", stop_reason_);
  result.add("best_epoch", best);
  result.addText("params", params.text());
  return result.text();
}

std::string FitJob::callbackResults() const {
  json list = json::array();
  for (std::size_t i = 0; i < callbacks_.size(); ++i) {
    const Callback* callback = callbacks_.at(i);
    list.push_back(callback ? callback->result() : json());
  }
  return jsonText(list);
}

const std::vector<Real>* FitJob::resultValues(std::size_t callback) const {
  return callback < callbacks_.size() && callbacks_.at(callback)
             ? callbacks_.at(callback)->resultValues()
             : nullptr;
}

}  // namespace minibatch
