// What is asked to be seen of a pass: the right tensors, and the same bits as without asking.
#include "model/observations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "catalog.h"
#include "contract/gradient_check.h"
#include "model/executor.h"
#include "training/trainer.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

constexpr Index kBatch = 5;

json layer(const char* class_name, json config, const char* name) {
  config["name"] = name;
  return {{"class_name", class_name}, {"config", config}};
}

// Convolution, pooling, normalization, an activation that the layer leaves to the graph; smooth, so
// that central differences are right in float, too.
const std::vector<json>& layers() {
  static const std::vector<json> all = {
      layer("InputLayer", {{"shape", {6, 6, 2}}}, "input"),
      layer("Conv2D", {{"filters", 4}, {"kernel_size", 3}, {"padding", "same"}}, "conv"),
      layer("BatchNormalization", json::object(), "norm"),
      layer("AveragePooling2D", {{"pool_size", 2}}, "pool"),
      layer("Flatten", json::object(), "flatten"),
      layer("Dense", {{"units", 5}, {"activation", "tanh"}}, "hidden"),
      layer("Dense", {{"units", 3}, {"activation", "softmax"}}, "output")};
  return all;
}

std::string spec(std::size_t first, std::size_t last, json input_shape = nullptr) {
  json list = json::array();
  if (!input_shape.is_null()) {
    list.push_back(layer("InputLayer", {{"shape", input_shape}}, "tail_input"));
  }
  for (std::size_t i = first; i < last; ++i) list.push_back(layers()[i]);
  return json{{"class_name", "Sequential"}, {"config", {{"name", "net"}, {"layers", list}}}}.dump();
}

Observations everything() {
  Observations all;
  for (const json& layer : layers()) {
    all.outputs.push_back(layer["config"]["name"]);
    all.gradients.push_back(layer["config"]["name"]);
  }
  return all;
}

std::vector<Real> copyOf(const ConstTensor& tensor) {
  return {tensor.data, tensor.data + tensor.size()};
}

void setInput(Executor& executor) {
  const Tensor input = executor.input(kBatch);
  std::ranges::copy(randomValues(input.size(), 1), input.data);
}

TEST(Observations, OutputsAreThoseOfTheModelUpToTheLayer) {
  const Model model(spec(0, layers().size()), catalog(), 3);
  for (const bool training_plan : {false, true}) {
    Observations observe = everything();
    if (!training_plan) observe.gradients.clear();
    Executor executor(model, {.max_batch = 8, .training = training_plan, .observe = observe});
    setInput(executor);
    executor.forward(kBatch, false, 1, 0);
    for (std::size_t last = 2; last <= layers().size(); ++last) {
      // The weights of a layer are drawn by its place: the same in the shorter model.
      const Model prefix(spec(0, last), catalog(), 3);
      Executor alone(prefix, {.max_batch = 8});
      setInput(alone);
      alone.forward(kBatch, false, 1, 0);
      const std::string name = layers()[last - 1]["config"]["name"];
      EXPECT_EQ(copyOf(executor.observedOutput(name)), copyOf(alone.output(kBatch))) << name;
    }
    EXPECT_EQ(copyOf(executor.observedOutput("input")), copyOf(executor.input(kBatch)));
  }
}

TEST(Observations, OutputsOutliveTheBackwardPass) {
  const Model model(spec(0, layers().size()), catalog(), 3);
  Executor executor(model, {.max_batch = kBatch, .training = true, .observe = everything()});
  setInput(executor);
  executor.forward(kBatch, true, 1, 0);
  std::vector<std::vector<Real>> before;
  for (const std::string& name : everything().outputs) {
    before.push_back(copyOf(executor.observedOutput(name)));
  }
  std::ranges::copy(randomValues(kBatch * 3, 2), executor.outputGradient(kBatch, false).data);
  executor.backward({false});
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(copyOf(executor.observedOutput(everything().outputs[i])), before[i]) << i;
  }
}

