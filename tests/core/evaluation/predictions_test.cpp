#include "evaluation/predictions.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/data/expect_error.h"
#include "evaluation/classification_report.h"

namespace minibatch {
namespace {

using Query = PredictionsQuery;
using Rows = std::vector<std::uint32_t>;
using Numbers = std::vector<float>;

// Fills a batch after the other, as a job does.
Predictions filled(Predictions predictions, std::vector<Real> outputs, std::vector<Real> targets,
                   Index width, Index target_width) {
  const Index rows = static_cast<Index>(targets.size()) / target_width;
  const Index half = rows / 2;
  for (const auto& [first, count] : {std::pair{Index{0}, half}, {half, rows - half}}) {
    predictions.add(ConstTensor(outputs.data() + first * width, Shape{count, width}),
                    ConstTensor(targets.data() + first * target_width, Shape{count, target_width}));
  }
  return predictions;
}

// Four rows of three classes: right at 0.5, wrong at 0.75, right at 1, wrong at 0.5.
Predictions fourRows() {
  return filled({"dense", 4, 1, 3, 3}, {0.25, 0.5, 0.25, 0.75, 0.25, 0, 0, 0, 1, 0.5, 0.25, 0.25},
                {1, 1, 2, 2}, 3, 1);
}

TEST(Predictions, AreRankedByProbability) {
  const Predictions four = fourRows();
  EXPECT_EQ(four.page({.count = 9}).rows, (Rows{2, 1, 0, 3}));
  EXPECT_EQ(four.page({.order = Query::Order::kAscending, .count = 9}).rows, (Rows{0, 3, 1, 2}));
  EXPECT_EQ(four.page({.order = Query::Order::kRow, .count = 9}).rows, (Rows{0, 1, 2, 3}));
}

TEST(Predictions, ArePagedAndFiltered) {
  const Predictions four = fourRows();
  const PredictionsPage page = four.page({.from = 1, .count = 2});
  EXPECT_EQ(page.total, 4);
  EXPECT_EQ(page.rows, (Rows{1, 0}));
  EXPECT_EQ(page.actual, (Numbers{1, 1}));
  EXPECT_EQ(page.predicted, (Numbers{0, 1}));
  EXPECT_EQ(page.score, (Numbers{0.75, 0.5}));
  EXPECT_EQ(page.probabilities, (Numbers{0.75, 0.25, 0, 0.25, 0.5, 0.25}));
  EXPECT_EQ(four.page({.filter = Query::Filter::kWrong, .count = 9}).rows, (Rows{1, 3}));
  EXPECT_EQ(four.page({.filter = Query::Filter::kRight, .count = 1}).total, 2);
  EXPECT_EQ(four.page({.actual = 1, .predicted = 0, .count = 9}).rows, (Rows{1}));
  EXPECT_EQ(four.page({.predicted = 7, .count = 9}).total, 0);
  EXPECT_TRUE(four.page({.from = 100, .count = 100}).rows.empty());
}

TEST(Predictions, AreSelectedByClassScoreAndRow) {
  const Predictions four = fourRows();
  EXPECT_EQ(four.select({}), (Rows{2, 1, 0, 3}));
  EXPECT_EQ(four.select({.from = 3, .count = 1}), (Rows{2, 1, 0, 3}));
  EXPECT_EQ(four.select({.label = 0}), (Rows{1, 3}));  // predicted so; none is
  EXPECT_EQ(four.select({.label = 1}), (Rows{1, 0}));
  EXPECT_EQ(four.select({.least = 0.75}), (Rows{2, 1}));
  EXPECT_EQ(four.select({.least = 0.5, .most = 0.75}), (Rows{1, 0, 3}));
  EXPECT_EQ(four.select({.among = Rows{3, 0, 3, 99}, .order = Query::Order::kRow}), (Rows{0, 3}));
  EXPECT_EQ(four.select({.among = Rows{}}), Rows{});
}

TEST(Predictions, AreGivenInTheOrderAskedFor) {
  const Predictions four = fourRows();
  const PredictionsPage page = four.at(Rows{3, 0, 3});
  EXPECT_EQ(page.rows, (Rows{3, 0, 3}));
  EXPECT_EQ(page.score, (Numbers{0.5, 0.5, 0.5}));
  EXPECT_TRUE(page.suggested.empty());
  EXPECT_EQ(four.at(Rows{3, 0}, {}, true).suggested.size(), 2u);
  expectError(ErrorCode::kInvalidArgument, "evaluation.no-item last=3 received=4",
              [&] { four.at(Rows{0, 4}); });
}

TEST(Predictions, AreReported) {
  const Predictions four = fourRows();
  const ConfusionMatrix matrix = four.confusionMatrix();
  EXPECT_EQ(matrix.labels, (std::vector<std::int32_t>{0, 1, 2}));
  EXPECT_EQ(matrix.cells.size(), 4u);
  // Class 0 is predicted only, so it occurs.
  const ClassificationReport report = classificationReport(four.confusionMatrix({}, true));
  EXPECT_EQ(report.labels, matrix.labels);
  EXPECT_EQ(report.accuracy, 0.5);
}

TEST(Predictions, TakeOneHotTargets) {
  const Predictions predictions =
      filled({"dense", 2, 1, 2, 2}, {0.25, 0.75, 1, 0}, {0, 1, 0, 1}, 2, 2);
  EXPECT_EQ(predictions.page({.order = Query::Order::kRow, .count = 2}).actual, (Numbers{1, 1}));
}

// keras/src/metrics/accuracy_metrics.py, binary_accuracy(): y_pred > threshold.
TEST(Predictions, OfASigmoidUnitAreClass1AboveAHalf) {
  const Predictions predictions = filled({"dense", 3, 1, 1, 2}, {0.5, 0.75, 0.25}, {0, 1, 1}, 1, 1);
  const PredictionsPage page = predictions.page({.order = Query::Order::kRow, .count = 3});
  EXPECT_EQ(page.predicted, (Numbers{0, 1, 0}));
  EXPECT_EQ(page.score, (Numbers{0.5, 0.75, 0.75}));
  EXPECT_EQ(page.probabilities, (Numbers{0.5, 0.5, 0.25, 0.75, 0.75, 0.25}));
}

TEST(Predictions, AreRankedByTheProbabilityOfTheTrueClass) {
  // Of the true classes: 0.5, 0.25, 1, 0.25.
  const PredictionsPage page = fourRows().page({.by = Query::By::kLoss, .count = 4});
  EXPECT_EQ(page.rows, (Rows{1, 3, 0, 2}));
}

TEST(Predictions, OfTwoClassesFollowAThreshold) {
  const Predictions one = filled({"dense", 3, 1, 1, 2}, {0.5, 0.75, 0.25}, {0, 1, 1}, 1, 1);
  const Predictions two =
      filled({"dense", 3, 1, 2, 2}, {0.5, 0.5, 0.25, 0.75, 0.75, 0.25}, {0, 1, 1}, 2, 1);
  for (const Predictions* predictions : {&one, &two}) {
    const Query query{.order = Query::Order::kRow, .threshold = 0.25, .count = 3};
    EXPECT_EQ(predictions->page(query).predicted, (Numbers{1, 1, 0}));
    EXPECT_EQ(predictions->page(query).score, (Numbers{0.5, 0.75, 0.75}));
    const Query lower{.order = Query::Order::kRow, .threshold = 0.2, .count = 3};
    EXPECT_EQ(predictions->page(lower).predicted, (Numbers{1, 1, 1}));
    EXPECT_EQ(predictions->page(lower).score, (Numbers{0.5, 0.75, 0.25}));
    const Query wrong{.filter = Query::Filter::kWrong, .threshold = 0.2, .count = 3};
    EXPECT_EQ(predictions->page(wrong).rows, (Rows{0}));
    EXPECT_EQ(predictions->confusionMatrix(0.2).cells.size(), 2u);
  }
  expectError(ErrorCode::kInvalidArgument, "evaluation.threshold",
              [] { fourRows().confusionMatrix(0.25); });
}

TEST(Predictions, WhoseLabelIsSuspiciousCanBeListed) {
  const Predictions predictions =
      filled({"dense", 4, 1, 2, 2}, {0.875, 0.125, 0.25, 0.75, 0.75, 0.25, 0.25, 0.75},
             {0, 1, 1, 1}, 2, 1);
  const PredictionsPage page = predictions.page(
      {.filter = Query::Filter::kSuspicious, .by = Query::By::kSuspicion, .count = 4});
  EXPECT_EQ(page.total, 0);  // 0.75 is below the mean of class 0, 0.875
  const PredictionsPage all = predictions.page({.by = Query::By::kSuspicion, .count = 4});
  EXPECT_EQ(all.rows, (Rows{2, 1, 3, 0}));
  EXPECT_EQ(all.suggested, (std::vector<std::int32_t>{1, 1, 1, 0}));
}

TEST(Predictions, OfAPriorAreTheSharesOfTheClasses) {
  std::vector<double> sums;
  const std::vector<Real> targets = {0, 1, 1, 1};
  const Predictions two = filled({"dense", 2, 1, 2, 2}, {1, 0, 0, 1}, {0, 1}, 2, 1);
  two.addToPrior({targets.data(), Shape{4, 1}}, sums);
  EXPECT_EQ(two.withPrior(sums).page({.count = 1}).probabilities, (Numbers{0.25, 0.75}));
  const Predictions one = filled({"dense", 2, 1, 1, 2}, {1, 0}, {0, 1}, 1, 1);
  EXPECT_EQ(one.withPrior(sums).page({.count = 1}).probabilities, (Numbers{0.25, 0.75}));
}

TEST(Predictions, OfNumbersAreRankedByAbsoluteError) {
  const Predictions predictions =
      filled({"dense", 3, 1, 2, 0}, {1, 2, 3, 4, 5, 6}, {1, 2, 5, 4, 5, 5}, 2, 2);
  const PredictionsPage page = predictions.page({.count = 3});
  EXPECT_EQ(page.rows, (Rows{1, 2, 0}));
  EXPECT_EQ(page.score, (Numbers{2, 1, 0}));
  EXPECT_EQ(page.actual, (Numbers{5, 4, 5, 5, 1, 2}));
  EXPECT_TRUE(page.probabilities.empty());
  expectError(ErrorCode::kInvalidState, R"(evaluation.needs-classes output="dense")",
              [&] { predictions.confusionMatrix(); });
  expectError(ErrorCode::kInvalidState, "evaluation.filter",
              [&] { predictions.page({.filter = Query::Filter::kWrong}); });
}

TEST(Predictions, ThatAreNotNumbersComeLast) {
  const Real nan = std::numeric_limits<Real>::quiet_NaN();
  const Predictions predictions = filled({"dense", 3, 1, 1, 0}, {nan, 1, 5}, {0, 0, 0}, 1, 1);
  EXPECT_EQ(predictions.page({.count = 3}).rows, (Rows{2, 1, 0}));
  EXPECT_EQ(predictions.page({.order = Query::Order::kAscending, .count = 3}).rows,
            (Rows{1, 2, 0}));
}

TEST(Predictions, OfSeveralPositionsCountEach) {
  Predictions predictions("conv", 1, 2, 2, 2);
  const std::vector<Real> outputs = {0, 1, 1, 0}, targets = {1, 1};
  predictions.add(ConstTensor(outputs.data(), Shape{1, 2, 2}),
                  ConstTensor(targets.data(), Shape{1, 2}));
  const PredictionsPage page = predictions.page({.filter = Query::Filter::kWrong, .count = 1});
  EXPECT_EQ(page.rows, (Rows{0}));
  EXPECT_EQ(page.positions, (Rows{1}));
}

TEST(Predictions, HoldOutputsAndTargetsOnce) {
  EXPECT_EQ(Predictions("dense", 10'000, 1, 10, 10).memoryBytes(), 10'000u * 11 * 4);
  EXPECT_EQ(Predictions("dense", 10'000, 1, 10, 0).memoryBytes(), 10'000u * 20 * 4);
}

}  // namespace
}  // namespace minibatch
