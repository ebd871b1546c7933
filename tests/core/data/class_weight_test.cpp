#include "data/class_weight.h"

#include <gtest/gtest.h>

#include <vector>

#include "core/data/expect_error.h"

namespace minibatch {
namespace {

using Weights = std::map<int, float>;

Dataset rowsOf(std::vector<float> targets, const Shape& shape = {}) {
  const auto rows = static_cast<std::size_t>(static_cast<Index>(targets.size()) / shape.size());
  return Dataset::fromFloats(std::vector<float>(rows), {1}).withTargets(std::move(targets), shape);
}

// scikit-learn 1.9.1: compute_class_weight("balanced", classes=[0, 2, 5], y=y).
TEST(BalancedClassWeights, AreScikitLearns) {
  const Dataset data = rowsOf({0, 2, 2, 0, 0, 5, 2, 0, 0, 0});
  EXPECT_EQ(balancedClassWeights(data),
            (Weights{{0, 0.55555556F}, {2, 1.11111111F}, {5, 3.33333333F}}));
  // Of a part of the rows: one of each.
  EXPECT_EQ(balancedClassWeights(data.slice(4, 3)), (Weights{{0, 1.0F}, {2, 1.0F}, {5, 1.0F}}));
}

TEST(BalancedClassWeights, OfOneHotRows) {
  EXPECT_EQ(balancedClassWeights(rowsOf({0, 1, 1, 0, 0, 1, 0, 1}, {2})),
            (Weights{{0, 2.0F}, {1, 2.0F / 3}}));
}

TEST(BalancedClassWeights, NeedOneClassPerRow) {
  const Dataset two = rowsOf({0, 1}).withTargets({0, 1});
  expectError(ErrorCode::kInvalidArgument, "class-weight.one-output targets=2",
              [&] { balancedClassWeights(two); });
}

}  // namespace
}  // namespace minibatch
