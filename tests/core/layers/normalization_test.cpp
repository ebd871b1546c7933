// Batch, layer and group normalization, forward and backward, against Eigen in double precision.
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "catalog.h"
#include "core/kernels/reference.h"
#include "model/executor.h"

namespace minibatch {
namespace {

using nlohmann::json;
using reference::randomReals;

constexpr Index kBatchRows = 3;
const Shape kInput = {4, 5, 6};

/// A layer, and which elements it normalizes together: where (b, i, j, k) is an index into the
/// batch, set(b, i, j, k) numbers the sets and weight(i, j, k) the elements of gamma and beta.
struct Case {
  const char* class_name;
  json config;
  std::function<Index(Index, Index, Index, Index)> set;
  std::function<Index(Index, Index, Index)> weight;
};

std::vector<Case> cases() {
  const auto axis = [](Index i, Index, Index) { return i; };
  const auto last = [](Index, Index, Index k) { return k; };
  const auto all = [](Index i, Index j, Index k) { return (i * 5 + j) * 6 + k; };
  return {
      {"BatchNormalization", {}, [](Index, Index, Index, Index k) { return k; }, last},
      {"BatchNormalization", {{"axis", 1}}, [](Index, Index i, Index, Index) { return i; }, axis},
      {"LayerNormalization",
       {},
       [](Index b, Index i, Index j, Index) { return (b * 4 + i) * 5 + j; },
       last},
      {"LayerNormalization",
       {{"axis", 1}},
       [](Index b, Index, Index j, Index k) { return (b * 5 + j) * 6 + k; },
       axis},
      {"LayerNormalization",
       {{"axis", {1, 2, 3}}},
       [](Index b, Index, Index, Index) { return b; },
       all},
      {"GroupNormalization",
       {{"groups", 2}},
       [](Index b, Index, Index, Index k) { return b * 2 + k / 3; },
       last},
      {"GroupNormalization",
       {{"groups", -1}},
       [](Index b, Index, Index, Index k) { return b * 6 + k; },
       last},
      {"GroupNormalization",
       {{"groups", 2}, {"axis", 1}},
       [](Index b, Index i, Index, Index) { return b * 2 + i / 2; },
       axis},
  };
}

std::string spec(const Case& layer) {
  json config = layer.config.is_null() ? json::object() : layer.config;
  config["epsilon"] = 0.01;
  return json{{"class_name", "Sequential"},
              {"config",
               {{"layers",
                 {{{"class_name", "InputLayer"}, {"config", {{"shape", {4, 5, 6}}}}},
                  {{"class_name", layer.class_name}, {"config", config}}}}}}}
      .dump();
}

/// What the reference gives for a layer: y and dx as x, and the gradients of gamma and beta.
struct Expected {
  std::vector<double> y, dx, dgamma, dbeta;
};

Expected expectedOf(const Case& layer, const std::vector<Real>& x, const std::vector<Real>& dy,
                    std::span<const Real> gamma, std::span<const Real> beta) {
  std::vector<Index> set(x.size()), weight(x.size());
  Index sets = 0;
  for (std::size_t at = 0; at < x.size(); ++at) {
    const Index k = at % 6, j = at / 6 % 5, i = at / 30 % 4;
    set[at] = layer.set(static_cast<Index>(at / 120), i, j, k);
    weight[at] = layer.weight(i, j, k);
    sets = std::max(sets, set[at] + 1);
  }
  // Each set a row.
  const Index n = static_cast<Index>(x.size()) / sets;
  std::vector<Index> filled(sets), place(x.size());
  std::vector<double> rows(x.size()), scaled_dy(x.size());
  for (std::size_t at = 0; at < x.size(); ++at) {
    place[at] = set[at] * n + filled[set[at]]++;
    rows[place[at]] = x[at];
    scaled_dy[place[at]] = static_cast<double>(dy[at]) * gamma[weight[at]];
  }
  const reference::Normalized of_rows = reference::normalizeRows(sets, n, rows, scaled_dy, 0.01);
  Expected expected{std::vector<double>(x.size()), std::vector<double>(x.size()),
                    std::vector<double>(gamma.size()), std::vector<double>(beta.size())};
  for (std::size_t at = 0; at < x.size(); ++at) {
    const double x_hat = of_rows.y[place[at]];
    expected.y[at] = gamma[weight[at]] * x_hat + beta[weight[at]];
    expected.dx[at] = of_rows.dx[place[at]];
    expected.dgamma[weight[at]] += dy[at] * x_hat;
    expected.dbeta[weight[at]] += dy[at];
  }
  return expected;
}

void expectNear(const Real* actual, const std::vector<double>& expected, const char* name) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    ASSERT_NEAR(actual[i], expected[i], 3e-5) << name << " " << i;
  }
}

TEST(NormalizationLayers, AreThoseOfEigenInDouble) {
  for (const Case& layer : cases()) {
    SCOPED_TRACE(layer.class_name + layer.config.dump());
    Model model(spec(layer), catalog(), 1);
    std::vector<Real> weights = model.copyWeights();
    const Index size = model.weights()[0].value.size();
    std::ranges::copy(randomReals(2 * size, 3), weights.begin());  // gamma, then beta
    model.setWeights(weights);
    Executor executor(model, {.max_batch = kBatchRows, .training = true, .input_gradients = true});
    const std::vector<Real> x = randomReals(kBatchRows * kInput.size(), 1);
    const std::vector<Real> dy = randomReals(kBatchRows * kInput.size(), 2);
    const auto sized = static_cast<std::size_t>(size);
    const Expected expected = expectedOf(layer, x, dy, std::span(weights).first(sized),
                                         std::span(weights).subspan(sized, sized));
    std::ranges::copy(x, executor.input(kBatchRows).data);
    executor.forward(kBatchRows, true, 1, 0);
    expectNear(executor.output(kBatchRows).data, expected.y, "y");
    std::ranges::copy(dy, executor.outputGradient(kBatchRows, false).data);
    executor.backward({false});
    expectNear(executor.inputGradient(kBatchRows).data, expected.dx, "dx");
    expectNear(executor.weightGradient(0).data, expected.dgamma, "dgamma");
    expectNear(executor.weightGradient(1).data, expected.dbeta, "dbeta");
  }
}

}  // namespace
}  // namespace minibatch