// The gradient with respect to what a layer gives is that of the rest of the model with respect to
// its input.
TEST(Observations, GradientsAreThoseOfCentralDifferences) {
  const Model model(spec(0, layers().size()), catalog(), 3);
  Executor executor(model, {.max_batch = kBatch, .training = true, .observe = everything()});
  setInput(executor);
  executor.forward(kBatch, true, 1, 0);
  const std::vector<Real> cotangent = randomValues(kBatch * 3, 2);
  std::ranges::copy(cotangent, executor.outputGradient(kBatch, false).data);
  executor.backward({false});
  std::vector<Real> all_weights = model.copyWeights();
  for (std::size_t i = 0; i + 1 < layers().size(); ++i) {
    const std::string name = layers()[i]["config"]["name"];
    const ConstTensor output = executor.observedOutput(name);
    json shape = json::array();
    for (int axis = 1; axis < output.shape.rank(); ++axis) shape.push_back(output.shape[axis]);
    Model rest(spec(i + 1, layers().size(), shape), catalog(), 3);
    rest.setWeights(std::span(all_weights).last(static_cast<std::size_t>(rest.parameterCount())));
    Executor tail(rest, {.max_batch = kBatch, .training = true});
    std::vector<Real> at = copyOf(output);
    const auto value = [&] {
      std::ranges::copy(at, tail.input(kBatch).data);
      tail.forward(kBatch, true, 1, 0);
      const ConstTensor result = tail.output(kBatch);
      double sum = 0;
      for (Index k = 0; k < result.size(); ++k) {
        sum += static_cast<double>(cotangent[k]) * static_cast<double>(result.data[k]);
      }
      return sum;
    };
    const std::vector<Real> gradient = copyOf(executor.observedGradient(name));
    SCOPED_TRACE(name);
    const Derivative derivative = checkGradient(at, gradient, static_cast<std::uint32_t>(i), value);
    EXPECT_GT(std::abs(derivative.analytic), 1e-3);
    EXPECT_NEAR(derivative.numeric, derivative.analytic, sizeof(Real) == 8 ? 1e-7 : 1e-3);
  }
  EXPECT_EQ(copyOf(executor.observedGradient("output")), cotangent);
}

TEST(Observations, OfWeightsAreTheirPartsOfTheGradient) {
  const Model model(spec(0, layers().size()), catalog(), 3);
  Executor executor(model, {.max_batch = kBatch, .training = true});
  for (std::size_t i = 0; i < model.weights().size(); ++i) {
    const Weight& weight = model.weights()[i];
    const ConstTensor gradient = executor.weightGradient(static_cast<int>(i));
    EXPECT_EQ(static_cast<bool>(gradient), weight.trainable) << weight.path;
    if (gradient) {
      EXPECT_EQ(gradient.data, executor.gradients() + weight.offset) << weight.path;
    }
  }
}

std::vector<Real> trained(const Observations& observations) {
  Model model(spec(0, layers().size()), catalog(), 3);
  Trainer trainer(model, R"({"optimizer": "adam", "loss": "categorical_crossentropy"})", 7);
  trainer.observe(observations);
  const std::vector<Real> x = randomValues(kBatch * 72, 4);
  std::vector<float> targets(kBatch * 3, 0);
  for (Index i = 0; i < kBatch; ++i) targets[static_cast<std::size_t>(i * 3 + i % 3)] = 1;
  const Dataset data =
      trainer.bind(Dataset::fromFloats(std::vector<float>(x.begin(), x.end()), {6, 6, 2})
                       .withTargets(targets, {3}));
  for (int step = 0; step < 3; ++step) {
    trainer.startTrainStep(data, {0, kBatch});
    while (!trainer.continueStep(Deadline::never())) {
    }
    if (observations.outputs.empty()) continue;
    EXPECT_TRUE(trainer.executor()->observedOutput("hidden"));
    EXPECT_TRUE(trainer.executor()->observedGradient("conv"));
    // The loss starts from the logits, so that nothing comes by the probabilities.
    EXPECT_FALSE(trainer.executor()->observedGradient("output"));
  }
  return trainer.copyState();
}

