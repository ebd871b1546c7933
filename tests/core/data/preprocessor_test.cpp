#include "data/preprocessor.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/data/expect_error.h"
#include "core/data/people.h"

namespace minibatch {
namespace {

using Rows = std::vector<std::uint32_t>;
using Names = std::vector<std::string>;

const Names kColumns{"age", "fare", "class", "sex", "port"};
const Rows kTrain{0, 1, 2, 3, 4, 5};

// scikit-learn 1.9.1, fitted on people[:6]:
//   ColumnTransformer([
//     ("n", make_pipeline(SimpleImputer(strategy="median"), MinMaxScaler()),
//      ["age", "fare", "class"]),
//     ("t", make_pipeline(SimpleImputer(strategy="most_frequent"),
//                         OneHotEncoder(handle_unknown="ignore", sparse_output=False)),
//      ["sex", "port"])]).transform(people).astype("float32")
const std::vector<float> kByScikitLearn{
    0.384615391f,
    0,
    0,
    0,
    1,
    0,
    0,
    1,  //
    0.692307711f,
    1,
    0,
    1,
    0,
    1,
    0,
    0,  //
    0.634615362f,
    0.0124934996f,
    0,
    1,
    0,
    0,
    0,
    1,  //
    0.634615362f,
    0.215903282f,
    0,
    0,
    1,
    0,
    0,
    1,  //
    1,
    0.696707785f,
    0,
    0,
    1,
    0,
    0,
    1,  //
    0,
    0.215903282f,
    0,
    0,
    1,
    0,
    1,
    0,  //
    0.480769217f,
    0.0606450066f,
    -2,
    0,
    0,
    0,
    1,
    0,  //
    0.230769232f,
    0.356389552f,
    -1,
    1,
    0,
    1,
    0,
    0,
};

void expectScikitLearn(const std::vector<float>& actual) {
  ASSERT_EQ(actual.size(), kByScikitLearn.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    EXPECT_NEAR(actual[i], kByScikitLearn[i], 1e-7) << "row " << i / 8 << ", feature " << i % 8;
  }
}

TEST(TablePreprocessor, IsScikitLearns) {
  const auto fitted = TablePreprocessor::fit(people(), kColumns, kTrain);
  EXPECT_EQ(fitted.featureCount(), 8);
  EXPECT_EQ(fitted.featureNames(), (Names{"age", "fare", "class", "sex_female", "sex_male",
                                          "port_C", "port_Q", "port_S"}));
  expectScikitLearn(fitted.transform(people(), allRows(8)));
}

TEST(TablePreprocessor, ReadsOnlyTheTrainingRows) {
  const auto fitted = TablePreprocessor::fit(people(), kColumns, Rows{0, 1});
  // 22 and 38 are all it knows: (54 - 22) / 16 = 2.
  EXPECT_FLOAT_EQ(fitted.transform(people(), Rows{4})[0], 2);
}

TEST(TablePreprocessor, ComesBackFromJson) {
  const auto fitted = TablePreprocessor::fit(people(), kColumns, kTrain);
  const auto text = fitted.toJson().dump();
  const auto again = TablePreprocessor::fromJson(nlohmann::json::parse(text));
  EXPECT_EQ(again.toJson().dump(), text);
  EXPECT_EQ(again.transform(people(), allRows(8)), fitted.transform(people(), allRows(8)));
}

TEST(TablePreprocessor, NewRowsMayHaveOtherColumnsOrdersAndCodes) {
  const auto fitted = TablePreprocessor::fit(people(), kColumns, kTrain);
  Table rows;
  rows.add({"note", CategoricalValues{{0}, {"new"}}});
  rows.add({"port", CategoricalValues{{1}, {"unseen", "C"}}});
  rows.add({"class", NumericValues{3}});
  rows.add({"sex", NumericValues{kMissing}});  // a column without a value is read as numbers
  rows.add({"age", CategoricalValues{{-1}, {}}});
  rows.add({"fare", NumericValues{71.2833}});
  EXPECT_EQ(fitted.transform(rows, Rows{0}),
            (std::vector<float>{0.634615362f, 1, 0, 0, 1, 1, 0, 0}));
}

TEST(TablePreprocessor, NumbersMayStandForCategories) {
  Table codes, numbers;
  codes.add({"zone", CategoricalValues{{0, 1, 2}, {"7", "8.5", "A"}}});
  numbers.add({"zone", NumericValues{8.5, 7, 9}});
  const auto fitted = TablePreprocessor::fit(codes, Names{"zone"}, allRows(3));
  EXPECT_EQ(fitted.transform(numbers, allRows(3)), (std::vector<float>{0, 1, 0, 1, 0, 0, 0, 0, 0}));
}

TEST(TablePreprocessor, DropsWhatCannotBeLearnedFromAndSaysSo) {
  Table table;
  table.add({"empty", NumericValues{kMissing, kMissing, 5}});
  table.add({"blank", CategoricalValues{{-1, -1, 0}, {"x"}}});
  table.add({"name", CategoricalValues{{0, 1, 2}, {"Ann", "Bob", "Cleo"}}});
  table.add({"age", NumericValues{1, 2, 3}});
  const Names names{"empty", "blank", "name", "age"};
  const auto fitted = TablePreprocessor::fit(table, names, Rows{0, 1}, 1);
  EXPECT_EQ(fitted.featureNames(), Names{"age"});
  ASSERT_EQ(fitted.dropped().size(), 3u);
  EXPECT_EQ(fitted.dropped()[0].name, "empty");
  EXPECT_EQ(fitted.dropped()[0].reason, DropReason::kAllMissing);
  EXPECT_EQ(fitted.dropped()[1].reason, DropReason::kAllMissing);
  EXPECT_EQ(fitted.dropped()[2].name, "name");
  EXPECT_EQ(fitted.dropped()[2].reason, DropReason::kTooManyCategories);
  EXPECT_EQ(fitted.toJson()["dropped"][2]["reason"], "too-many-categories");
  expectError(ErrorCode::kInvalidData, "No feature is left",
              [&] { TablePreprocessor::fit(table, Names{"empty", "blank"}, Rows{0, 1}); });
}

TEST(TablePreprocessor, SaysWhichCellIsWrong) {
  const auto fitted = TablePreprocessor::fit(people(), kColumns, kTrain);
  const auto code = ErrorCode::kInvalidData;
  Table text;
  text.add({"age", CategoricalValues{{-1, 0}, {"old"}}});
  expectError(code, "Column \"age\", row 1: expected a number, as in training, got \"old\"",
              [&] { fitted.transform(text, allRows(2)); });
  Table infinite;
  infinite.add({"age", NumericValues{1, std::numeric_limits<double>::infinity()}});
  expectError(code, "Column \"age\", row 1: numbers must be finite",
              [&] { TablePreprocessor::fit(infinite, Names{"age"}, allRows(2)); });
  expectError(code, "no column \"weight\"",
              [&] { TablePreprocessor::fit(people(), Names{"weight"}, kTrain); });
  expectError(ErrorCode::kInvalidArgument, "no row 8",
              [&] { fitted.transform(people(), Rows{8}); });
}

TEST(TablePreprocessor, RefusesOtherJson) {
  const auto code = ErrorCode::kInvalidSpec;
  expectError(code, "cannot be read", [] { TablePreprocessor::fromJson({{"columns", 3}}); });
  expectError(code, "got \"date\"", [] {
    TablePreprocessor::fromJson(
        nlohmann::json::parse(R"({"columns": [{"name": "day", "type": "date"}], "dropped": []})"));
  });
  expectError(code, "must be sorted", [] {
    TablePreprocessor::fromJson(nlohmann::json::parse(
        R"({"columns": [{"name": "sex", "type": "categorical", "most_frequent": "f",
            "categories": ["m", "f"]}], "dropped": []})"));
  });
}

}  // namespace
}  // namespace minibatch
