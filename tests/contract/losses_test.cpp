// What every loss and activation of the catalogue must do.
#include <gtest/gtest.h>

#include <cmath>

#include "activations/activation.h"
#include "catalog.h"
#include "contract/gradient_check.h"
#include "contract/variants.h"
#include "kernels/elementwise.h"
#include "kernels/reductions.h"
#include "losses/loss.h"

namespace minibatch::testing {
namespace {

std::vector<const Entry*> entriesOf(Kind kind) {
  std::vector<const Entry*> result;
  for (const Entry* entry : catalog().entries()) {
    if (entry->kind == kind) result.push_back(entry);
  }
  return result;
}

std::string nameOf(const ::testing::TestParamInfo<const Entry*>& info) {
  return std::string(info.param->class_name);
}

class LossContract : public ::testing::TestWithParam<const Entry*> {};

// Predictions are probabilities that add up to 1, targets one-hot or indices: every loss takes
// these.
TEST_P(LossContract, GradientsAreThoseOfTheValues) {
  if (sizeof(Real) != 8) return;  // central differences need double: contract_tests_double
  const Index batch = 5, outputs = 4;
  for (const Variant& variant : variantsOf(*GetParam())) {
    SCOPED_TRACE(variant.label);
    const auto loss = catalog().make<Loss>(
        {{"class_name", GetParam()->class_name}, {"config", variant.config}}, "here");
    std::vector<Real> logits = randomValues(batch * outputs, 1);
    std::vector<Real> prediction(logits.size()), target(logits.size()), gradient(logits.size());
    softmax(batch, outputs, 1, logits.data(), prediction.data());
    const Shape shape = loss->targetShape({outputs});
    for (Index i = 0; i < batch; ++i) {
      if (shape.rank() == 0) {
        target[i] = static_cast<Real>(i % outputs);
      } else {
        target[i * outputs + i % outputs] = 1;
      }
    }
    const std::vector<Real> weights = randomValues(batch, 2, Real(0.5), 2);
    std::vector<Real> values(batch);
    LossBatch view;
    view.prediction = ConstTensor(prediction.data(), {batch, outputs});
    view.target = ConstTensor(target.data(), shape.withBatch(batch));
    const auto value = [&] {
      loss->evaluate(view, weights.data(), values.data(), nullptr);
      double total = 0;
      for (Index i = 0; i < batch; ++i) total += static_cast<double>(weights[i]) * values[i];
      return total;
    };
    loss->evaluate(view, weights.data(), values.data(), gradient.data());
    double size = std::sqrt(sumOfSquares(batch * outputs, gradient.data()));
    EXPECT_GT(size, 0);
    expectSame(checkGradient(prediction, gradient, 3, value), size);
    if (loss->logitsActivation() != "softmax") continue;
    const auto value_from_logits = [&] {
      softmax(batch, outputs, 1, logits.data(), prediction.data());
      return value();
    };
    view.logits = ConstTensor(logits.data(), {batch, outputs});
    loss->evaluate(view, weights.data(), values.data(), gradient.data());
    size = std::sqrt(sumOfSquares(batch * outputs, gradient.data()));
    expectSame(checkGradient(logits, gradient, 4, value_from_logits), size);
  }
}

INSTANTIATE_TEST_SUITE_P(Catalog, LossContract, ::testing::ValuesIn(entriesOf(Kind::kLoss)),
                         nameOf);

class ActivationContract : public ::testing::TestWithParam<const Entry*> {};

TEST_P(ActivationContract, GradientsAreThoseOfTheFunctionAlsoInPlace) {
  const Shape shape{6, 5};
  const auto function = catalog().make<Activation>(GetParam()->class_name, "here");
  std::vector<Real> x = randomValues(shape.size(), 1, -3, 3), y(x.size()), dx(x.size());
  const std::vector<Real> dy = randomValues(shape.size(), 2);
  const auto forward = [&] {
    function->forward({x.data(), shape}, {y.data(), shape});
    double total = 0;
    for (std::size_t i = 0; i < y.size(); ++i) total += static_cast<double>(dy[i]) * y[i];
    return total;
  };
  forward();
  const bool from_output = function->backwardReadsOutput();
  const ConstTensor none;
  const auto backward = [&](const Real* from, Real* to) {
    function->backward(from_output ? none : ConstTensor(x.data(), shape),
                       from_output ? ConstTensor(y.data(), shape) : none, {from, shape},
                       {to, shape});
  };
  backward(dy.data(), dx.data());
  std::vector<Real> in_place = dy;
  backward(in_place.data(), in_place.data());
  EXPECT_EQ(in_place, dx);
  std::vector<Real> y_in_place = x;
  function->forward({y_in_place.data(), shape}, {y_in_place.data(), shape});
  EXPECT_EQ(y_in_place, y);
  if (sizeof(Real) == 8) {
    const double size = std::sqrt(sumOfSquares(shape.size(), dx.data()));
    EXPECT_GT(size, 0);
    expectSame(checkGradient(x, dx, 3, forward), size);
  }
}

INSTANTIATE_TEST_SUITE_P(Catalog, ActivationContract,
                         ::testing::ValuesIn(entriesOf(Kind::kActivation)), nameOf);

}  // namespace
}  // namespace minibatch::testing
