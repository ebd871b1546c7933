#include "training/weight_update.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "catalog.h"
#include "core/data/expect_error.h"

namespace minibatch {
namespace {

using nlohmann::json;

// Dense(2) without bias on 3 inputs, with these further arguments, and how it is updated.
class Rig {
 public:
  explicit Rig(const json& optimizer, json dense = json::object())
      : model_(spec(dense).dump(), catalog(), 3),
        update_(model_, catalog().make<Optimizer>(optimizer, "compile")) {}

  // A step with gradients that depend on its number.
  void step() {
    const Arena gradients(model_.trainable().size(), "the gradients");
    for (Index i = 0; i < 6; ++i) {
      gradients.data()[i] = static_cast<Real>(i - 2) / static_cast<Real>(update_.iteration() + 3);
    }
    update_.addRegularization(gradients.data());
    update_.step(gradients.data());
  }
  void steps(int count) {
    for (int i = 0; i < count; ++i) step();
  }
  Model& model() { return model_; }
  WeightUpdate& update() { return update_; }

 private:
  static json spec(json dense) {
    dense["units"] = 2;
    dense["use_bias"] = false;
    return {{"class_name", "Sequential"},
            {"config",
             {{"layers",
               {{{"class_name", "InputLayer"}, {"config", {{"shape", {3}}}}},
                {{"class_name", "Dense"}, {"config", dense}}}}}}};
  }

  Model model_;
  WeightUpdate update_;
};

json optimizer(const char* name, const json& config) {
  return {{"class_name", name}, {"config", config}};
}

const json kInverse = {
    {"class_name", "InverseTimeDecay"},
    {"config", {{"initial_learning_rate", 0.5}, {"decay_steps", 2}, {"decay_rate", 1}}}};

TEST(WeightUpdate, ASchedulesRateFollowsTheSteps) {
  Rig rig(optimizer("SGD", {{"learning_rate", kInverse}}));
  EXPECT_TRUE(rig.update().hasSchedule());
  EXPECT_EQ(rig.update().learningRate(), 0.5);
  const Real before = rig.model().copyWeights()[0];
  rig.step();
  EXPECT_NEAR(rig.model().copyWeights()[0], before + 0.5 * 2 / 3, 1e-6);  // at the first rate
  EXPECT_EQ(rig.update().learningRate(), 0.5 / 1.5);
  rig.step();
  EXPECT_EQ(rig.update().learningRate(), 0.25);
}

TEST(WeightUpdate, AScheduledRateCannotBeSet) {
  Rig rig(optimizer("Adam", {{"learning_rate", kInverse}}));
  expectError(ErrorCode::kInvalidArgument, "learning-rate.scheduled rate=0.1",
              [&] { rig.update().setLearningRate(0.1); });
  Rig fixed(json("adam"));
  fixed.update().setLearningRate(0.1);
  EXPECT_EQ(fixed.update().learningRate(), 0.1);
  expectError(ErrorCode::kInvalidArgument, "learning-rate.value received=-1",
              [&] { fixed.update().setLearningRate(-1); });
}

TEST(WeightUpdate, AFaultyScheduleIsNamed) {
  expectError(ErrorCode::kInvalidArgument, R"(argument="decay_steps" class="InverseTimeDecay")",
              [] {
                json schedule = kInverse;
                schedule["config"]["decay_steps"] = 0;
                Rig rig(optimizer("SGD", {{"learning_rate", schedule}}));
              });
  expectError(ErrorCode::kInvalidArgument, "schedule.boundaries boundaries=2 values=2", [] {
    Rig rig(optimizer("SGD", {{"learning_rate",
                               {{"class_name", "PiecewiseConstantDecay"},
                                {"config", {{"boundaries", {1, 2}}, {"values", {1, 2}}}}}}}));
  });
  expectError(ErrorCode::kUnknownName, R"(catalog.unknown kind=[kind.schedule] known=)",
              [] { Rig rig(optimizer("SGD", {{"learning_rate", {{"class_name", "Adam"}}}})); });
}

// All of an optimizer's state is in the flat array: what goes on from it is what went on.
TEST(WeightUpdate, GoesOnFromItsState) {
  const json all = optimizer("AdamW", {{"use_ema", true},
                                       {"ema_overwrite_frequency", 3},
                                       {"gradient_accumulation_steps", 2},
                                       {"learning_rate", kInverse}});
  Rig straight(all), resumed(all);
  straight.steps(5);
  std::vector<Real> state;
  straight.update().appendState(state);
  EXPECT_EQ(state.size(), straight.update().stateSize());
  resumed.model().setWeights(straight.model().copyWeights());
  resumed.update().setState(state, straight.update().iteration());
  straight.steps(6);
  resumed.steps(6);
  EXPECT_EQ(resumed.model().copyWeights(), straight.model().copyWeights());
  straight.update().finalize();
  resumed.update().finalize();
  EXPECT_EQ(resumed.model().copyWeights(), straight.model().copyWeights());
}

TEST(WeightUpdate, OnlyTrainedWeightsHavePenaltiesAndConstraints) {
  const json rules = {{"kernel_regularizer", {{"class_name", "L2"}, {"config", {{"l2", 2}}}}},
                      {"kernel_constraint", "non_neg"}};
  Rig rig(json("sgd"), rules);
  double squares = 0;
  for (const Real weight : rig.model().copyWeights()) squares += weight * weight;
  EXPECT_NEAR(rig.update().regularizationLoss(), 2 * squares, 1e-6);
  rig.step();
  for (const Real weight : rig.model().copyWeights()) EXPECT_GE(weight, 0);

  json frozen = rules;
  frozen["trainable"] = false;
  EXPECT_EQ(Rig(json("sgd"), frozen).update().regularizationLoss(), 0);
}

TEST(WeightUpdate, AConstraintAlongAnAxisThatIsNotThereIsRefused) {
  expectError(
      ErrorCode::kInvalidArgument, "in-weight-constraint message=[constraint.axis axis=2", [] {
        Rig rig(json("sgd"),
                {{"kernel_constraint", {{"class_name", "MaxNorm"}, {"config", {{"axis", 2}}}}}});
      });
}

}  // namespace
}  // namespace minibatch
