#include "evaluation/predictions.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "evaluation/lengths.h"

namespace minibatch {
namespace {

std::size_t sizeOf(Index a, Index b) { return static_cast<std::size_t>(checkedProduct(a, b)); }

template <class T>
std::int32_t argmax(const T* values, Index count) {
  return static_cast<std::int32_t>(std::max_element(values, values + count) - values);
}

}  // namespace

Predictions::Predictions(std::string name, Index rows, Index positions, Index width, Index classes)
    : name_(std::move(name)),
      rows_(rows),
      positions_(positions),
      width_(width),
      classes_(classes),
      outputs_(sizeOf(checkedProduct(rows, positions), width)) {
  if (classes > 0) labels_.resize(sizeOf(rows, positions));
  if (classes == 0) numbers_.resize(outputs_.size());
}

Predictions Predictions::ofClasses(std::span<const std::int32_t> actual,
                                   std::span<const std::int32_t> predicted, Index classes) {
  requireSameLength(actual.size(), predicted.size());
  Predictions made("", static_cast<Index>(actual.size()), 1, 1, classes);
  made.decided_ = true;
  made.labels_.assign(actual.begin(), actual.end());
  made.outputs_.assign(predicted.begin(), predicted.end());
  return made;
}

Predictions Predictions::ofOutputs(std::span<const float> targets, std::span<const float> outputs,
                                   Index width, Index classes) {
  const auto step = static_cast<std::size_t>(width);
  requireSameLength(classes > 0 ? targets.size() * step : targets.size(), outputs.size());
  Predictions made("", static_cast<Index>(outputs.size() / step), 1, width, classes);
  made.outputs_.assign(outputs.begin(), outputs.end());
  made.answers_each_ = true;
  if (classes == 0) made.numbers_.assign(targets.begin(), targets.end());
  for (std::size_t row = 0; row < made.labels_.size(); ++row) {
    made.labels_[row] = static_cast<std::int32_t>(std::lround(targets[row]));
  }
  return made;
}

bool Predictions::areIndicators() const {
  return answers_each_ && classes_ == 0 && width_ > 1 && positions_ == 1 &&
         std::ranges::all_of(numbers_, [](float value) { return value == 0 || value == 1; });
}

std::size_t Predictions::memoryBytes() const {
  return sizeof(float) * (outputs_.size() + numbers_.size()) +
         sizeof(std::int32_t) * labels_.size();
}

std::int32_t Predictions::labelOf(const Real* target, Index size) const {
  // A probability in place of a class, 0.9, stands for the more probable one.
  return size > 1      ? argmax(target, size)
         : width_ == 1 ? (*target > Real(0.5) ? 1 : 0)
                       : static_cast<std::int32_t>(std::lround(*target));
}

void Predictions::add(const ConstTensor& prediction, const ConstTensor& target) {
  const Index items = prediction.size() / width_;
  std::copy_n(prediction.data, prediction.size(), outputs_.begin() + filled_ * width_);
  if (classes_ == 0) {
    std::copy_n(target.data, target.size(), numbers_.begin() + filled_ * width_);
  } else {
    const Index size = target.size() / items;
    for (Index i = 0; i < items; ++i) labels_[filled_ + i] = labelOf(target.data + i * size, size);
  }
  filled_ += items;
}

void Predictions::addToPrior(const ConstTensor& target, std::vector<double>& sums) const {
  if (classes_ == 0) {
    sums.resize(sizeOf(positions_, width_));
    for (Index i = 0; i < target.size(); ++i) {
      sums[static_cast<std::size_t>(i) % sums.size()] += double{target.data[i]};
    }
    return;
  }
  sums.resize(static_cast<std::size_t>(classes_));
  const Index items = target.batch() * positions_;
  const Index size = target.size() / items;
  for (Index i = 0; i < items; ++i) {
    const std::int32_t label = labelOf(target.data + i * size, size);
    if (label >= 0 && label < classes_) ++sums[label];
  }
}

Predictions Predictions::withPrior(std::span<const double> prior) const {
  Predictions constant = *this;
  double rows = 0;
  for (const double count : prior) rows += count;
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    // Of a sigmoid unit the second class alone.
    const std::size_t place = classes_ > 0 && width_ == 1 ? 1 : i % prior.size();
    constant.outputs_[i] = static_cast<float>(classes_ > 0 ? prior[place] / rows : prior[place]);
  }
  return constant;
}

void Predictions::requireClasses(const char* id) const {
  if (classes_ > 0) return;
  fail(ErrorCode::kInvalidState, id, {{"output", name_}});
}

void Predictions::requireProbabilities() const {
  requireClasses("evaluation.needs-classes");
  if (decided_) fail(ErrorCode::kInvalidState, "evaluation.probabilities", {{"output", name_}});
  minibatch::requireClasses(labels_, classes_, "evaluation.label");
}

std::vector<float> Predictions::probabilitiesOf(std::int32_t label) const {
  requireProbabilities();
  if (label < 0 || label >= classes_) {
    fail(ErrorCode::kInvalidArgument, "evaluation.no-class",
         {{"last", classes_ - 1}, {"received", label}});
  }
  std::vector<float> column(labels_.size());
  for (std::size_t i = 0; i < column.size(); ++i) {
    const float* values = outputs_.data() + static_cast<Index>(i) * width_;
    column[i] = width_ > 1 ? values[label] : label == 1 ? *values : 1 - *values;
  }
  return column;
}

std::vector<float> Predictions::probabilities() const {
  requireProbabilities();
  if (width_ > 1) return outputs_;
  std::vector<float> both;
  both.reserve(2 * outputs_.size());
  for (const float value : outputs_) both.insert(both.end(), {1 - value, value});
  return both;
}

std::int32_t Predictions::predictedClass(Index item, Threshold threshold) const {
  const float* values = outputs_.data() + item * width_;
  if (decided_) return static_cast<std::int32_t>(*values);
  if (threshold) return double{values[width_ - 1]} > *threshold ? 1 : 0;
  return width_ == 1 ? (*values > 0.5F ? 1 : 0) : argmax(values, width_);
}

float Predictions::score(Index item, Threshold threshold) const {
  const float* values = outputs_.data() + item * width_;
  if (classes_ > 0) {
    const std::int32_t predicted = predictedClass(item, threshold);
    return width_ > 1 ? values[predicted] : predicted == 1 ? *values : 1 - *values;
  }
  float error = 0;
  for (Index i = 0; i < width_; ++i) error += std::abs(values[i] - numbers_[item * width_ + i]);
  return error;
}

std::vector<std::int32_t> Predictions::predictedClasses(Threshold threshold) const {
  if (threshold && (classes_ != 2 || decided_)) {
    fail(ErrorCode::kInvalidArgument, "evaluation.threshold", {{"output", name_}});
  }
  std::vector<std::int32_t> predicted(labels_.size());
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    predicted[i] = predictedClass(static_cast<Index>(i), threshold);
  }
  return predicted;
}

ConfusionMatrix Predictions::confusionMatrix(Threshold threshold, bool occurring) const {
  requireClasses("evaluation.needs-classes");
  return minibatch::confusionMatrix(labels_, predictedClasses(threshold),
                                    occurring ? std::nullopt : std::optional(classes_));
}

std::vector<RegressionScores> Predictions::regressionReport() const {
  if (classes_ > 0) {
    fail(ErrorCode::kInvalidState, "evaluation.regression-report", {{"output", name_}});
  }
  return minibatch::regressionReport(numbers_, outputs_, width_);
}

}  // namespace minibatch
