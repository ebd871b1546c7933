// Steps that look at each text of a column: there may be as many texts as rows, and none of the
// work on them is done in one piece.
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "catalog.h"
#include "preparation/step_walk.h"

namespace minibatch {
namespace {

using nlohmann::json;

/// Of texts, or of numbers that become texts, a slice takes 20000.
constexpr Index kManyRows = 45000, kThirds = 3;

std::string textOfRow(const std::string& kind, Index row) {
  const Index mixed = row * 7919 % kManyRows;
  if (kind == "numbers") return std::to_string(mixed) + ".5";
  if (kind == "words") return "word" + std::to_string(mixed);
  std::string day = std::to_string(1 + mixed % 28), month = std::to_string(1 + mixed / 28 % 12);
  if (day.size() < 2) day = "0" + day;
  if (month.size() < 2) month = "0" + month;
  return std::to_string(1800 + mixed / 336) + "-" + month + "-" + day;
}

PreparationData manyTexts(const std::string& kind) {
  CategoricalValues texts;
  for (Index row = 0; row < kManyRows; ++row) {
    texts.codes.push_back(static_cast<std::int32_t>(row));
    texts.categories.push_back(textOfRow(kind, row));
  }
  PreparationData data;
  data.features.add({"texts", std::move(texts)});
  data.train = allRows(kManyRows);
  data.targets.assign(kManyRows, 0);
  return data;
}

struct Walked {
  std::unique_ptr<PreparationStep> step;
  Index fits = 1, transforms = 1;
};

Walked walk(const json& spec, PreparationData& data) {
  Walked result{.step = catalog().make<PreparationStep>(spec, "step")};
  StepWalk way;
  while (!way.fit(*result.step, data)) ++result.fits;
  while (!way.transform(*result.step, data)) ++result.transforms;
  return result;
}

TEST(TextSlices, TextsBecomeNumbers) {
  for (const json& spec : {json("ToNumeric"), json("AsType")}) {
    PreparationData data = manyTexts("numbers");
    const Walked walked = walk(spec, data);
    EXPECT_EQ(walked.fits, spec == "ToNumeric" ? kThirds : 1);
    // The texts, then the rows.
    EXPECT_EQ(walked.transforms, kThirds + 1);
    const NumericValues& values = *data.features.require("texts").numeric();
    for (Index row = 0; row < kManyRows; row += 997) {
      EXPECT_EQ(values[row], static_cast<double>(row * 7919 % kManyRows) + 0.5) << spec;
    }
  }
}

TEST(TextSlices, WordsAreNoNumbers) {
  PreparationData data = manyTexts("words");
  EXPECT_EQ(walk("ToNumeric", data).fits, kThirds);
  EXPECT_NE(data.features.require("texts").categorical(), nullptr);
  const Walked named = walk(
      {{"class_name", "ToNumeric"}, {"config", {{"columns", {"texts"}}, {"errors", "coerce"}}}},
      data);
  EXPECT_EQ(named.fits, kThirds);
  EXPECT_EQ(named.step->learned()["columns"][0]["coerced"], kManyRows);
  for (const double value : *data.features.require("texts").numeric()) {
    ASSERT_TRUE(std::isnan(value));
  }
}

TEST(TextSlices, NumbersBecomeTexts) {
  PreparationData data = manyTexts("numbers");
  walk("ToNumeric", data);
  const Walked walked = walk({{"class_name", "AsType"}, {"config", {{"dtype", "str"}}}}, data);
  EXPECT_EQ(walked.transforms, kThirds);
  for (Index row = 0; row < kManyRows; row += 997) {
    EXPECT_EQ(data.features.require("texts").text(row), textOfRow("numbers", row));
  }
}

TEST(TextSlices, DatesBecomeTheirParts) {
  PreparationData data = manyTexts("dates");
  const Walked walked =
      walk({{"class_name", "DateParts"}, {"config", {{"parts", {"year", "day"}}}}}, data);
  EXPECT_EQ(walked.transforms, 2 * (kThirds + 1));
  const NumericValues& years = *data.features.require("texts_year").numeric();
  const NumericValues& days = *data.features.require("texts_day").numeric();
  for (Index row = 0; row < kManyRows; row += 997) {
    const std::string text = textOfRow("dates", row);
    EXPECT_EQ(years[row], std::stod(text.substr(0, 4)));
    EXPECT_EQ(days[row], std::stod(text.substr(8)));
  }
}

TEST(TextSlices, WordsAreSortedToAVocabulary) {
  PreparationData data = manyTexts("words");
  // One word more often than all others.
  CategoricalValues texts = *data.features.require("texts").categorical();
  texts.categories[0] = "again";
  texts.categories[1] = "again again";
  data.features = Table();
  data.features.add({"texts", std::move(texts)});
  const Walked walked =
      walk({{"class_name", "TextVectorization"}, {"config", {{"max_tokens", 4}}}}, data);
  // 2 for 0.5 MB of texts; then the tokens are collected, sorted in 13 passes, and kept.
  EXPECT_GT(walked.fits, 2 + kThirds + 13);
  const json learned = walked.step->learned()["columns"][0];
  EXPECT_EQ(learned["vocabulary"], json({"", "[UNK]", "again", "word9999"}));
}

TEST(TextSlices, DummiesAreAddedAFewAtATime) {
  PreparationData data;
  CategoricalValues texts;
  for (int row = 0; row < 400; ++row) {
    texts.codes.push_back(row % 100 == 7 ? -1 : row % 100);
    if (row < 100) texts.categories.push_back("c" + std::to_string(row));
  }
  for (const char* name : {"a", "b"}) data.features.add({name, texts});
  data.train = allRows(400);
  data.targets.assign(400, 0);
  const Walked walked =
      walk({{"class_name", "GetDummies"}, {"config", {{"dummy_na", true}}}}, data);
  // Of each column: 3 to find its rows' categories, 1 to keep them; then 99 and 1, 16 at a time.
  EXPECT_EQ(walked.transforms, 2 * (3 + 1) + 2 * 7);
  ASSERT_EQ(data.features.columns().size(), 200u);
  EXPECT_EQ(data.features.columns()[99].name, "a_nan");
  EXPECT_EQ(data.features.columns()[100].name, "b_c0");
  for (const std::string column : {"a", "b"}) {
    for (int row = 0; row < 400; row += 7) {
      const bool is_missing = row % 100 == 7;
      const auto cell = [&](const std::string& category) {
        return (*data.features.require(column + "_" + category).numeric())[row];
      };
      EXPECT_EQ(cell("nan"), is_missing);
      const std::string its = is_missing ? "nan" : "c" + std::to_string(row % 100);
      EXPECT_EQ(cell(its), 1);
      EXPECT_EQ(cell("c42"), row % 100 == 42);
    }
  }
}

}  // namespace
}  // namespace minibatch
