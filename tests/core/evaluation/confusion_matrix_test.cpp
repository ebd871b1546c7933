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
  expectError(ErrorCode::kInvalidData, "1 predictions and 2 labels",
              [] { confusionMatrix(Classes{0, 1}, Classes{0}, 2); });
  expectError(ErrorCode::kInvalidData,
              "The label of row 1 (counting from 0) must be a class from 0 "
              "to 1, but is 2.",
              [] { confusionMatrix(Classes{0, 2}, Classes{0, 0}, 2); });
  expectError(ErrorCode::kInvalidData, "The prediction of row 0",
              [] { confusionMatrix(Classes{0}, Classes{-1}, 2); });
  expectError(ErrorCode::kInvalidData, "The label of row 0 (counting from 0) must be a class, 0",
              [] { confusionMatrix(Classes{-1}, Classes{0}); });
  expectError(ErrorCode::kInvalidArgument, "from 1 to 1000000 classes, but received 0",
              [] { confusionMatrix(Classes{}, Classes{}, 0); });
  expectError(ErrorCode::kInvalidArgument, "but received 1000001",
              [] { confusionMatrix(Classes{0}, Classes{0}, 1000001); });
}

}  // namespace
}  // namespace minibatch
