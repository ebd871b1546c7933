#include <gtest/gtest.h>

#include <algorithm>

#include "catalog.h"
#include "parity/comparison.h"
#include "training/callbacks/callback.h"

namespace minibatch {
namespace {

// A model whose only weight is the number of the last epoch it trained.
constexpr std::string_view kStoppedModel = R"({"class_name": "Sequential", "config": {"layers": [
  {"class_name": "InputLayer", "config": {"batch_shape": [null, 1]}},
  {"class_name": "Dense", "config": {"units": 1, "use_bias": false}}]}})";

class EarlyStoppingParity : public ::testing::Test {
 protected:
  void run(const nlohmann::json& item, golden::Comparison& comparison) {
    comparison.startCase(item);
    nlohmann::json config = item["arguments"];
    if (!config.contains("monitor")) config["monitor"] = "val_loss";
    if (!config.contains("mode")) config["mode"] = "min";
    const auto callback =
        catalog().make<Callback>({{"class_name", "EarlyStopping"}, {"config", config}}, "test");
    const std::vector<double> values = golden::numbers(item["values"]);
    FitContext context{.trainer = &trainer_, .epoch_names = {"loss", "val_loss"}};

    setWeight(-1);
    callback->onBegin(context);
    callback->onTrainBegin(context);
    int epochs = 0;
    while (epochs < static_cast<int>(values.size()) && !context.stop) {
      context.logs.set("val_loss", values[static_cast<std::size_t>(epochs)]);
      setWeight(epochs);
      callback->onEpochEnd(epochs++, context);
    }
    callback->onTrainEnd(context);
    comparison.expectClose("epochs", epochs, item["epochs"].get<int>());
    comparison.expectClose("stop", context.stop, item["stopped"].get<bool>());
    comparison.expectClose("best epoch", std::max(0, callback->bestEpoch()),
                           item["best_epoch"].get<int>());
    comparison.expectClose("weights", static_cast<double>(model_.copyWeights()[0]),
                           item["weights_of_epoch"].get<int>());
  }

 private:
  void setWeight(int epoch) { model_.setWeights(std::vector<Real>{static_cast<Real>(epoch)}); }

  Model model_{kStoppedModel, catalog(), 1};
  Trainer trainer_{model_, R"({"optimizer": "sgd", "loss": "mse"})", 1};
};

TEST_F(EarlyStoppingParity, StopsAndRestores) {
  golden::Comparison comparison("callback", "EarlyStopping", 0);
  for (const nlohmann::json& item : golden::cases("early_stopping")) {
    SCOPED_TRACE(item.dump());
    run(item, comparison);
  }
}

}  // namespace
}  // namespace minibatch