TEST(Observations, ChangeNoBitOfATraining) { EXPECT_EQ(trained(everything()), trained({})); }

TEST(Observations, CostMemoryOnlyWhereTheyAreAsked) {
  const Model model(spec(0, layers().size()), catalog(), 3);
  const double none = Executor::plannedBytes(model, {.max_batch = 64, .training = true});
  const double all =
      Executor::plannedBytes(model, {.max_batch = 64, .training = true, .observe = everything()});
  // The outputs and gradients of all layers, at least, are there at once.
  double tensors = 0;
  for (const Operation& operation : model.graph().operations) {
    tensors += 2 * 64 * static_cast<double>(operation.shape.size()) * sizeof(Real);
  }
  EXPECT_GT(all, tensors * 0.9);
  EXPECT_LT(none, all);
  Executor executor(model, {.max_batch = 2, .training = true});
  executor.forward(2, true, 1, 0);
  EXPECT_FALSE(executor.observedOutput("conv"));
  EXPECT_FALSE(executor.observedGradient("conv"));
}

TEST(Observations, OfWhatThereIsNotAreRefused) {
  const Model model(spec(0, layers().size()), catalog(), 3);
  const auto code = [&](const Executor::Options& options) {
    try {
      Executor executor(model, options);
    } catch (const Error& error) {
      return std::string(errorCodeName(error.code()));
    }
    return std::string();
  };
  EXPECT_EQ(code({.max_batch = 1, .observe = {{"convolution"}, {}}}), "unknown-name");
  EXPECT_EQ(code({.max_batch = 1, .observe = {{}, {"conv"}}}), "invalid-argument");
}

TEST(Observations, StatisticsLeaveOutWhatIsNotFinite) {
  const std::vector<Real> values = {0, 1, 2, 5, Real(NAN), Real(-INFINITY), 0, 0};
  const TensorStatistics statistics = statisticsOf({values.data(), {8}});
  EXPECT_NEAR(statistics.mean, 8.0 / 6, 1e-15);
  EXPECT_NEAR(statistics.standard_deviation, 1.7950549357115015, 1e-14);  // numpy.std
  EXPECT_EQ(statistics.minimum, 0);
  EXPECT_EQ(statistics.maximum, 5);
  EXPECT_EQ(statistics.zeros, 3.0 / 8);
  EXPECT_EQ(statistics.not_finite, 2);
  EXPECT_NEAR(statistics.norm, std::sqrt(30.0), 1e-14);
  // numpy.histogram([0, 1, 2, 5, 0, 0], 4), and of [3, 3].
  EXPECT_EQ(statisticsOf({values.data(), {8}}, 4).histogram, (std::vector<Index>{4, 1, 0, 1}));
  const std::vector<Real> same = {3, 3};
  EXPECT_EQ(statisticsOf({same.data(), {2}}, 4).histogram, (std::vector<Index>{0, 0, 2, 0}));
  const std::vector<Real> none = {Real(NAN)};
  EXPECT_EQ(statisticsOf({none.data(), {1}}).maximum, 0);
}

TEST(Observations, UntilTheLossAreThereWhenItIsKnown) {
  const Model model(spec(0, layers().size()), catalog(), 3);
  const Observations observe{.until_loss = {"conv", "hidden"}};
  Executor executor(model, {.max_batch = kBatch, .training = true, .observe = observe});
  Executor keeps(model, {.max_batch = kBatch, .training = true, .observe = everything()});
  for (Executor* one : {&executor, &keeps}) {
    setInput(*one);
    one->forward(kBatch, true, 1, 0);
  }
  for (const std::string& name : observe.until_loss) {
    EXPECT_EQ(copyOf(executor.observedOutput(name)), copyOf(keeps.observedOutput(name))) << name;
  }
}

}  // namespace
}  // namespace minibatch::testing
