#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/random_state.h"
#include "catalog.h"
#include "parity/comparison.h"
#include "preparation/step.h"

namespace minibatch {
namespace {

using nlohmann::json;

void run(const std::string& step, const json& config, PreparationData& data) {
  const auto made =
      catalog().make<PreparationStep>({{"class_name", step}, {"config", config}}, step);
  made->fit(data);
  made->transform(data);
}

Column groupColumn(const json& cells) {
  if (cells[0].is_number()) return {"group", cells.get<NumericValues>()};
  CategoricalValues text;
  for (const json& cell : cells) {
    text.codes.push_back(static_cast<std::int32_t>(text.categories.size()));
    text.categories.push_back(cell);
  }
  return {"group", std::move(text)};
}

TEST(FoldsParity, RowsOfEachPart) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const json& item : golden::cases("folds")) {
    const std::string name = item["step"];
    golden::Comparison& comparison =
        comparisons.try_emplace(name, "preparation", name, 0, "rows").first->second;
    comparison.startCase(item);
    PreparationData data;
    data.targets = item["classes"].get<std::vector<double>>();
    data.classes = 3;
    data.train = allRows(static_cast<Index>(data.targets.size()));
    data.features.add({"x", NumericValues(data.targets.size())});
    data.features.add(groupColumn(item["group"]));
    run(name, item["config"], data);
    EXPECT_EQ(data.train, item["train"].get<RowNumbers>()) << item["name"];
    EXPECT_EQ(data.test, item["test"].get<RowNumbers>()) << item["name"];
    comparison.expectClose("train", std::vector<double>(data.train.begin(), data.train.end()),
                           item["train"].get<std::vector<double>>());
    comparison.expectClose("test", std::vector<double>(data.test.begin(), data.test.end()),
                           item["test"].get<std::vector<double>>());
    // What says how to split is no feature.
    const bool by_value = item["config"].contains("groups") || item["config"].contains("test_fold");
    EXPECT_EQ(data.features.find("group") == nullptr, by_value) << item["name"];
  }
}

// cases/splitting.py's digests(): the same draws in the same order.
TEST(FoldsParity, AThousandRandomCasesOfEach) {
  std::map<std::string, golden::Comparison> comparisons;
  std::uint32_t number = 0;
  for (const json& item : golden::cases("random_folds")) {
    RandomState random(20000 + number);
    const std::uint32_t rows = 20 + random.interval(179), splits = 2 + random.interval(5);
    const std::uint32_t fold = random.interval(splits - 1);
    const bool shuffle = random.interval(1);
    const double test_size = random.uniform() * 0.6 + 0.1;
    json train_size;
    if (random.interval(1)) train_size = random.uniform() * 0.5;
    const std::uint32_t gap = random.interval(3);
    PreparationData data;
    data.classes = 3;
    data.train = allRows(static_cast<Index>(rows));
    for (std::uint32_t row = 0; row < rows; ++row) data.targets.push_back(random.interval(2));
    NumericValues groups;
    for (std::uint32_t row = 0; row < rows; ++row) groups.push_back(random.interval(2 + rows / 4));
    data.features.add({"group", std::move(groups)});
    const std::uint32_t state = number++ * 4001;
    const json dealt = {
        {"n_splits", splits}, {"fold", fold}, {"shuffle", shuffle}, {"random_state", state}};
    const json drawn = {{"n_splits", splits},
                        {"fold", fold},
                        {"test_size", test_size},
                        {"train_size", train_size},
                        {"random_state", state}};
    for (const auto& [name, digest] : item.items()) {
      if (name == "name") continue;
      json config = name.ends_with("KFold") ? dealt : drawn;
      if (name == "TimeSeriesSplit") config = {{"n_splits", splits}, {"fold", fold}, {"gap", gap}};
      if (name == "Sample") config = {{"random_state", state}};
      if (name.find("Group") != std::string::npos) config["groups"] = "group";
      PreparationData own = data;
      if (digest.is_null()) {
        EXPECT_THROW(run(name, config, own), Error) << item["name"] << " " << name;
        continue;
      }
      golden::Comparison& comparison =
          comparisons.try_emplace(name, "preparation", name, 0, "rows").first->second;
      comparison.startCase({{"name", item["name"]}});
      run(name, config, own);
      comparison.expectClose("digest", golden::fnv(own.train, own.test), digest.get<double>());
    }
  }
}

}  // namespace
}  // namespace minibatch
