#include "evaluation/predictions.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"

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

std::size_t Predictions::memoryBytes() const {
  return sizeof(float) * (outputs_.size() + numbers_.size()) +
         sizeof(std::int32_t) * labels_.size();
}

void Predictions::add(const ConstTensor& prediction, const ConstTensor& target) {
  const Index items = prediction.size() / width_;
  std::copy_n(prediction.data, prediction.size(), outputs_.begin() + filled_ * width_);
  if (classes_ == 0) {
    std::copy_n(target.data, target.size(), numbers_.begin() + filled_ * width_);
  } else {
    const Index size = target.size() / items;
    for (Index i = 0; i < items; ++i) {
      const Real* values = target.data + i * size;
      // A probability in place of a class, 0.9, stands for the more probable one.
      labels_[filled_ + i] = size > 1      ? argmax(values, size)
                             : width_ == 1 ? (*values > Real(0.5) ? 1 : 0)
                                           : static_cast<std::int32_t>(std::lround(*values));
    }
  }
  filled_ += items;
}

void Predictions::requireClasses(const char* id) const {
  if (classes_ > 0) return;
  fail(ErrorCode::kInvalidState, id, {{"output", name_}});
}

std::int32_t Predictions::predictedClass(Index item) const {
  const float* values = outputs_.data() + item * width_;
  return width_ == 1 ? (*values > 0.5F ? 1 : 0) : argmax(values, width_);
}

float Predictions::score(Index item) const {
  const float* values = outputs_.data() + item * width_;
  if (classes_ > 0) {
    const std::int32_t predicted = predictedClass(item);
    return width_ > 1 ? values[predicted] : predicted == 1 ? *values : 1 - *values;
  }
  float error = 0;
  for (Index i = 0; i < width_; ++i) error += std::abs(values[i] - numbers_[item * width_ + i]);
  return error;
}

std::vector<std::int32_t> Predictions::predictedClasses() const {
  std::vector<std::int32_t> predicted(labels_.size());
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    predicted[i] = predictedClass(static_cast<Index>(i));
  }
  return predicted;
}

ConfusionMatrix Predictions::confusionMatrix() const {
  requireClasses("evaluation.confusion-matrix");
  return minibatch::confusionMatrix(labels_, predictedClasses(), classes_);
}

ClassificationReport Predictions::classificationReport() const {
  requireClasses("evaluation.classification-report");
  return minibatch::classificationReport(minibatch::confusionMatrix(labels_, predictedClasses()));
}

std::vector<RegressionScores> Predictions::regressionReport() const {
  if (classes_ > 0) {
    fail(ErrorCode::kInvalidState, "evaluation.regression-report", {{"output", name_}});
  }
  return minibatch::regressionReport(numbers_, outputs_, width_);
}

std::vector<std::uint32_t> Predictions::selected(const PredictionsQuery& query) const {
  using Filter = PredictionsQuery::Filter;
  if (query.filter != Filter::kAll || query.actual || query.predicted) {
    requireClasses("evaluation.filter");
  }
  std::vector<std::uint32_t> items;
  const Index count = rows_ * positions_;
  for (Index i = 0; i < count; ++i) {
    if (classes_ > 0) {
      const std::int32_t predicted = predictedClass(i);
      const bool right = predicted == labels_[i];
      const bool wanted = query.filter == Filter::kAll || right == (query.filter == Filter::kRight);
      if (!wanted || (query.actual && *query.actual != labels_[i]) ||
          (query.predicted && *query.predicted != predicted)) {
        continue;
      }
    }
    items.push_back(static_cast<std::uint32_t>(i));
  }
  return items;
}

PredictionsPage Predictions::page(const PredictionsQuery& query) const {
  using Order = PredictionsQuery::Order;
  std::vector<std::uint32_t> items = selected(query);
  PredictionsPage page;
  page.total = static_cast<Index>(items.size());
  const Index from = std::clamp<Index>(query.from, 0, page.total);
  const Index count = std::clamp<Index>(query.count, 0, page.total - from);
  if (query.order != Order::kRow) {
    struct Ranked {
      float key;
      std::uint32_t item;
    };
    std::vector<Ranked> ranked(items.size());
    const float sign = query.order == Order::kDescending ? -1.0F : 1.0F;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const float score = this->score(items[i]);
      // What is not a number comes last: it could not be put in order.
      ranked[i] = {std::isnan(score) ? INFINITY : sign * score, items[i]};
    }
    std::ranges::partial_sort(ranked, ranked.begin() + from + count, {},
                              [](const Ranked& entry) { return std::pair(entry.key, entry.item); });
    std::ranges::transform(ranked, items.begin(), &Ranked::item);
  }
  for (Index i = from; i < from + count; ++i) {
    const Index item = items[i];
    const float* values = outputs_.data() + item * width_;
    page.rows.push_back(static_cast<std::uint32_t>(item / positions_));
    page.positions.push_back(static_cast<std::uint32_t>(item % positions_));
    page.score.push_back(score(item));
    if (classes_ == 0) {
      page.predicted.insert(page.predicted.end(), values, values + width_);
      const float* numbers = numbers_.data() + item * width_;
      page.actual.insert(page.actual.end(), numbers, numbers + width_);
      continue;
    }
    page.predicted.push_back(static_cast<float>(predictedClass(item)));
    page.actual.push_back(static_cast<float>(labels_[item]));
    if (width_ == 1) page.probabilities.push_back(1 - *values);
    page.probabilities.insert(page.probabilities.end(), values, values + width_);
  }
  return page;
}

}  // namespace minibatch
