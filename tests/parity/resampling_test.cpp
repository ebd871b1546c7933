#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
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

// cases/resampling.py's table(): points and their classes, one number drawn after the other.
PreparationData drawn(RandomState& random, std::size_t rows, std::size_t columns, Index classes) {
  std::vector<NumericValues> values(columns, NumericValues(rows));
  for (std::size_t row = 0; row < rows; ++row) {
    for (NumericValues& column : values) column[row] = random.uniform();
  }
  PreparationData data;
  data.classes = classes;
  for (std::size_t row = 0; row < rows; ++row) {
    const double share = random.uniform();
    const double cls = std::floor(share * share * static_cast<double>(classes));
    data.targets.push_back(std::min(cls, static_cast<double>(classes - 1)));
    for (NumericValues& column : values) column[row] += 0.25 * data.targets[row];
  }
  for (std::size_t j = 0; j < columns; ++j) {
    data.features.add({std::to_string(j), std::move(values[j])});
  }
  data.train = allRows(static_cast<Index>(rows));
  return data;
}

// The last columns as texts "0", "1", "2" …
void makeCategorical(PreparationData& data, std::size_t count) {
  Table table;
  const auto columns = data.features.columns();
  for (std::size_t j = 0; j < columns.size(); ++j) {
    if (j + count < columns.size()) {
      table.add(columns[j]);
      continue;
    }
    CategoricalValues texts;
    for (int code = 0; code < 5; ++code) texts.categories.push_back(std::to_string(code));
    for (const double value : *columns[j].numeric()) {
      texts.codes.push_back(static_cast<std::int32_t>(std::floor(3 * value / 1.5)));
    }
    table.add({columns[j].name, std::move(texts)});
  }
  data.features = table;
}

// The first columns as whole numbers.
void makeWhole(PreparationData& data, std::size_t count) {
  Table table;
  for (const Column& column : data.features.columns()) {
    NumericValues values = *column.numeric();
    if (count > 0) {
      for (double& value : values) value = std::floor(10000 * value);
      --count;
    }
    table.add({column.name, std::move(values)});
  }
  data.features = table;
}

double cell(const Column& column, Index row) {
  return column.numeric() ? (*column.numeric())[row] : std::stod(column.text(row));
}

std::unique_ptr<PreparationStep> stepOf(const std::string& name, const json& config) {
  return catalog().make<PreparationStep>({{"class_name", name}, {"config", config}}, name);
}

void compareRows(const std::string& file) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const json& item : golden::cases(file)) {
    const std::string name = item["step"];
    golden::Comparison& comparison =
        comparisons.try_emplace(name, "preparation", name, 1e-12).first->second;
    comparison.startCase(item);
    RandomState random(item["seed"].get<std::uint32_t>());
    const Index rows = item["rows"];
    PreparationData data = drawn(random, item["rows"], item["columns"], item["classes"]);
    makeCategorical(data, item["categorical"]);
    const json whole = item["config"].value("integer_columns", json::array());
    if (!whole.empty()) makeWhole(data, whole.size());
    const auto step = stepOf(name, item["config"]);
    step->fit(data);
    step->transform(data);
    std::vector<double> target, kept, made;
    for (const std::uint32_t row : data.train) {
      target.push_back(data.targets[row]);
      if (static_cast<Index>(row) < rows) {
        kept.push_back(row);
        continue;
      }
      for (const Column& column : data.features.columns()) {
        made.push_back(cell(column, static_cast<Index>(row)));
      }
    }
    comparison.expectClose("target", target, item["target"].get<std::vector<double>>());
    comparison.expectClose("kept", kept, item["kept"].get<std::vector<double>>());
    comparison.expectClose("made", made, golden::numbers(item["made"]));
  }
}

TEST(PreparationParity, RowsOfASampler) { compareRows("resampling"); }

TEST(PreparationParity, RowsOfASamplerOfWholeNumbers) { compareRows("resampling_integers"); }

