// What a fit tells of itself, as JSON.

#include <nlohmann/json.hpp>

#include "training/fit.h"

namespace minibatch {

using nlohmann::ordered_json;

std::string FitJob::progress() const {
  const bool done = stage_ >= Stage::kTrainEnd;
  const bool validates = validating() || (stage_ == Stage::kEpochEnd && validation_);
  ordered_json result = {{"phase", done        ? "done"
                                   : validates ? "validate"
                                               : "train"},
                         {"epoch", epoch_},
                         {"epochs", epochs_},
                         {"samples", samples_}};
  if (done) return result.dump();
  const Index size = validates ? validation_batch_size_ : batch_size_;
  const Index rows = validates ? validation_->rows() : train_.rows();
  result["batch"] = (position_ + size - 1) / size;
  result["batches"] = (rows + size - 1) / size;
  result["logs"] = toJson(Logs(trainer_.logNames(), trainer_.logs()));
  return result.dump();
}

std::string FitJob::lastEpoch() const {
  if (history_.epochs().empty()) return "null";
  return ordered_json{{"epoch", history_.epochs().back()},
                      {"batches", (train_.rows() + batch_size_ - 1) / batch_size_},
                      {"logs", toJson(last_logs_)}}
      .dump();
}

std::string FitJob::history() const {
  ordered_json logs = ordered_json::object();
  for (const auto& [name, values] : history_.values()) {
    ordered_json& list = logs[name] = ordered_json::array();
    for (double value : values) list.push_back(ordered_json(jsonNumber(value)));
  }
  ordered_json best = nullptr;
  for (std::size_t i = 0; i < callbacks_.size(); ++i) {
    const Callback* callback = callbacks_.at(i);
    if (callback && callback->bestEpoch() >= 0) best = callback->bestEpoch();
  }
  return ordered_json{{"epoch", history_.epochs()},
                      {"history", logs},
                      {"stop_reason", stop_reason_},
                      {"best_epoch", best},
                      {"params",
                       {{"epochs", epochs_},
                        {"steps", (train_.rows() + batch_size_ - 1) / batch_size_},
                        {"batch_size", batch_size_}}}}
      .dump();
}

std::string FitJob::outcomes() const {
  ordered_json list = ordered_json::array();
  for (std::size_t i = 0; i < callbacks_.size(); ++i) {
    const Callback* callback = callbacks_.at(i);
    list.push_back(callback ? ordered_json(callback->outcome()) : ordered_json(nullptr));
  }
  return list.dump();
}

const std::vector<Real>* FitJob::kept(std::size_t callback) const {
  return callback < callbacks_.size() && callbacks_.at(callback) ? callbacks_.at(callback)->kept()
                                                                 : nullptr;
}

}  // namespace minibatch
