#include "evaluation/classification_report.h"

#include <gtest/gtest.h>

#include "core/data/expect_error.h"

namespace minibatch {
namespace {

using Classes = std::vector<std::int32_t>;

TEST(ConfusionMatrix, CountsTrueByPredicted) {
  EXPECT_EQ(confusionMatrix(Classes{0, 0, 1, 2}, Classes{0, 1, 1, 1}, 3),
            (std::vector<std::int64_t>{1, 1, 0, 0, 1, 0, 0, 1, 0}));
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
  expectError(ErrorCode::kInvalidArgument, "at least 1 class",
              [] { confusionMatrix(Classes{}, Classes{}, 0); });
}

TEST(ClassificationReport, DividesNothingByZero) {
  const ClassificationReport report = classificationReport(Classes{}, Classes{}, 2);
  EXPECT_EQ(report.accuracy, 0);
  EXPECT_EQ(report.macro_average.f1, 0);
  EXPECT_EQ(report.weighted_average.precision, 0);
  EXPECT_EQ(report.classes[1].support, 0);
}

}  // namespace
}  // namespace minibatch
