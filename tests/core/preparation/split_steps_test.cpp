#include <gtest/gtest.h>

#include <string>

#include "core/data/expect_error.h"
#include "core/preparation/prepare.h"

namespace minibatch {
namespace {

// Six visits of three patients, in the order of time.
Table visits() {
  Table table;
  table.add({"x", NumericValues{1, 2, 3, 4, 5, 6}});
  table.add({"patient", CategoricalValues{{1, 0, 1, 2, 0, 2}, {"Ann", "Bob", "Eve"}}});
  table.add({"part", CategoricalValues{{0, 1, 0, 0, 1, 0}, {"train", "test"}}});
  table.add({"day", NumericValues{3, 1, 2, 6, 5, 4}});
  table.add({"y", CategoricalValues{{0, 1, 0, 1, 0, 1}, {"no", "yes"}}});
  return table;
}

std::string with(const std::string& step, const std::string& more = "") {
  return R"({"target": {"columns": ["y"]}, "preparation": [)" + step + more + "]}";
}

TEST(SplitSteps, KeepGroupsTogetherAndMakeThemNoFeature) {
  const auto job = prepared(
      visits(),
      with(
          R"({"class_name": "GroupKFold", "config": {"n_splits": 3, "fold": 1, "groups": "patient"}})",
          R"(, {"class_name": "SelectColumns", "config": {"columns": ["x", "day"]}})"));
  EXPECT_EQ(job->testRows().size(), 2u);
  const Table all = visits();
  const Column& patient = all.require("patient");
  EXPECT_EQ(patient.text(job->testRows()[0]), patient.text(job->testRows()[1]));
  // New rows need not say who they are of.
  const Dataset one = job->preparation().transformCells({{{"x", "7"}, {"day", "9"}}});
  EXPECT_EQ(featuresOf(one), (std::vector<Real>{7, 9}));
}

TEST(SplitSteps, FollowAColumn) {
  const std::string keep = R"(, {"class_name": "SelectColumns", "config": {"columns": ["x"]}})";
  const auto words =
      prepared(visits(),
               with(R"({"class_name": "PredefinedSplit", "config": {"test_fold": "part"}})", keep));
  EXPECT_EQ(words->testRows(), (RowNumbers{1, 4}));
  const auto days = prepared(
      visits(),
      with(R"({"class_name": "TrainTestSplit", "config": {"test_size": 2, "by": "day"}})", keep));
  EXPECT_EQ(days->trainRows(), (RowNumbers{1, 2, 0, 5}));
  EXPECT_EQ(days->testRows(), (RowNumbers{4, 3}));
}

TEST(SplitSteps, PutRowsToValidateWithLast) {
  Table table = visits();
  table.add({"set", CategoricalValues{{1, 0, 2, 1, 2, 0}, {"validation", "train", "test"}}});
  const auto job = prepared(
      std::move(table), with(R"({"class_name": "PredefinedSplit", "config": {"test_fold": "set"}})",
                             R"(, {"class_name": "SelectColumns", "config": {"columns": ["x"]}})"));
  EXPECT_EQ(job->trainRows(), (RowNumbers{0, 3, 1, 5}));
  EXPECT_EQ(job->testRows(), (RowNumbers{2, 4}));
}

TEST(SplitSteps, SayWhatIsWrong) {
  const auto refused = [](ErrorCode code, const std::string& message, const std::string& step) {
    expectError(code, message, [&] { prepared(visits(), with(step)); });
  };
  refused(ErrorCode::kInvalidArgument, "expected.fold last=4",
          R"({"class_name": "KFold", "config": {"fold": 5}})");
  refused(ErrorCode::kInvalidData, R"(split.test-fold column="patient" received="Bob" row=0)",
          R"({"class_name": "PredefinedSplit", "config": {"test_fold": "patient"}})");
  refused(ErrorCode::kInvalidData, R"(split.predefined column="day" test=0 train=6)",
          R"({"class_name": "PredefinedSplit", "config": {"test_fold": "day"}})");
  refused(ErrorCode::kInvalidData, "preparation.second-split", R"("KFold", "KFold")");
  expectError(ErrorCode::kInvalidData, R"(split.classes-only step="StratifiedKFold")", [] {
    prepared(visits(), R"({"target": {"columns": ["x"]}, "preparation": ["StratifiedKFold"]})");
  });
}

}  // namespace
}  // namespace minibatch
