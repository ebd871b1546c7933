#include <gtest/gtest.h>

#include <algorithm>

#include "catalog.h"
#include "parity/comparison.h"
#include "training/weight_update.h"

namespace minibatch {
namespace {

using golden::Array;
using nlohmann::json;

// Dense layers of these units, with biases or without.
json dense(Index inputs, std::vector<Index> units, bool use_bias) {
  json layers = {{{"class_name", "InputLayer"}, {"config", {{"shape", {inputs}}}}}};
  for (Index size : units) {
    layers.push_back(
        {{"class_name", "Dense"}, {"config", {{"units", size}, {"use_bias", use_bias}}}});
  }
  return {{"class_name", "Sequential"}, {"config", {{"layers", layers}}}};
}

// The weights of a model after each of a case's steps, and at the end of training.
class Steps {
 public:
  Steps(const json& item, const json& spec)
      : model_(spec.dump(), catalog(), 1),
        update_(model_, catalog().make<Optimizer>(golden::object(item), "test")) {
    model_.setWeights(golden::array(item["start"]).values);
    const Array gradients = golden::array(item["gradients"]);
    for (Index step = 0; step < gradients.shape[0]; ++step) {
      if (item.contains("learning_rates") && !item["learning_rates"].is_null()) {
        update_.setLearningRate(item["learning_rates"][static_cast<std::size_t>(step)]);
      }
      takeStep(gradients.values.data() + step * gradients.shape[1]);
      const std::vector<Real> weights = model_.copyWeights();
      after_.insert(after_.end(), weights.begin(), weights.end());
    }
    update_.finalize();
  }

  const std::vector<Real>& after() const { return after_; }
  std::vector<Real> finalized() const { return model_.copyWeights(); }

 private:
  void takeStep(const Real* gradients) {
    const Arena arena(model_.trainable().size(), "the gradients");
    for (const Weight& weight : model_.weights()) {
      std::copy_n(gradients, weight.value.size(), arena.data() + weight.offset);
      gradients += weight.value.size();
    }
    update_.step(arena.data());
  }

  Model model_;
  WeightUpdate update_;
  std::vector<Real> after_;
};

TEST(OptimizerParity, WeightsAfterEachStep) {
  for (const json& item : golden::cases("optimizers")) {
    golden::Comparison comparison("optimizer", item["class_name"].get<std::string>());
    comparison.startCase(item);
    const Steps run(item, dense(53, {1}, false));
    comparison.expectClose("weights", run.after(), golden::array(item["after"]));
  }
}

TEST(OptimizerParity, ArgumentsThatAllHave) {
  for (const json& item : golden::cases("optimizers_common")) {
    golden::Comparison comparison("optimizer", item["class_name"].get<std::string>());
    comparison.startCase(item);
    const Steps run(item, dense(2, {3, 1}, true));
    comparison.expectClose("weights", run.after(), golden::array(item["after"]));
    comparison.expectClose("weights at the end", run.finalized(), golden::array(item["finalized"]));
  }
}

}  // namespace
}  // namespace minibatch
