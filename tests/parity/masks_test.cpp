#include <gtest/gtest.h>

#include "catalog.h"
#include "model/executor.h"
#include "parity/comparison.h"
#include "training/compiled_loss.h"

namespace minibatch {
namespace {

using nlohmann::json;

class LossOfModelParity : public ::testing::TestWithParam<const char*> {};

TEST_P(LossOfModelParity, OutputsLossesAndGradients) {
  const std::string_view file = GetParam();
  golden::Comparison comparison("layer",
                                file == "masks"    ? "Masking"
                                : file == "states" ? "GetItem"
                                                   : "Dense",
                                2e-5, "outputs, losses and gradients");
  for (const json& item : golden::cases(GetParam())) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"]);
    Model model(item["model"].dump(), catalog(), 1);
    std::vector<Real> weights;
    for (const golden::Array& weight : golden::arrays(item["weights"])) {
      weights.insert(weights.end(), weight.values.begin(), weight.values.end());
    }
    model.setWeights(weights);
    const golden::Array x = golden::array(item["input"]);
    golden::Array target = golden::array(item["target"]);
    const Index batch = x.shape[0];
    Executor executor(model, {.max_batch = batch, .training = true});
    std::ranges::copy(x.values, executor.input(batch).data);
    executor.forward(batch, true, 0, 0);
    const golden::Array expected = golden::array(item["prediction"]);
    const ConstTensor output = executor.output(batch);
    ASSERT_EQ(output.shape, expected.shape);
    comparison.expectClose("output", {output.data, expected.values.size()}, expected);

    CompiledLoss loss(model, item["loss"], nullptr);
    loss.reserve(model, batch);
    golden::Array sample_weight;
    OutputBatch of;
    of.target = target.tensor();
    if (item.contains("sample_weight")) {
      sample_weight = golden::array(item["sample_weight"]);
      of.weights = sample_weight.values.data();
      of.weight_size = sample_weight.shape[1];
    }
    comparison.expectClose(
        "loss", loss.evaluate(executor, batch, {&of, 1}, true) + executor.activityPenalty(),
        item["value"]);
    executor.backward({loss.fromLogits()[0]});
    const std::vector<golden::Array> gradients = golden::arrays(item["gradients"]);
    auto expected_gradient = gradients.begin();
    for (std::size_t w = 0; w < model.weights().size(); ++w) {
      if (!model.weights()[w].trainable) continue;
      ASSERT_NE(expected_gradient, gradients.end());
      const golden::Array& wanted = *expected_gradient++;
      const std::string& path = model.weights()[w].path;
      if (path.ends_with("key_bias")) continue;  // it moves all scores alike
      const ConstTensor gradient = executor.weightGradient(static_cast<int>(w));
      comparison.expectClose(path, {gradient.data, wanted.values.size()}, wanted);
    }
    EXPECT_EQ(expected_gradient, gradients.end());
  }
}

INSTANTIATE_TEST_SUITE_P(Golden, LossOfModelParity,
                         ::testing::Values("masks", "activity_penalties", "states"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace minibatch
