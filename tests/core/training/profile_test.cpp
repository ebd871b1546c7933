#include "training/profile.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "catalog.h"
#include "training/fit.h"

namespace minibatch {
namespace {

using nlohmann::json;

json layer(const char* class_name, json config) {
  return {{"class_name", class_name}, {"config", std::move(config)}};
}

std::string sequential(std::vector<json> layers) {
  return json{{"class_name", "Sequential"}, {"config", {{"layers", layers}}}}.dump();
}

// Images 6x6 with 2 channels; a frozen layer in the middle.
std::string imageModel() {
  return sequential({layer("InputLayer", {{"shape", {6, 6, 2}}}),
                     layer("Conv2D", {{"filters", 4}, {"kernel_size", {3, 3}}}),
                     layer("BatchNormalization", json::object()), layer("Flatten", json::object()),
                     layer("Dense", {{"units", 5}, {"activation", "relu"}, {"trainable", false}}),
                     layer("Dropout", {{"rate", 0.5}}),
                     layer("Dense", {{"units", 3}, {"activation", "softmax"}})});
}

constexpr const char* kCompile =
    R"({"optimizer": "adam", "loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"]})";

Dataset images(Index rows) {
  std::vector<float> x, y;
  for (Index i = 0; i < rows * 72; ++i) x.push_back(static_cast<float>(std::sin(i + 1.0)));
  for (Index i = 0; i < rows; ++i) y.push_back(static_cast<float>(i % 3));
  return Dataset::fromFloats(std::move(x), {6, 6, 2}).withTargets(std::move(y), {});
}

struct Plan {
  Index batch_size = 32, steps = 10, warm_up = 3;
};

// The result with names.
json profileOf(Trainer& trainer, const Dataset& data, const Plan& plan = {}) {
  ProfileJob job(trainer, data, plan.batch_size, plan.steps, plan.warm_up);
  while (job.step(1e9) != JobState::kDone) {
  }
  EXPECT_EQ(job.progress(), std::to_string(plan.warm_up + plan.steps));
  return json::parse(job.result());
}

TEST(Profile, HasATimeForEveryPassThatRuns) {
  Model model(imageModel(), catalog(), 1);
  Trainer trainer(model, kCompile, 1);
  const json result = profileOf(trainer, images(32), {.batch_size = 16, .steps = 4});
  ASSERT_EQ(result["layers"].size(), 7u);
  double sum = 0;
  for (const char* part : {"gather", "loss", "update"}) {
    EXPECT_GT(result[part].get<double>(), 0) << part;
    sum += result[part].get<double>();
  }
  for (std::size_t i = 0; i < 7; ++i) {
    const double forward = result["layers"][i]["forward"]["seconds"],
                 backward = result["layers"][i]["backward"]["seconds"];
    EXPECT_EQ(forward > 0, i > 0) << i;  // an input computes nothing
    EXPECT_EQ(backward > 0, i > 0) << i;
    sum += forward + backward;
  }
  EXPECT_LE(sum, result["step"].get<double>());
}

TEST(Profile, NothingIsTimedBackwardWhereNoGradientIsWanted) {
  Model model(sequential({layer("InputLayer", {{"shape", {4}}}),
                          layer("Dense", {{"units", 64}, {"trainable", false}}),
                          layer("Dense", {{"units", 2}})}),
              catalog(), 1);
  Trainer trainer(model, R"({"optimizer": "sgd", "loss": "mse"})", 1);
  const Dataset data =
      Dataset::fromFloats(std::vector<float>(40), {4}).withTargets(std::vector<float>(20), {2});
  const json layers = profileOf(trainer, data)["layers"];
  EXPECT_GT(layers[1]["forward"]["seconds"].get<double>(), 0);
  EXPECT_EQ(layers[1]["backward"]["seconds"], 0);
  EXPECT_EQ(layers[1]["backward"]["multiplyAccumulates"], 0);
  EXPECT_GT(layers[2]["backward"]["seconds"].get<double>(), 0);
  EXPECT_EQ(layers[2]["backward"]["multiplyAccumulates"],
            64 * 2);  // of the kernel; the input wants none
}

TEST(Profile, CountsTheProductsOfDirectArithmetic) {
  Model model(imageModel(), catalog(), 1);
  Trainer trainer(model, kCompile, 1);
  const json layers = profileOf(trainer, images(8), {.steps = 1})["layers"];
  const double conv = 4 * 4 * 4 * 3 * 3 * 2, frozen = 64 * 5, last = 5 * 3;
  const double forward[] = {0, conv, 0, 0, frozen, 0, last};
  // The first layer's input wants no gradient, nor does the frozen kernel.
  const double backward[] = {0, conv, 0, 0, frozen, 0, 2 * last};
  for (std::size_t i = 0; i < 7; ++i) {
    EXPECT_EQ(layers[i]["forward"]["multiplyAccumulates"], forward[i]) << i;
    EXPECT_EQ(layers[i]["backward"]["multiplyAccumulates"], backward[i]) << i;
  }
}

// What each layer multiplies, from its definition; with a Dense layer before it, so that its input
// wants a gradient, too.
void expectProducts(const Shape& input, json tested, double forward, double backward_as_first) {
  const std::string name = tested["class_name"];
  const json shape = std::vector<Index>(input.begin(), input.end());
  for (const bool is_first : {true, false}) {
    std::vector<json> list = {layer("InputLayer", {{"shape", shape}})};
    if (!is_first) list.push_back(layer("Dense", {{"units", input.back()}}));
    list.push_back(tested);
    list.push_back(layer("Flatten", json::object()));
    list.push_back(layer("Dense", {{"units", 1}}));
    Model model(sequential(list), catalog(), 1);
    Trainer trainer(model, R"({"optimizer": "sgd", "loss": "mse"})", 1);
    const Dataset data = Dataset::fromFloats(std::vector<float>(2 * input.size()), input)
                             .withTargets(std::vector<float>(2), {1});
    const json layers = profileOf(trainer, data, {.steps = 1, .warm_up = 0})["layers"];
    const json& result = layers[is_first ? 1 : 2];
    EXPECT_EQ(result["forward"]["multiplyAccumulates"], forward) << name;
    EXPECT_EQ(result["backward"]["multiplyAccumulates"], is_first ? backward_as_first : 2 * forward)
        << name;
  }
}

TEST(Profile, CountsTheProductsOfEveryLayerWithAKernel) {
  const Shape image = {5, 4, 6}, sequence = {7, 3};
  expectProducts(image, layer("Dense", {{"units", 2}}), 20 * 6 * 2, 20 * 6 * 2);
  const double conv = 3 * 2 * 8 * (3 * 3 * 3);
  expectProducts(image, layer("Conv2D", {{"filters", 8}, {"kernel_size", {3, 3}}, {"groups", 2}}),
                 conv, conv);
  const double padded = 7 * 4 * (3 * 3);
  expectProducts(sequence,
                 layer("Conv1D", {{"filters", 4}, {"kernel_size", {3}}, {"padding", "causal"}}),
                 padded, padded);
  const double transpose = 20 * 6 * (3 * 3 * 2);
  expectProducts(
      image,
      layer("Conv2DTranspose", {{"filters", 2}, {"kernel_size", {3, 3}}, {"strides", {2, 2}}}),
      transpose, transpose);
  const double depthwise = 20 * (3 * 3 * 6 * 2);
  expectProducts(image,
                 layer("DepthwiseConv2D",
                       {{"kernel_size", {3, 3}}, {"padding", "same"}, {"depth_multiplier", 2}}),
                 depthwise, depthwise);
  const double channels = 20 * (3 * 3 * 6), mix = 20 * 6 * 5;
  expectProducts(
      image,
      layer("SeparableConv2D", {{"filters", 5}, {"kernel_size", {3, 3}}, {"padding", "same"}}),
      channels + mix, channels + 2 * mix);
  const double lstm = 7 * 3 * 4 * 5, lstm_state = 7 * 5 * 4 * 5;
  expectProducts(sequence, layer("LSTM", {{"units", 5}}), lstm + lstm_state, lstm + 2 * lstm_state);
  const double gru = 7 * 3 * 3 * 5, gru_state = 7 * 5 * 3 * 5;
  expectProducts(sequence, layer("GRU", {{"units", 5}, {"return_sequences", true}}),
                 gru + gru_state, gru + 2 * gru_state);
  const double rnn = 7 * 3 * 2, rnn_state = 7 * 2 * 2;
  expectProducts(sequence, layer("Bidirectional", {{"layer", layer("SimpleRNN", {{"units", 2}})}}),
                 2 * (rnn + rnn_state), 2 * (rnn + 2 * rnn_state));
}

TEST(Profile, PutsEverythingBack) {
  const auto historyAndWeights = [](bool profiles) {
    Model model(imageModel(), catalog(), 1);
    Trainer trainer(model, kCompile, 1);
    const Dataset data = images(20);
    std::string seen;
    for (int run = 0; run < 2; ++run) {
      if (profiles) {
        const std::vector<Real> before = trainer.copyState();
        profileOf(trainer, data, {.batch_size = 7, .steps = 5});
        EXPECT_EQ(trainer.copyState(), before);
        ProfileJob left(trainer, data, 7, 10, 3);
        left.step(-1);  // in the middle of a step
      }
      FitJob fit(trainer, data, std::nullopt, R"({"batch_size": 8, "epochs": 2})");
      while (fit.step(1e9) != JobState::kDone) {
      }
      seen += fit.history();
    }
    EXPECT_EQ(trainer.iteration(), 12);
    return std::pair(seen, model.copyWeights());
  };
  EXPECT_EQ(historyAndWeights(true), historyAndWeights(false));
}

TEST(Profile, GoesOnWithALossThatIsNotFinite) {
  Model model(imageModel(), catalog(), 1);
  Trainer trainer(model, kCompile, 1);
  trainer.setLearningRate(1e30);
  const std::vector<Real> before = model.copyWeights();
  profileOf(trainer, images(8));
  EXPECT_EQ(model.copyWeights(), before);
}

TEST(Profile, RefusesDataThatDoesNotFit) {
  Model model(imageModel(), catalog(), 1);
  Trainer trainer(model, kCompile, 1);
  EXPECT_THROW(ProfileJob(trainer, Dataset::fromFloats({1, 2}, {2}), 32, 1, 0), Error);
}

}  // namespace
}  // namespace minibatch
