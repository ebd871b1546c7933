#include "data/target.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/data/expect_error.h"
#include "core/data/people.h"

namespace minibatch {
namespace {

using Names = std::vector<std::string>;
using Numbers = std::vector<double>;

TEST(Target, SuggestsTheTask) {
  EXPECT_EQ(suggestTask({"y", CategoricalValues{{0}, {"a"}}}), Task::kClassification);
  EXPECT_EQ(suggestTask({"y", NumericValues{0, 1, 1, 0, kMissing}}), Task::kClassification);
  EXPECT_EQ(suggestTask({"y", NumericValues{0, 1, 1, 0.5}}), Task::kRegression);
  EXPECT_EQ(suggestTask({"y", NumericValues{1, 2, 3}}), Task::kRegression) << "each value once";
  NumericValues ages, digits;
  for (int i = 0; i < 200; ++i) {
    ages.push_back(i % 21);
    digits.push_back(i % 20);
  }
  EXPECT_EQ(suggestTask({"y", digits}), Task::kClassification);
  EXPECT_EQ(suggestTask({"y", ages}), Task::kRegression);
}

TEST(Target, TextBecomesSortedClasses) {
  const Column column{"y", CategoricalValues{{0, 2, -1, 0}, {"virginica", "unused", "setosa"}}};
  const auto target = TargetEncoder::fit(column, Task::kClassification);
  EXPECT_EQ(target.classNames(), (Names{"setosa", "virginica"}));
  const Numbers indices = target.transform(column);
  EXPECT_TRUE(std::isnan(indices[2]));
  EXPECT_EQ((Numbers{indices[0], indices[1], indices[3]}), (Numbers{1, 0, 1}));
}

TEST(Target, NumbersBecomeClassesInOrderOfSize) {
  const Column column{"y", NumericValues{10, 9, -0.0, 10, 0, 0.1, 1e30, 1000000}};
  const auto target = TargetEncoder::fit(column, Task::kClassification);
  EXPECT_EQ(target.classNames(), (Names{"0", "0.1", "9", "10", "1000000", "1e+30"}));
  EXPECT_EQ(target.transform(column), (Numbers{3, 2, 0, 3, 0, 1, 5, 4}));
}

TEST(Target, RegressionKeepsTheNumbers) {
  const Column column{"y", NumericValues{1.5, kMissing, 1e9}};
  const auto target = TargetEncoder::fit(column, Task::kRegression);
  EXPECT_TRUE(target.classNames().empty());
  EXPECT_EQ(target.transform(column)[2], 1e9);
}

TEST(Target, ComesBackFromJson) {
  const Column column{"y", CategoricalValues{{0, 1}, {"b", "a"}}};
  const auto target = TargetEncoder::fit(column, Task::kClassification);
  const auto again = TargetEncoder::fromJson(nlohmann::json::parse(target.toJson().dump()));
  EXPECT_EQ(again.column(), "y");
  EXPECT_EQ(again.task(), Task::kClassification);
  EXPECT_EQ(again.classNames(), target.classNames());
  expectError(ErrorCode::kInvalidSpec, R"(target.task received="ranking")", [] {
    TargetEncoder::fromJson({{"column", "y"}, {"task", "ranking"}, {"class_names", Names{}}});
  });
  expectError(ErrorCode::kInvalidSpec, R"(target.malformed detail=[json.no-key key="task"])",
              [] { TargetEncoder::fromJson({{"column", "y"}}); });
}

TEST(Target, RefusesWhatCannotBePredicted) {
  const auto code = ErrorCode::kInvalidData;
  const auto classify = [](const Column& column) {
    return TargetEncoder::fit(column, Task::kClassification);
  };
  expectError(code, R"(target.one-class class="1" column="y")",
              [&] { classify({"y", NumericValues{1, 1, kMissing}}); });
  expectError(code, "target.no-values", [&] { classify({"y", NumericValues{kMissing}}); });
  NumericValues many;
  for (int i = 0; i < 1001; ++i) many.push_back(i);
  expectError(code, "target.many-numbers column=\"y\" limit=1000 received=1001",
              [&] { classify({"y", many}); });
  expectError(code, "target.text ",
              [] { TargetEncoder::fit({"y", CategoricalValues{{0}, {"a"}}}, Task::kRegression); });
  const auto target = classify({"y", NumericValues{0, 1}});
  expectError(code, R"(target.unknown-class column="y" count=2 received="2" row=0)",
              [&] { target.transform({"y", NumericValues{2}}); });
}

}  // namespace
}  // namespace minibatch
