#include "metrics/metric.h"

namespace minibatch {

std::string_view resolveAccuracy(const Shape& target, const Shape& prediction) {
  // keras/src/trainers/compile_utils.py, is_binary_or_sparse_categorical().
  if (prediction.rank() == 0 || prediction.back() == 1) return "BinaryAccuracy";
  if (target.rank() < prediction.rank() || target.back() == 1) return "SparseCategoricalAccuracy";
  return "CategoricalAccuracy";
}

}  // namespace minibatch
