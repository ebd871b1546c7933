#include "evaluation/confusion_matrix.h"

#include <gtest/gtest.h>

#include "core/data/expect_error.h"

namespace minibatch {
namespace {

using Classes = std::vector<std::int32_t>;

std::vector<std::int64_t> dense(const ConfusionMatrix& matrix) {
  const std::size_t size = matrix.labels.size();
  std::vector<std::int64_t> counts(size * size);
  for (const auto& cell : matrix.cells) counts[cell.actual * size + cell.predicted] = cell.count;
  return counts;
}

TEST(ConfusionMatrix, CountsTrueByPredicted) {
  EXPECT_EQ(dense(confusionMatrix(Classes{0, 0, 1, 2}, Classes{0, 1, 1, 1}, 3)),
            (std::vector<std::int64_t>{1, 1, 0, 0, 1, 0, 0, 1, 0}));
}

TEST(ConfusionMatrix, TakesTheClassesThatOccur) {
  const ConfusionMatrix matrix = confusionMatrix(Classes{40, 7, 7}, Classes{40, 40, 7});
  EXPECT_EQ(matrix.labels, (Classes{7, 40}));
  EXPECT_EQ(dense(matrix), (std::vector<std::int64_t>{1, 1, 0, 1}));
  EXPECT_TRUE(confusionMatrix(Classes{}, Classes{}).labels.empty());
}

TEST(ConfusionMatrix, HoldsTheCellsThatCountSomething) {
  const ConfusionMatrix matrix = confusionMatrix(Classes{0, 1, 4999}, Classes{0, 1, 1}, 5000);
  EXPECT_EQ(matrix.labels.size(), 5000u);
  EXPECT_EQ(matrix.cells.size(), 3u);
}

TEST(ConfusionMatrix, RefusesWhatDoesNotFit) {
  expectError(ErrorCode::kInvalidData, "evaluation.lengths labels=2 predictions=1",
              [] { confusionMatrix(Classes{0, 1}, Classes{0}, 2); });
  expectError(ErrorCode::kInvalidData,
              "evaluation.class-below last=1 received=2 row=1 what=[evaluation.label]",
              [] { confusionMatrix(Classes{0, 2}, Classes{0, 0}, 2); });
  expectError(ErrorCode::kInvalidData, "received=-1 row=0 what=[evaluation.prediction]",
              [] { confusionMatrix(Classes{0}, Classes{-1}, 2); });
  expectError(ErrorCode::kInvalidData, "evaluation.class received=-1 row=0 what=[evaluation.label]",
              [] { confusionMatrix(Classes{-1}, Classes{0}); });
  expectError(ErrorCode::kInvalidArgument, "evaluation.classes limit=1000000 received=0",
              [] { confusionMatrix(Classes{}, Classes{}, 0); });
  expectError(ErrorCode::kInvalidArgument, "received=1000001",
              [] { confusionMatrix(Classes{0}, Classes{0}, 1000001); });
}

}  // namespace
}  // namespace minibatch
