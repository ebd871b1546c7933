#include "model/executor.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "base/error.h"

#include "core/model/test_catalog.h"

namespace minibatch {
namespace {

using nlohmann::json;

// input → a → (b, c) → sum → d, where b and c read the same tensor, b's result also goes straight
// to the sum a second time, and d is the layer a again.
json diamond() {
  return functionalSpec(
      {{"InputLayer", {{"name", "in"}, {"shape", {4}}}, {}},
       {"Dense", {{"name", "a"}, {"units", 4}, {"activation", "tanh"}}, {{"in"}, {"sum"}}},
       {"Dense", {{"name", "b"}, {"units", 4}, {"activation", "sigmoid"}}, {{"a"}}},
       {"Dense", {{"name", "c"}, {"units", 4}}, {{"a"}}},
       {"Sum", {{"name", "sum"}}, {{"b", "c", "a", "b"}}}},
      {"in"}, {"a:1"});
}

double dot(const std::vector<Real>& x, const ConstTensor& y) {
  double sum = 0;
  for (Index i = 0; i < y.size(); ++i) sum += static_cast<double>(x[i]) * y.data[i];
  return sum;
}

TEST(Executor, AddsUpTheGradientsOfBranchesAndOfSharedLayers) {
  Model model(diamond().dump(), testCatalog(), 1);
  const Index batch = 3;
  Executor executor(model, {.max_batch = batch, .training = true, .input_gradients = true});
  std::vector<Real> input(12), cotangent(12);
  for (int i = 0; i < 12; ++i) {
    input[i] = static_cast<Real>(std::sin(i + 1.0));
    cotangent[i] = static_cast<Real>(std::cos(3.0 * i));
  }
  const auto value = [&] {
    std::copy(input.begin(), input.end(), executor.input(batch).data);
    executor.forward(batch, true, 1, 0);
    return dot(cotangent, executor.output(batch));
  };
  value();
  std::copy(cotangent.begin(), cotangent.end(), executor.outputGradient(batch, false).data);
  executor.backward({false});
  const std::vector<Real> gradients(executor.gradients(),
                                    executor.gradients() + model.trainable().size());
  const std::vector<Real> input_gradient(executor.inputGradient(batch).data,
                                         executor.inputGradient(batch).data + 12);
  // Central differences in float: a step of 1e-2 leaves an error of about 1e-4.
  const auto numeric = [&](Real& x) {
    const Real start = x;
    x = start + Real(0.01);
    const double up = value();
    x = start - Real(0.01);
    const double down = value();
    x = start;
    return (up - down) / 0.02;
  };
  for (const Weight& weight : model.weights()) {
    for (Index i = 0; i < weight.value.size(); i += 3) {
      EXPECT_NEAR(gradients[weight.offset + i], numeric(weight.value.data[i]), 2e-3)
          << weight.path << " " << i;
    }
  }
  for (int i = 0; i < 12; ++i) EXPECT_NEAR(input_gradient[i], numeric(input[i]), 2e-3);
}

TEST(Executor, InPartsGivesTheSameBitsAsAtOnce) {
  Model model(diamond().dump(), testCatalog(), 1);
  Executor whole(model, {.max_batch = 2, .training = true});
  Executor parts(model, {.max_batch = 2, .training = true});
  for (Executor* executor : {&whole, &parts}) {
    for (int i = 0; i < 8; ++i) executor->input(2).data[i] = static_cast<Real>(i) / 8;
  }
  whole.forward(2, true, 1, 0);
  parts.startForward(2, true, 1, 0);
  int slices = 1;
  while (!parts.continueForward(Deadline::after(-1))) ++slices;
  EXPECT_GT(slices, 4);
  for (Executor* executor : {&whole, &parts}) {
    std::fill_n(executor->outputGradient(2, false).data, 8, Real(1));
  }
  whole.backward({false});
  parts.startBackward(std::array{false});
  while (!parts.continueBackward(Deadline::after(-1))) {
  }
  EXPECT_TRUE(std::equal(whole.gradients(), whole.gradients() + model.trainable().size(),
                         parts.gradients()));
}

TEST(Executor, RecordsTheTimesOfOperationsWhenAsked) {
  Model model(diamond().dump(), testCatalog(), 1);
  Executor executor(model, {.max_batch = 2, .training = true});
  std::fill_n(executor.input(2).data, 8, Real(0.5));
  OperationTimes times(model.graph().operations.size());
  const auto step = [&] {
    executor.forward(2, true, 1, 0);
    std::fill_n(executor.outputGradient(2, false).data, 8, Real(1));
    executor.backward({false});
  };
  step();
  for (double seconds : times.forward) EXPECT_EQ(seconds, 0);
  executor.recordTimes(&times);
  for (int i = 0; i < 20; ++i) step();  // together longer than a coarse clock's tick
  for (std::size_t i = 0; i < times.forward.size(); ++i) {
    const bool computes = !model.graph().operations[i].inputs.empty();
    EXPECT_EQ(times.forward[i] > 0, computes) << i;
    EXPECT_EQ(times.backward[i] > 0, computes) << i;
  }
  const OperationTimes once = times;
  executor.recordTimes(nullptr);
  step();
  EXPECT_EQ(times.forward, once.forward);
  EXPECT_EQ(times.backward, once.backward);
}

TEST(Executor, FrozenLayersGetNoGradientAndKeepTheWayToThoseBefore) {
  json spec = {{"class_name", "Sequential"},
               {"config",
                {{"layers",
                  {{{"class_name", "InputLayer"}, {"config", {{"shape", {3}}}}},
                   {{"class_name", "Dense"}, {"config", {{"units", 3}, {"name", "first"}}}},
                   {{"class_name", "Dense"},
                    {"config", {{"units", 2}, {"name", "frozen"}, {"trainable", false}}}}}}}}};
  Model model(spec.dump(), catalog(), 1);
  EXPECT_EQ(model.trainableParameterCount(), 12);
  EXPECT_EQ(model.parameterCount(), 20);
  Executor executor(model, {.max_batch = 1, .training = true});
  std::fill_n(executor.input(1).data, 3, Real(1));
  executor.forward(1, true, 1, 0);
  std::fill_n(executor.outputGradient(1, false).data, 2, Real(1));
  executor.backward({false});
  // d output / d first's bias j = row sums of the frozen kernel.
  const Real* frozen = model.weights()[2].value.data;
  for (int j = 0; j < 3; ++j) {
    EXPECT_FLOAT_EQ(executor.gradients()[model.weights()[1].offset + j],
                    frozen[2 * j] + frozen[2 * j + 1]);
  }
}

TEST(Executor, InferenceNeedsLessMemoryThanTrainingAndLessThanAllTensors) {
  json layers = {{{"class_name", "InputLayer"}, {"config", {{"shape", {100}}}}}};
  for (int i = 0; i < 20; ++i) {
    layers.push_back({{"class_name", "Dense"}, {"config", {{"units", 100}}}});
  }
  Model model(json{{"class_name", "Sequential"}, {"config", {{"layers", layers}}}}.dump(),
              catalog(), 1);
  const double inference = Executor::plannedBytes(model, {.max_batch = 1000});
  const double training = Executor::plannedBytes(model, {.max_batch = 1000, .training = true});
  const double tensor = 1000 * 100 * sizeof(Real);
  EXPECT_LT(inference, 4 * tensor);
  EXPECT_GT(training, 20 * tensor);
}

TEST(Executor, MemoryThatCannotBeHadIsRefusedWithItsSize) {
  const json spec = {{"class_name", "Sequential"},
                     {"config",
                      {{"layers",
                        {{{"class_name", "InputLayer"}, {"config", {{"shape", {1000, 1000, 10}}}}},
                         {{"class_name", "Flatten"}, {"config", json::object()}}}}}}};
  Model model(spec.dump(), catalog(), 1);
  try {
    Executor executor(model, {.max_batch = Index(1) << (sizeof(Index) == 8 ? 38 : 24)});
    FAIL() << "took the memory";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kOutOfMemory);
  }
}

}  // namespace
}  // namespace minibatch
