// A target of known classes suits both endings of a model, and every loss for classes.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "catalog.h"
#include "core/data/expect_error.h"
#include "training/evaluate.h"
#include "training/trainer.h"

namespace minibatch {
namespace {

using nlohmann::json;

std::string model(int units, const char* activation) {
  const json dense = {{"units", units}, {"activation", activation}};
  return json{{"class_name", "Sequential"},
              {"config",
               {{"layers",
                 {{{"class_name", "InputLayer"}, {"config", {{"batch_shape", {nullptr, 2}}}}},
                  {{"class_name", "Dense"}, {"config", dense}}}}}}}
      .dump();
}

Dataset features() { return Dataset::fromFloats({1, 2, -3, 4, 5, -6, 0, 1, 2, 0, 1, 1}, {2}); }
Dataset twoClasses() { return features().withTargets({0, 1, 1, 0, 1, 0}, {}, 2); }
Dataset threeClasses() { return features().withTargets({0, 1, 2, 1, 0, 2}, {}, 3); }
const std::vector<float> kThreeRows = {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 1};
Dataset threeOneHot() { return features().withTargets(kThreeRows, {3}, 3); }

struct Compiled {
  Compiled(int units, const char* activation, const char* loss, json metrics = json::array())
      : model(minibatch::model(units, activation), catalog(), 3),
        trainer(model, json{{"loss", loss}, {"metrics", metrics}, {"optimizer", "sgd"}}.dump(), 3) {
  }

  // The logs of one step on all rows.
  std::vector<double> step(const Dataset& data) {
    const Dataset bound = trainer.bind(data);
    trainer.resetLogs();
    trainer.startTrainStep(bound, {0, bound.rows()});
    EXPECT_TRUE(trainer.continueStep(Deadline::never()));
    return trainer.logs();
  }

  Model model;
  Trainer trainer;
};

void expectSameSteps(Compiled a, const Dataset& a_data, Compiled b, const Dataset& b_data) {
  for (int step = 0; step < 5; ++step) {
    const std::vector<double> of_a = a.step(a_data), of_b = b.step(b_data);
    ASSERT_EQ(of_a.size(), of_b.size());
    for (std::size_t i = 0; i < of_a.size(); ++i) EXPECT_EQ(of_a[i], of_b[i]) << "log " << i;
  }
  EXPECT_EQ(a.model.copyWeights(), b.model.copyWeights());
}

TEST(TargetEncoding, CategoricalLossesTakeIndicesAsOneHotRows) {
  const json metrics = {"accuracy", "mse", "AUC", "Precision"};
  for (const char* loss : {"categorical_crossentropy", "binary_crossentropy", "mse"}) {
    expectSameSteps({3, "softmax", loss, metrics}, threeClasses(), {3, "softmax", loss, metrics},
                    features().withTargets(kThreeRows, {3}));
  }
}

TEST(TargetEncoding, SparseLossesTakeOneHotRowsAsIndices) {
  const char* sparse = "sparse_categorical_crossentropy";
  expectSameSteps({3, "softmax", sparse, {"accuracy"}}, threeOneHot(),
                  {3, "softmax", sparse, {"accuracy"}}, features().withTargets({0, 1, 2, 1, 0, 2}));
}

TEST(TargetEncoding, BothEndingsTakeTwoClasses) {
  const json accuracy = {"accuracy"};
  for (const char* loss : {"categorical_crossentropy", "sparse_categorical_crossentropy"}) {
    EXPECT_EQ(Compiled(2, "softmax", loss, accuracy).step(twoClasses()).size(), 2u) << loss;
  }
  const Dataset plain = features().withTargets({0, 1, 1, 0, 1, 0});
  expectSameSteps({1, "sigmoid", "binary_crossentropy", accuracy}, twoClasses(),
                  {1, "sigmoid", "binary_crossentropy", accuracy}, plain);
  // One-hot rows of two classes are 0 and 1 for one unit.
  const std::vector<float> rows = {1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0};
  expectSameSteps({1, "sigmoid", "binary_crossentropy", accuracy},
                  features().withTargets(rows, {2}, 2),
                  {1, "sigmoid", "binary_crossentropy", accuracy}, plain);
}

TEST(TargetEncoding, MetricsGetTheirsBesideTheLosss) {
  const json metrics = {"accuracy", "AUC", "categorical_accuracy"};
  const json both = {"accuracy", "AUC", "sparse_categorical_accuracy"};
  expectSameSteps({3, "softmax", "sparse_categorical_crossentropy", metrics}, threeClasses(),
                  {3, "softmax", "categorical_crossentropy", both}, threeOneHot());
}

TEST(TargetEncoding, PredictionsKnowTheClasses) {
  Compiled compiled(3, "softmax", "mse");
  EvaluateJob job(compiled.trainer, threeClasses(), 4, "[]", EvaluateJob::Keep::kPredictions);
  while (job.step(1e9) != JobState::kDone) {
  }
  const std::vector<Predictions> predictions = job.takePredictions();
  EXPECT_EQ(predictions[0].classes(), 3);
  const PredictionsPage page =
      predictions[0].page({.order = PredictionsQuery::Order::kRow, .count = 6});
  EXPECT_EQ(page.actual, (std::vector<float>{0, 1, 2, 1, 0, 2}));
}

void refuses(const Compiled& compiled, const Dataset& data, std::string_view part) {
  expectError(ErrorCode::kShapeMismatch, part, [&] { compiled.trainer.bind(data); });
}

TEST(TargetEncoding, AModelThatDoesNotFitIsToldWhatWould) {
  refuses({5, "softmax", "categorical_crossentropy"}, threeClasses(),
          "target.shape advice=[advice.classes classes=3]");
  refuses({3, "softmax", "categorical_crossentropy"}, twoClasses(),
          "target.shape advice=[advice.two-classes classes=2]");
  refuses({1, "sigmoid", "binary_crossentropy"}, threeOneHot(),
          "advice=[advice.classes classes=3]");
}

TEST(TargetEncoding, PlainNumbersAreTakenAsTheyAre) {
  refuses({3, "softmax", "categorical_crossentropy"}, features().withTargets({0, 1, 2, 1, 0, 2}),
          "target.shape advice=[advice.indices]");
  refuses({3, "softmax", "sparse_categorical_crossentropy"},
          features().withTargets(kThreeRows, {3}), "target.shape advice=[advice.one-hot]");
  refuses({3, "softmax", "sparse_categorical_crossentropy", {"AUC"}},
          features().withTargets({0, 1, 2, 1, 0, 2}),
          R"x(target.shape-of-metric advice=[advice.indices] expected="(None, 3)" metric="AUC")x");
}

TEST(TargetEncoding, AnIndexThatIsNoClassIsRefused) {
  Compiled compiled(3, "softmax", "categorical_crossentropy");
  expectError(ErrorCode::kInvalidData, "dataset.class-target classes=3 last=2 received=3",
              [&] { compiled.trainer.bind(features().withTargets({0, 1, 2, 3, 0, 2}, {}, 3)); });
}

TEST(TargetEncoding, PositionsAreEncodedOneByOne) {
  const Dataset data = Dataset::fromFloats({1, 2}, {1}).withTargets({0, 1, 1, 0}, {2}, 3);
  EXPECT_TRUE(data.givesTargetAs(0, {2, 3}));
  EXPECT_FALSE(data.givesTargetAs(0, {3, 2}));
  std::vector<Real> rows(12);
  data.gatherTargetAs(0, {2, 3}, {0, 2}, rows.data());
  EXPECT_EQ(rows, (std::vector<Real>{1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0}));
}

}  // namespace
}  // namespace minibatch
