// Steps that drop rows or change columns, and whole preparations, beside pandas and scikit-learn.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "catalog.h"
#include "parity/comparison.h"
#include "parity/tables.h"
#include "preparation/prepare_job.h"

namespace minibatch {
namespace {

using nlohmann::json;

// Whether two columns hold the same texts.
void expectTexts(const Column& column, const json& expected) {
  ASSERT_TRUE(column.categorical()) << column.name << " holds numbers";
  for (Index row = 0; row < column.rows(); ++row) {
    EXPECT_EQ(column.isMissing(row) ? json() : json(column.text(row)),
              expected[static_cast<std::size_t>(row)])
        << column.name << ", row " << row;
  }
}

TEST(ColumnsParity, WhatBecomesOfRowsAndColumns) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const json& item : golden::cases("columns")) {
    SCOPED_TRACE(item["name"].get<std::string>());
    const std::string name = item["step"];
    golden::Comparison& comparison =
        comparisons.try_emplace(name, "preparation", name, 1e-12).first->second;
    comparison.startCase(item);
    const auto step = catalog().make<PreparationStep>(
        {{"class_name", name}, {"config", item["config"]}}, "columns");
    PreparationData data;
    data.features = golden::tableOf(item["columns"]);
    data.target_columns = {"y"};
    data.targets = golden::numbers(item["targets"]);
    data.target_table.add({"y", data.targets});
    data.classes = 2;
    for (const std::uint32_t row : allRows(data.features.rows())) {
      (row < item["training_rows"] ? data.train : data.test).push_back(row);
    }
    step->fit(data);
    step->transform(data);
    EXPECT_EQ(data.train, item["train"].get<RowNumbers>());
    EXPECT_EQ(data.test, item["test"].get<RowNumbers>());
    const json& after = item["after"];
    ASSERT_EQ(data.features.columns().size(), after.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
      const Column& column = data.features.columns()[i];
      EXPECT_EQ(column.name, after[i]["name"]);
      if (after[i].contains("texts")) {
        expectTexts(column, after[i]["texts"]);
        comparison.expectClose("texts", 0.0, 0.0);
      } else {
        ASSERT_TRUE(column.numeric()) << column.name << " holds text";
        comparison.expectClose(column.name, *column.numeric(), golden::numbers(after[i]["values"]));
      }
    }
  }
}

TEST(ColumnsParity, WholePreparations) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const json& item : golden::cases("pipelines")) {
    SCOPED_TRACE(item["name"].get<std::string>());
    const std::string entry = item["entry"];
    golden::Comparison& comparison =
        comparisons.try_emplace(entry, "preparation", entry, 1e-9, "preparations").first->second;
    comparison.startCase(item);
    PrepareJob job(
        golden::tableOf(item["columns"]),
        {{"target", {{"columns", {item["target"]}}}}, {"preparation", item["preparation"]}},
        catalog());
    while (!job.step(1e9)) {
    }
    EXPECT_EQ(job.preparation().features(), item["names"]);
    EXPECT_EQ(job.trainRows(), item["train"].get<RowNumbers>());
    EXPECT_EQ(job.testRows(), item["test"].get<RowNumbers>());
    const json steps = job.preparation().toJson()["steps"];
    for (std::size_t i = 0; i < steps.size(); ++i) {
      EXPECT_EQ(steps[i]["leaks"], item["leaks"][i]) << steps[i]["class_name"];
    }
    std::vector<double> x;
    for (const Dataset* part : {&job.train(), &job.test()}) {
      std::vector<Real> values(static_cast<std::size_t>(part->rows() * part->sampleShape().size()));
      part->gatherRange(0, part->rows(), values.data(), nullptr);
      x.insert(x.end(), values.begin(), values.end());
    }
    // A model is given float32: the ones nearest to scikit-learn's numbers.
    comparison.expectClose("x", x, golden::asReal(golden::numbers(item["x"])));
  }
}

}  // namespace
}  // namespace minibatch