// cases/resampling.py's tie_digest(): tables of a few whole numbers.
void compareTies(const json& item, golden::Comparison& comparison) {
  const std::string name = item["step"];
  const std::uint32_t number = item["number"];
  RandomState random(20000 + number);
  const std::uint32_t rows = (number % 50 == 24 ? 2200 : 40) + random.interval(259);
  const std::uint32_t columns = 1 + random.interval(19);
  const auto classes = static_cast<Index>(2 + random.interval(1));
  const double values = 1 + random.interval(7);
  const std::uint32_t neighbors = 1 + random.interval(number % 10 == 9 ? 19 : 5);
  const PreparationData points = drawn(random, rows, columns, classes);
  PreparationData data = points;
  data.features = {};
  for (const Column& column : points.features.columns()) {
    NumericValues whole = *column.numeric();
    for (double& value : whole) value = std::floor(values * value);
    data.features.add({column.name, std::move(whole)});
  }
  json config = {{"random_state", number}};
  if (name == "TomekLinks") {
    config = {{"sampling_strategy", "all"}};
  } else {
    config[name == "ADASYN" ? "n_neighbors" : "k_neighbors"] = neighbors;
  }
  if (name == "BorderlineSMOTE") {
    config["m_neighbors"] = 2 * neighbors;
    config["kind"] = number % 2 == 0 ? "borderline-1" : "borderline-2";
  }
  const auto step = stepOf(name, config);
  const json& digest = item["digest"];
  if (digest.is_null()) {
    EXPECT_THROW(step->fit(data), Error) << item["name"];
    return;
  }
  comparison.startCase(item);
  step->fit(data);
  step->transform(data);
  std::vector<std::uint32_t> kept, target, made;
  double sum = 0;
  for (const std::uint32_t row : data.train) {
    target.push_back(static_cast<std::uint32_t>(data.targets[row]));
    if (row < rows) {
      kept.push_back(row);
      continue;
    }
    for (const Column& column : data.features.columns()) {
      const double value = (*column.numeric())[row];
      made.push_back(static_cast<std::uint32_t>(std::floor(value * 1000 + 0.5)));
      sum += value;
    }
  }
  comparison.expectClose("kept", golden::fnv(kept, {}), digest["kept"].get<double>());
  comparison.expectClose("target", golden::fnv(target, {}), digest["target"].get<double>());
  comparison.expectClose("made", golden::fnv(made, {}), digest["made"].get<double>());
  comparison.expectClose("sum", sum, digest["sum"].get<double>());
}

TEST(PreparationParity, EquallyNearNeighbors) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const json& item : golden::cases("neighbor_ties")) {
    const std::string name = item["step"];
    compareTies(
        item,
        comparisons.try_emplace(name, "preparation", name, 1e-12, "equally near").first->second);
  }
}

constexpr std::uint32_t kRandomCases = 1000;

TEST(PreparationParity, AThousandRandomSplits) {
  golden::Comparison comparison("preparation", "TrainTestSplit", 0, "rows");
  std::uint32_t number = 0, compared = 0;
  for (const json& item : golden::cases("random_cases")) {
    RandomState random(number);
    PreparationData data;
    const std::uint32_t rows = 6 + random.interval(199);
    data.train = allRows(static_cast<Index>(rows));
    data.targets.assign(rows, 0);
    const bool is_share = random.interval(1);
    const double size = is_share ? random.uniform() * 0.8 + 0.1 : 1 + random.interval(rows - 3);
    const bool stratify = random.interval(1);
    data.classes = stratify ? 3 : 0;
    if (stratify) {
      for (double& cls : data.targets) cls = random.interval(2);
    }
    const json config = {
        {"test_size", size}, {"stratify", stratify}, {"random_state", number++ * 4001}};
    const auto step = stepOf("TrainTestSplit", config);
    if (item["split"].is_null()) {
      // A class is too small for it: scikit-learn refuses, here the split says that it is not
      // stratified.
      step->fit(data);
      EXPECT_TRUE(step->learned().at("unstratified").get<bool>()) << item["name"];
      continue;
    }
    ++compared;
    comparison.startCase(item);
    step->fit(data);
    step->transform(data);
    comparison.expectClose("digest", golden::fnv(data.train, data.test),
                           item["split"].get<double>());
  }
  EXPECT_GE(compared, kRandomCases);
}

// The numbers' bits, in halves: any that differs in the last place gives another digest.
std::vector<std::uint32_t> bitsOf(const Table& table, std::size_t first) {
  std::vector<std::uint32_t> bits;
  for (auto row = static_cast<Index>(first); row < table.rows(); ++row) {
    for (const Column& column : table.columns()) {
      const auto number = std::bit_cast<std::uint64_t>((*column.numeric())[row]);
      bits.push_back(static_cast<std::uint32_t>(number));
      bits.push_back(static_cast<std::uint32_t>(number >> 32));
    }
  }
  return bits;
}

TEST(PreparationParity, AThousandRandomSmotes) {
  golden::Comparison comparison("preparation", "SMOTE", 0, "bits");
  std::uint32_t number = 0, compared = 0;
  for (const json& item : golden::cases("random_cases")) {
    RandomState random(10000 + number);
    const std::uint32_t rows = 30 + random.interval(119), columns = 1 + random.interval(11);
    const auto classes = static_cast<Index>(2 + random.interval(1));
    const std::uint32_t neighbors = 1 + random.interval(5);
    PreparationData data = drawn(random, rows, columns, classes);
    const json config = {{"k_neighbors", neighbors}, {"random_state", number++ * 7}};
    const auto step = stepOf("SMOTE", config);
    if (item["smote"].is_null()) {  // a class is too small
      EXPECT_THROW(step->fit(data), Error) << item["name"];
      continue;
    }
    ++compared;
    comparison.startCase(item);
    step->fit(data);
    step->transform(data);
    comparison.expectClose("rows", static_cast<double>(data.targets.size() - rows),
                           item["smote"][0].get<double>());
    comparison.expectClose("digest", golden::fnv(bitsOf(data.features, rows), {}),
                           item["smote"][1].get<double>());
  }
  EXPECT_GE(compared, kRandomCases);
}

}  // namespace
}  // namespace minibatch
