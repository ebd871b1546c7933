#include <gtest/gtest.h>

#include <cmath>

#include "catalog.h"
#include "losses/loss.h"
#include "parity/comparison.h"

namespace minibatch {
namespace {

class LossParity : public ::testing::TestWithParam<std::string> {};

TEST_P(LossParity, ValuesAndGradients) {
  const std::string class_name = GetParam().substr(GetParam().find('/') + 1);
  golden::Comparison comparison("loss", class_name);
  for (const nlohmann::json& item : golden::cases(GetParam())) {
    comparison.startCase(item);
    const auto loss = catalog().make<Loss>(golden::object(item), "test");
    const golden::Array target = golden::array(item["target"]);
    const golden::Array prediction = golden::array(item["prediction"]);
    const golden::Array weights = golden::array(item["weights"]);
    EXPECT_EQ(loss->targetShape(prediction.shape.sample()), target.shape.sample());
    EXPECT_NO_THROW(loss->checkTargets(target.tensor(), prediction.shape.sample(), 0));

    LossBatch batch{prediction.tensor(), {}, target.tensor()};
    std::vector<Real> values(weights.values.size()), gradient(prediction.values.size());
    loss->evaluate(batch, weights.values.data(), values.data(), gradient.data());
    comparison.expectClose("values", values, golden::array(item["values"]));
    comparison.expectClose("gradient", gradient, golden::array(item["gradient"]));

    std::vector<Real> values_alone(values.size());
    loss->evaluate(batch, weights.values.data(), values_alone.data(), nullptr);
    EXPECT_EQ(values_alone, values) << "The values depend on whether the gradient is asked for.";

    if (loss->logitsActivation().empty() || !item["config"].value("from_logits", false)) continue;
    // The same logits handed over by the graph give the same numbers without `from_logits`.
    nlohmann::json from_graph = golden::object(item);
    from_graph["config"]["from_logits"] = false;
    const std::vector<Real> unread(prediction.values.size(), std::nanf(""));
    batch = {{unread.data(), prediction.shape}, prediction.tensor(), target.tensor()};
    std::vector<Real> graph_values(values.size()), graph_gradient(gradient.size());
    catalog()
        .make<Loss>(from_graph, "test")
        ->evaluate(batch, weights.values.data(), graph_values.data(), graph_gradient.data());
    EXPECT_EQ(graph_values, values);
    EXPECT_EQ(graph_gradient, gradient);
  }
}

std::string lossName(const ::testing::TestParamInfo<std::string>& info) {
  return info.param.substr(info.param.find('/') + 1);
}

INSTANTIATE_TEST_SUITE_P(Golden, LossParity, ::testing::ValuesIn(golden::filesIn("losses")),
                         lossName);

}  // namespace
}  // namespace minibatch
