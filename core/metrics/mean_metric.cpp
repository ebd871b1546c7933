#include "metrics/mean_metric.h"

#include <algorithm>

#include "base/error.h"

namespace minibatch {

void MeanMetric::reset() { total_ = count_ = 0; }

void MeanMetric::update(const ConstTensor& target, const ConstTensor& prediction,
                        const Real* weights) {
  const Index batch = prediction.batch();
  if (batch == 0) return;
  const Index outputs = prediction.shape.rank() > 1 ? prediction.shape.back() : 1;
  const Index prediction_size = prediction.size() / batch;
  const Index target_size = target.size() / batch;
  for (Index row = 0; row < batch; ++row) {
    const double weight = weights ? static_cast<double>(weights[row]) : 1;
    total_ +=
        weight * value({target.data + row * target_size, prediction.data + row * prediction_size,
                        prediction_size / outputs, outputs});
    count_ += weight;
  }
}

double MeanMetric::result() const { return count_ == 0 ? 0 : total_ / count_; }

void SparseMetric::checkShapes(const Shape& target, const Shape& prediction) const {
  if (prediction.rank() > 0 && target.size() * prediction.back() == prediction.size()) return;
  fail(ErrorCode::kShapeMismatch, "metric.class-targets",
       {{"output", prediction.toStringWithBatch()}, {"targets", target.toStringWithBatch()}});
}

bool isAmongLargest(Index n, const Real* values, Index wanted, Index k) {
  if (wanted < 0 || wanted >= n) return false;
  return std::count_if(values, values + n, [&](Real v) { return v > values[wanted]; }) < k;
}

Index argmax(Index n, const Real* values) { return std::max_element(values, values + n) - values; }

}  // namespace minibatch
