#include <gtest/gtest.h>

#include <algorithm>

#include "catalog.h"
#include "parity/golden.h"
#include "training/callbacks.h"

namespace minibatch {
namespace {

// A model whose only weight is the number of the last epoch it trained.
constexpr std::string_view kModel = R"({"class_name": "Sequential", "config": {"layers": [
  {"class_name": "InputLayer", "config": {"batch_shape": [null, 1]}},
  {"class_name": "Dense", "config": {"units": 1, "use_bias": false}}]}})";

class EarlyStoppingParity : public ::testing::Test {
 protected:
  void run(const nlohmann::json& item) {
    nlohmann::json config = item["arguments"];
    if (!config.contains("monitor")) config["monitor"] = "val_loss";
    if (!config.contains("mode")) config["mode"] = "min";
    const auto callback =
        catalog().make<Callback>({{"class_name", "EarlyStopping"}, {"config", config}}, "test");
    const std::vector<double> values = golden::numbers(item["values"]);
    double value = 0;
    FitContext context{trainer_, [&](std::string_view) { return value; }, {"loss", "val_loss"}};

    setWeight(-1);
    callback->onTrainBegin(context);
    int epochs = 0;
    while (epochs < static_cast<int>(values.size()) && !context.stop) {
      value = values[static_cast<std::size_t>(epochs)];
      setWeight(epochs);
      callback->onEpochEnd(epochs++, context);
    }
    callback->onTrainEnd(context);
    EXPECT_EQ(epochs, item["epochs"].get<int>());
    EXPECT_EQ(context.stop, item["stopped"].get<bool>());
    EXPECT_EQ(std::max(0, callback->bestEpoch()), item["best_epoch"].get<int>());
    EXPECT_EQ(model_.copyWeights()[0], static_cast<Real>(item["weights_of_epoch"].get<int>()));
  }

 private:
  void setWeight(int epoch) { model_.setWeights(std::vector<Real>{static_cast<Real>(epoch)}); }

  Model model_{kModel, catalog(), 1};
  Trainer trainer_{model_, R"({"optimizer": "sgd", "loss": "mse"})", 1};
};

TEST_F(EarlyStoppingParity, StopsAndRestores) {
  const nlohmann::json cases = golden::cases("early_stopping");
  for (const nlohmann::json& item : cases) {
    SCOPED_TRACE(item.dump());
    run(item);
  }
  std::printf("[ parity   ] %-14s %-30s %3d cases\n", "callback", "EarlyStopping",
              static_cast<int>(cases.size()));
}

}  // namespace
}  // namespace minibatch
