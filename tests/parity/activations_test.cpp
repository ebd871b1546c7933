#include <gtest/gtest.h>

#include <map>
#include <memory>

#include "activations/activation.h"
#include "catalog.h"
#include "parity/comparison.h"

namespace minibatch {
namespace {

TEST(ActivationParity, OutputsAndGradients) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const nlohmann::json& item : golden::cases("activations")) {
    const std::string name = item["identifier"];
    golden::Comparison& comparison =
        comparisons.try_emplace(name, "activation", name).first->second;
    comparison.startCase(item);
    const auto activation = catalog().make<Activation>(name, "test");
    const golden::Array x = golden::array(item["input"]);
    const golden::Array dy = golden::array(item["output_gradient"]);

    golden::Array y = x;  // in place, as the graph does it
    activation->forward(y.tensor(), y.tensor());
    comparison.expectClose("output", y.values, golden::array(item["output"]));

    golden::Array dx = dy;
    const bool reads_output = activation->backwardReadsOutput();
    activation->backward(reads_output ? ConstTensor(nullptr, x.shape) : x.tensor(),
                         reads_output ? ConstTensor(y.tensor()) : ConstTensor(nullptr, x.shape),
                         dx.tensor(), dx.tensor());
    comparison.expectClose("input gradient", dx.values, golden::array(item["input_gradient"]));
  }
}

}  // namespace
}  // namespace minibatch
