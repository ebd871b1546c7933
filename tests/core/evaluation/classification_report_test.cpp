#include "evaluation/classification_report.h"

#include <gtest/gtest.h>

namespace minibatch {
namespace {

using Classes = std::vector<std::int32_t>;

TEST(ClassificationReport, DividesNothingByZero) {
  const ClassificationReport report =
      classificationReport(confusionMatrix(Classes{}, Classes{}, 2));
  EXPECT_EQ(report.accuracy, 0);
  EXPECT_EQ(report.macro_average.f1, 0);
  EXPECT_EQ(report.weighted_average.precision, 0);
  EXPECT_EQ(report.classes[1].support, 0);
}

TEST(ClassificationReport, ListsTheMatrixsLabels) {
  const ClassificationReport report =
      classificationReport(confusionMatrix(Classes{7, 3, 3}, Classes{7, 3, 9}));
  EXPECT_EQ(report.labels, (Classes{3, 7, 9}));
  EXPECT_EQ(report.classes[0].recall, 0.5);
  EXPECT_EQ(report.classes[2].support, 0);
}

}  // namespace
}  // namespace minibatch
