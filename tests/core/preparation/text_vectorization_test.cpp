#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "catalog.h"
#include "core/data/expect_error.h"
#include "core/preparation/prepare.h"
#include "preparation/step.h"

namespace minibatch {
namespace {

using nlohmann::json;

std::unique_ptr<PreparationStep> vectorization(const json& config) {
  return catalog().make<PreparationStep>({{"class_name", "TextVectorization"}, {"config", config}},
                                         "texts");
}

PreparationData rows(std::vector<std::string> texts) {
  CategoricalValues column{{}, std::move(texts)};
  for (std::size_t row = 0; row < column.categories.size(); ++row) {
    column.codes.push_back(static_cast<std::int32_t>(row));
  }
  PreparationData data;
  data.train = allRows(static_cast<Index>(column.codes.size()));
  data.targets.assign(column.codes.size(), 0);
  data.features.add({"review", std::move(column)});
  return data;
}

TEST(TextVectorization, AnEmptyTextAndAMissingOneAreAllPadding) {
  PreparationData data = rows({"good film", "", "bad"});
  CategoricalValues with_missing = *data.features.columns()[0].categorical();
  with_missing.codes[2] = -1;
  data.features = Table();
  data.features.add({"review", std::move(with_missing)});
  const auto step = vectorization({{"output_sequence_length", 2}});
  step->fit(data);
  step->transform(data);
  for (const Column& column : data.features.columns()) {
    EXPECT_GT((*column.numeric())[0], 1) << column.name;
    EXPECT_EQ((*column.numeric())[1], 0) << column.name;
    EXPECT_EQ((*column.numeric())[2], 0) << column.name;
  }
}

// More text than a slice reads, so that what was counted and read is kept between slices.
TEST(TextVectorization, ManyTextsAreReadInSlicesAsAtOnce) {
  std::vector<std::string> texts;
  std::map<std::string, int> counts;
  for (int row = 0; row < 3000; ++row) {
    std::string text;
    for (int word = 0; word < 50; ++word) {
      const std::string token = "word" + std::to_string((row * 31 + word * word) % 97);
      ++counts[token];
      text += token + " ";
    }
    texts.push_back(text + std::to_string(row));
  }
  PreparationData data = rows(texts);
  const auto step = vectorization({{"max_tokens", 98}, {"output_mode", "count"}});
  ASSERT_GT(step->fitSlices(data, 0), 2);
  step->fit(data);
  ASSERT_GT(step->slices(data, 0), 2);
  step->transform(data);
  ASSERT_EQ(data.features.columns().size(), 98u);
  for (const Column& column : data.features.columns().subspan(1)) {
    double sum = 0;
    for (const double value : *column.numeric()) sum += value;
    EXPECT_EQ(sum, counts.at(column.name.substr(std::string("review_").size()))) << column.name;
  }
}

TEST(TextVectorization, ComesBackFromItsStateWithTheSameNumbers) {
  for (const char* mode : {"int", "multi_hot", "count", "tf_idf"}) {
    PreparationData data = rows({"a b b", "b c", "d"});
    const auto step = vectorization({{"output_mode", mode}});
    step->fit(data);
    const auto restored = vectorization({{"output_mode", mode}});
    restored->restore(step->learned());
    PreparationData later = rows({"b z", "c c a b"}), again = later;
    step->transform(later);
    restored->transform(again);
    ASSERT_EQ(again.features.columns().size(), later.features.columns().size()) << mode;
    for (std::size_t i = 0; i < later.features.columns().size(); ++i) {
      EXPECT_EQ(*again.features.columns()[i].numeric(), *later.features.columns()[i].numeric());
    }
  }
}

TEST(TextVectorization, AColumnWithoutAWordIsLeftOut) {
  PreparationData data = rows({"", "..."});
  const auto step = vectorization(json::object());
  step->fit(data);
  EXPECT_EQ(step->learned()["dropped"],
            json::parse(R"([{"column": "review", "reason": "all-missing"}])"));
}

TEST(TextVectorization, RefusesALengthOfCountsAndNumbers) {
  expectError(ErrorCode::kInvalidSpec, "preparation.length-of-counts",
              [] { vectorization({{"output_mode", "count"}, {"output_sequence_length", 4}}); });
  PreparationData data;
  data.features.add({"age", NumericValues{1, 2}});
  data.train = allRows(2);
  expectError(ErrorCode::kInvalidData, "column=\"age\"",
              [&] { vectorization({{"columns", {"age"}}})->fit(data); });
}

}  // namespace
}  // namespace minibatch
