#include <gtest/gtest.h>

#include "parity/comparison.h"
#include "parity/layer_run.h"

namespace minibatch {
namespace {

// A layer's only input stands under `key`, several under its plural.
std::vector<golden::Array> severalOrOne(const nlohmann::json& item, const std::string& key) {
  return item.contains(key) ? std::vector{golden::array(item[key])}
                            : golden::arrays(item[key + "s"]);
}

class LayerParity : public ::testing::TestWithParam<std::string> {};

TEST_P(LayerParity, OutputsAndGradients) {
  const std::string class_name = GetParam().substr(GetParam().find('/') + 1);
  golden::Comparison comparison("layer", class_name);
  for (const nlohmann::json& item : golden::cases(GetParam())) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"]);
    const bool training = item["training"];
    const std::vector<golden::Array> inputs = severalOrOne(item, "input");
    std::vector<golden::Array> weights = golden::arrays(item["weights"]);
    golden::LayerRun run(item, inputs);

    const std::vector<WeightSpec> specs = run.layer().weights();
    ASSERT_EQ(specs.size(), weights.size());
    for (std::size_t i = 0; i < specs.size(); ++i) {
      EXPECT_EQ(specs[i].shape, weights[i].shape) << specs[i].name;
    }

    const golden::Array expected = golden::array(item["output"]);
    const golden::Array output = run.forward(inputs, weights, training);
    ASSERT_EQ(output.shape, expected.shape);
    comparison.expectClose("output", output.values, expected);

    const auto gradients =
        run.backward(inputs, weights, training, golden::array(item["output_gradient"]));
    const std::vector<golden::Array> input_gradients = severalOrOne(item, "input_gradient");
    ASSERT_EQ(gradients.inputs.size(), input_gradients.size());
    for (std::size_t i = 0; i < input_gradients.size(); ++i) {
      comparison.expectClose("gradient of input " + std::to_string(i), gradients.inputs[i].values,
                             input_gradients[i]);
    }
    const std::vector<golden::Array> expected_gradients = golden::arrays(item["weight_gradients"]);
    ASSERT_EQ(gradients.weights.size(), expected_gradients.size());
    for (std::size_t i = 0; i < expected_gradients.size(); ++i) {
      if (specs[i].name == "key_bias") {  // it moves all scores alike: its gradient is rounding
        for (const Real gradient : gradients.weights[i].values) EXPECT_NEAR(gradient, 0, 1e-5);
        continue;
      }
      comparison.expectClose("gradient of " + specs[i].name, gradients.weights[i].values,
                             expected_gradients[i]);
    }
    const std::vector<golden::Array> after = golden::arrays(item["fixed_weights_after"]);
    for (std::size_t i = 0; i < after.size(); ++i) {
      const std::size_t weight = expected_gradients.size() + i;
      comparison.expectClose(specs[weight].name + " after", weights[weight].values, after[i]);
    }
  }
}

std::string entryName(const ::testing::TestParamInfo<std::string>& info) {
  return info.param.substr(info.param.find('/') + 1);
}

INSTANTIATE_TEST_SUITE_P(Golden, LayerParity, ::testing::ValuesIn(golden::filesIn("layers")),
                         entryName);

}  // namespace
}  // namespace minibatch
