#include "metrics/metric.h"

#include "base/error.h"

namespace minibatch {

void Metric::checkShapes(const Shape& target, const Shape& prediction) const {
  if (target.size() == prediction.size()) return;
  fail(ErrorCode::kShapeMismatch, "metric.targets",
       {{"output", prediction.toStringWithBatch()}, {"targets", target.toStringWithBatch()}});
}

void requireClass(Index class_id, const Shape& prediction) {
  const Index outputs = prediction.rank() == 0 ? 1 : prediction.back();
  if (class_id < outputs) return;
  fail(ErrorCode::kShapeMismatch, "metric.class-id",
       {{"class_id", class_id}, {"outputs", outputs}});
}

std::string_view resolveAccuracy(const Shape& target, const Shape& prediction) {
  // keras/src/trainers/compile_utils.py, is_binary_or_sparse_categorical().
  if (prediction.rank() == 0 || prediction.back() == 1) return "BinaryAccuracy";
  if (target.rank() < prediction.rank() || target.back() == 1) return "SparseCategoricalAccuracy";
  return "CategoricalAccuracy";
}

}  // namespace minibatch
