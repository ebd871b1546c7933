#include "training/layer_statistics.h"

#include <algorithm>

#include "base/json_text.h"

namespace minibatch {
namespace {

using nlohmann::json;

bool endsInRelu(const LayerNode& node) {
  if (node.class_name == "ReLU") return true;
  const bool takes_activation = node.arguments && node.arguments->entry().find("activation");
  return takes_activation && node.arguments->className("activation") == "relu";
}

json jsonOf(const ConstTensor& tensor) {
  if (!tensor) return nullptr;
  const TensorStatistics of = statisticsOf(tensor, LayerStatistics::kBins);
  return {{"mean", of.mean},          {"std", of.standard_deviation},
          {"min", of.minimum},        {"max", of.maximum},
          {"norm", of.norm},          {"notFinite", of.not_finite},
          {"histogram", of.histogram}};
}

// Units of the last axis that are 0 at every position of every row.
Index deadUnitsOf(const ConstTensor& tensor) {
  const Index units = tensor.shape.back(), size = tensor.size();
  Index dead = 0;
  for (Index unit = 0; unit < units; ++unit) {
    Index i = unit;
    while (i < size && tensor.data[i] == 0) i += units;
    dead += i >= size;
  }
  return dead;
}

}  // namespace

LayerStatistics::LayerStatistics(Trainer& trainer)
    : trainer_(trainer), rows_(kRowsBetween), found_(json::array()) {
  for (const LayerNode& node : trainer.model().graph().layers) {
    if (endsInRelu(node)) relus_.push_back(node.name);
  }
  trainer_.observe({.until_loss = relus_});
  trainer_.setObserver(this);
}

LayerStatistics::~LayerStatistics() {
  trainer_.setObserver(nullptr);
  trainer_.observe({});
}

void LayerStatistics::startStep(int epoch, Index rows, bool chosen) {
  // Counted to the limit only: a training may be long.
  rows_ = std::min(rows_ + std::min(rows, kRowsBetween), kRowsBetween);
  looks_ = chosen && rows_ == kRowsBetween;
  epoch_ = epoch;
}

void LayerStatistics::afterForward(const Executor& executor) {
  if (!looks_) return;
  dead_ = json::array();
  for (const std::string& layer : relus_) {
    Index units = 0, dead = 0;
    for (int operation : Executor::operationsOf(trainer_.model().graph(), layer)) {
      const ConstTensor output = executor.observedValue(operation);
      units += output.shape.back();
      dead += deadUnitsOf(output);
    }
    dead_.push_back({{"layer", layer}, {"units", units}, {"dead", dead}});
  }
}

void LayerStatistics::beforeUpdate(const Executor& executor) {
  if (!looks_) return;
  const std::vector<Weight>& weights = trainer_.model().weights();
  json list = json::array();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    list.push_back({{"name", weights[i].path},
                    {"value", jsonOf(weights[i].value)},
                    {"gradient", jsonOf(executor.weightGradient(static_cast<int>(i)))}});
  }
  found_.push_back({{"epoch", epoch_},
                    {"iteration", trainer_.iteration()},
                    {"weights", std::move(list)},
                    {"relus", std::move(dead_)}});
  rows_ = 0;
  looks_ = false;
}

std::string LayerStatistics::take() {
  std::string text = jsonText(found_);
  found_ = json::array();
  return text;
}

}  // namespace minibatch
