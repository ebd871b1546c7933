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
  const auto target =
      TargetEncoder::fit(column, Task::kClassification, {.names = {"Ah", "Bee"}, .positive = "a"});
  const auto again = TargetEncoder::fromJson(nlohmann::json::parse(target.toJson().dump()));
  EXPECT_EQ(again.columns(), (Names{"y"}));
  EXPECT_EQ(again.task(), Task::kClassification);
  EXPECT_EQ(again.classes(), target.classes());
  EXPECT_EQ(again.classNames(), target.classNames());
  expectError(ErrorCode::kInvalidSpec, R"(target.task received="ranking")", [] {
    TargetEncoder::fromJson({{"columns", Names{"y"}}, {"task", "ranking"}, {"classes", Names{}}});
  });
  expectError(ErrorCode::kInvalidSpec, R"(target.malformed detail=[json.no-key key="task"])",
              [] { TargetEncoder::fromJson({{"columns", Names{"y"}}}); });
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
  for (int i = 0; i < 2002; ++i) many.push_back(i / 2);
  expectError(code, "target.a-number-a-row column=\"y\" count=3",
              [&] { classify({"y", NumericValues{1, 2, kMissing, 3}}); });
  expectError(code, "target.a-class-a-row column=\"y\" count=3",
              [&] { classify({"y", CategoricalValues{{0, 1, 2}, {"a", "b", "c"}}}); });
  expectError(code, "target.no-values column=\"y\"",
              [&] { TargetEncoder::fit({"y", NumericValues{kMissing}}, Task::kRegression); });
  expectError(code, "target.many-numbers column=\"y\" limit=1000 received=1001",
              [&] { classify({"y", many}); });
  expectError(code, "target.text ",
              [] { TargetEncoder::fit({"y", CategoricalValues{{0}, {"a"}}}, Task::kRegression); });
  const auto target = classify({"y", NumericValues{0, 1}});
  expectError(code, R"(target.unknown-class column="y" count=2 received="2" row=0)",
              [&] { target.transform({"y", NumericValues{2}}); });
}

TEST(Target, NamesItsClassesAndCountsThePositiveOneAsClass1) {
  const Column column{"y", NumericValues{1, 0, 1, 0}};
  const auto fit = [&](const ClassOptions& classes) {
    return TargetEncoder::fit(column, Task::kClassification, classes);
  };
  EXPECT_EQ(fit({.positive = "1"}).transform(column), (Numbers{1, 0, 1, 0}));
  const auto swapped = fit({.positive = "0"});
  EXPECT_EQ(swapped.classNames(), (Names{"1", "0"}));
  EXPECT_EQ(swapped.transform(column), (Numbers{0, 1, 0, 1}));
  const auto named = fit({.names = {"sick", "well"}, .positive = "sick"});
  EXPECT_EQ(named.classNames(), (Names{"well", "sick"}));
  EXPECT_EQ(named.classes(), (Names{"1", "0"}));
  EXPECT_EQ(named.transform(column), (Numbers{0, 1, 0, 1}));

  const auto code = ErrorCode::kInvalidArgument;
  expectError(code, R"(target.class-names classes="0""1" count=2 received=1)",
              [&] { fit({.names = {"one"}}); });
  expectError(code, R"(target.same-class-name name="one")",
              [&] { fit({.names = {"one", "one"}}); });
  expectError(code, R"(target.no-positive known="0""1" received="2")",
              [&] { fit({.positive = "2"}); });
  expectError(code, "target.positive-of-two count=3",
              [&] { TargetEncoder::ofClasses({"a", "b", "c"}, {.positive = "a"}); });
}

}  // namespace
}  // namespace minibatch
