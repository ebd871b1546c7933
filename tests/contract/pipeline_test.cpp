// A pipeline of one step does what the step does, whichever it is.
#include <gtest/gtest.h>

#include <optional>

#include "base/error.h"
#include "catalog.h"
#include "contract/step_tables.h"
#include "preparation/pipeline.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

// The code and the text of what `work` is refused with.
template <class Work>
std::optional<std::string> refusal(const Work& work) {
  try {
    work();
    return std::nullopt;
  } catch (const Error& error) {
    return std::string(errorCodeName(error.code())) + " " + error.what();
  }
}

void runToEnd(PipelineJob& job) {
  while (!job.step(0)) continue;
}

class PipelineContract : public ::testing::TestWithParam<const Entry*> {};

TEST_P(PipelineContract, FitsAndTransformsAsTheStepAlone) {
  int fitted = 0;
  for (const Table& table :
       {complete(), withMissing(), columnsOf(withMissing(), true), columnsOf(complete(), false)}) {
    for (const Variant& variant : variantsOfStep(*GetParam())) {
      SCOPED_TRACE(variant.label);
      const json spec = {{"class_name", GetParam()->class_name}, {"config", variant.config}};
      const auto step = catalog().make<PreparationStep>(spec, "preparation[0]");
      // A table comes out, which is neither in parts nor of windows.
      if (step->splits() || GetParam()->class_name == "TimeseriesWindows") {
        EXPECT_NE(refusal([&] {
                    PipelineJob job(table, json::array({spec}), 3, catalog());
                    runToEnd(job);
                  }),
                  std::nullopt);
        ++fitted;
        continue;
      }
      PreparationData data;
      data.seed = 3;
      data.features = table;
      data.train = allRows(table.rows());
      data.targets.assign(data.train.size(), 0);
      const auto refused = refusal([&] {
        step->fit(data);
        step->transform(data);
      });
      PipelineJob job(table, json::array({spec}), 3, catalog());
      EXPECT_EQ(refusal([&] { runToEnd(job); }), refused);
      if (refused) continue;
      ++fitted;
      const Table out = job.takeTable();
      Preparation preparation = job.takePreparation();
      EXPECT_EQ(preparation.toJson()["steps"][0]["learned"].dump(), step->learned().dump());
      ASSERT_EQ(out.columns().size(), data.features.columns().size());
      if (out.columns().empty()) continue;
      ASSERT_EQ(out.rows(), static_cast<Index>(data.train.size()));
      for (Index row = 0; row < out.rows(); ++row) {
        EXPECT_EQ(
            cells(out, row),
            cells(data.features, static_cast<Index>(data.train[static_cast<std::size_t>(row)])));
      }
      // New rows, with what was saved.
      PipelineJob again(table, Preparation::fromJson(preparation.toJson(), catalog()));
      PreparationData later;
      later.features = table;
      const auto later_refused = refusal([&] { step->transform(later); });
      EXPECT_EQ(refusal([&] { runToEnd(again); }), later_refused);
      if (later_refused) continue;
      const Table after = again.takeTable();
      ASSERT_EQ(after.columns().size(), later.features.columns().size());
      for (Index row = 0; row < after.rows(); ++row) {
        EXPECT_EQ(cells(after, row), cells(later.features, row));
      }
    }
  }
  // Resampling is of classes, and a pipeline has no target.
  EXPECT_EQ(fitted > 0, GetParam()->find("sampling_strategy") == nullptr);
}

INSTANTIATE_TEST_SUITE_P(All, PipelineContract, ::testing::ValuesIn(tableSteps()),
                         [](const auto& info) { return std::string(info.param->class_name); });

}  // namespace
}  // namespace minibatch::testing
