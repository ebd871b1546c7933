#include <gtest/gtest.h>

#include <map>

#include "catalog.h"
#include "optimizers/optimizer.h"
#include "parity/comparison.h"

namespace minibatch {
namespace {

TEST(OptimizerParity, WeightsAfterEachStep) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const nlohmann::json& item : golden::cases("optimizers")) {
    const std::string class_name = item["class_name"];
    golden::Comparison& comparison =
        comparisons.try_emplace(class_name, "optimizer", class_name).first->second;
    comparison.startCase(item);
    const auto optimizer = catalog().make<Optimizer>(item, "test");
    std::vector<Real> weights = golden::array(item["start"]).values;
    const golden::Array gradients = golden::array(item["gradients"]);
    const auto size = static_cast<Index>(weights.size());
    std::vector<std::vector<Real>> state(static_cast<std::size_t>(optimizer->slots()), weights);
    std::vector<Real*> slots;
    for (std::vector<Real>& slot : state) {
      const double start = optimizer->slotStart(static_cast<int>(slots.size()));
      slot.assign(slot.size(), static_cast<Real>(start));
      slots.push_back(slot.data());
    }
    std::vector<Real> after;
    for (Index step = 0; step < gradients.shape[0]; ++step) {
      const double rate =
          item["learning_rates"].is_null()
              ? optimizer->learningRate()
              : item["learning_rates"][static_cast<std::size_t>(step)].get<double>();
      optimizer->update(
          {size, weights.data(), gradients.values.data() + step * size, slots, rate, step + 1});
      after.insert(after.end(), weights.begin(), weights.end());
    }
    comparison.expectClose("weights", after, golden::array(item["after"]));
  }
}

}  // namespace
}  // namespace minibatch
