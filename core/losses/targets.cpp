#include "losses/targets.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace minibatch {
namespace {

// Calls fail() for the first element of `target` that `allowed` refuses.
template <class Allowed>
void requireEach(std::string_view loss, const ConstTensor& target, Index first_row,
                 Allowed&& allowed, const Message& expected) {
  const Index rows = target.batch();
  const Index row_size = rows == 0 ? 0 : target.size() / rows;
  for (Index i = 0; i < rows * row_size; ++i) {
    if (allowed(target.data[i])) continue;
    fail(ErrorCode::kInvalidData, "loss.target",
         {{"loss", loss},
          {"row", first_row + i / row_size},
          {"expected", expected},
          {"received", target.data[i]}});
  }
}

}  // namespace

void requireFinite(std::string_view loss, const ConstTensor& target, Index first_row) {
  requireEach(
      loss, target, first_row, [](Real value) { return std::isfinite(value); },
      Message("expected.finite"));
}

void requireProbabilities(std::string_view loss, const ConstTensor& target, Index first_row) {
  requireEach(
      loss, target, first_row, [](Real value) { return value >= 0 && value <= 1; },
      Message("expected.probability"));
}

void requireClasses(std::string_view loss, const ConstTensor& target, Index classes,
                    Index first_row) {
  requireEach(
      loss, target, first_row,
      [&](Real value) {
        return value >= 0 && value < static_cast<Real>(classes) && value == std::floor(value);
      },
      Message("expected.class", {{"last", classes - 1}, {"classes", classes}}));
}

void requireSeveralClasses(std::string_view loss, const Shape& prediction) {
  if (prediction.rank() >= 1 && prediction.back() >= 2) return;
  fail(ErrorCode::kShapeMismatch, "loss.several-classes",
       {{"loss", loss}, {"shape", prediction.toStringWithBatch()}});
}

bool allBinary(const ConstTensor& target) {
  return std::all_of(target.data, target.data + target.size(),
                     [](Real value) { return value == 0 || value == 1; });
}

}  // namespace minibatch
