#include "preparation/categories.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "catalog.h"
#include "preparation/step_walk.h"

namespace minibatch {
namespace {

constexpr Index kRows = 24000;

/// As many texts as rows, in no order; and as many numbers.
Table manyCategories() {
  CategoricalValues texts;
  NumericValues numbers;
  for (Index row = 0; row < kRows; ++row) {
    const Index mixed = row * 7919 % kRows;
    texts.codes.push_back(static_cast<std::int32_t>(row));
    texts.categories.push_back("word" + std::to_string(mixed));
    numbers.push_back(static_cast<double>(mixed) / 4);
  }
  Table table;
  table.add({"texts", std::move(texts)});
  table.add({"numbers", std::move(numbers)});
  return table;
}

TEST(CategorySearch, ManyCategoriesAreFoundInSlicesAsAtOnce) {
  const Table table = manyCategories();
  const RowNumbers rows = allRows(kRows);
  for (const Column& column : table.columns()) {
    for (const RareCategories& rare :
         {RareCategories{}, RareCategories{2, {}}, RareCategories{{}, 100}}) {
      CategorySearch search(column, rows, rare);
      Index slices = 1;
      while (!search.work()) ++slices;
      EXPECT_GT(slices, 6);
      EXPECT_LE(slices, CategorySearch::slices(column, rows));
      const CategoryGroups groups = search.take();
      ASSERT_EQ(groups.categories().size(), static_cast<std::size_t>(kRows));
      EXPECT_EQ(groups.hasInfrequent(), rare.min_frequency || rare.max_categories);
      EXPECT_EQ(groups.toJson(), CategoryGroups::fromJson(groups.toJson()).toJson());
      GroupSearch places(groups, column);
      Index left = GroupSearch::slices(groups, column);
      EXPECT_GE(left, 5);
      for (; left > 0; --left) places.work();
      const std::vector<std::int32_t> found = places.take();
      ASSERT_EQ(found.size(), static_cast<std::size_t>(kRows));
      for (Index row = 0; row < kRows; row += 997) {
        const std::string& name = groups.name(found[static_cast<std::size_t>(row)]);
        EXPECT_EQ(name, name == "infrequent_sklearn" ? name : column.text(row));
      }
    }
  }
}

TEST(CategorySearch, AnEncoderOfManyCategoriesWorksInSlices) {
  PreparationData data;
  data.features = manyCategories();
  data.train = allRows(kRows);
  data.targets.assign(kRows, 0);
  const auto step = catalog().make<PreparationStep>(
      {{"class_name", "OrdinalEncoder"}, {"config", {{"columns", {"texts"}}}}}, "encoder");
  StepWalk walk;
  Index fits = 1, transforms = 1;
  while (!walk.fit(*step, data)) ++fits;
  while (!walk.transform(*step, data)) ++transforms;
  EXPECT_GT(fits, 12);
  EXPECT_GT(transforms, 5);
  const NumericValues& codes = *data.features.require("texts").numeric();
  // "word0", "word1", "word10", "word100" …
  const Table before = manyCategories();
  EXPECT_EQ(before.require("texts").text(0), "word0");
  EXPECT_EQ(codes[0], 0);
  std::vector<bool> seen(kRows);
  for (const double code : codes) seen[static_cast<std::size_t>(code)] = true;
  EXPECT_EQ(std::ranges::count(seen, true), kRows);
}

}  // namespace
}  // namespace minibatch
