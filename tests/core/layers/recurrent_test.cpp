// What parity with Keras's numbers does not show: initial weights, dropout, and what is refused.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "catalog.h"
#include "core/message_text.h"
#include "model/executor.h"

namespace minibatch {
namespace {

using nlohmann::json;

std::string spec(const std::string& class_name, const json& config, const json& shape) {
  return json{{"class_name", "Sequential"},
              {"config",
               {{"layers",
                 {{{"class_name", "InputLayer"}, {"config", {{"shape", shape}}}},
                  {{"class_name", class_name}, {"config", config}}}}}}}
      .dump();
}

TEST(Lstm, TheForgetGateStartsWithABiasOfOne) {
  for (const bool unit_forget_bias : {true, false}) {
    const Model model(spec("LSTM", {{"units", 3}, {"unit_forget_bias", unit_forget_bias}}, {4, 2}),
                      catalog(), 1);
    const Weight& bias = model.weights().back();
    EXPECT_EQ(bias.path, "lstm/bias");
    for (Index i = 0; i < 12; ++i) {
      EXPECT_EQ(bias.value.data[i], unit_forget_bias && i / 3 == 1 ? 1 : 0) << i;
    }
  }
}

TEST(Gru, TheRecurrentKernelStartsWithOrthonormalRows) {
  const Model model(spec("GRU", {{"units", 4}}, {4, 2}), catalog(), 1);
  const Weight& kernel = model.weights()[1];
  ASSERT_EQ(kernel.value.shape, Shape({4, 12}));
  for (Index a = 0; a < 4; ++a) {
    for (Index b = 0; b < 4; ++b) {
      double dot = 0;
      for (Index i = 0; i < 12; ++i) {
        dot += static_cast<double>(kernel.value.data[a * 12 + i]) * kernel.value.data[b * 12 + i];
      }
      EXPECT_NEAR(dot, a == b, 1e-6);
    }
  }
}

// A SimpleRNN that adds up its inputs: linear, with kernels of one.
std::vector<Real> addedUp(const json& extra, bool training) {
  constexpr Index kBatch = 2000;
  json config = {{"units", 1},
                 {"activation", nullptr},
                 {"kernel_initializer", "ones"},
                 {"recurrent_initializer", "ones"}};
  config.update(extra);
  const Model model(spec("SimpleRNN", config, {4, 1}), catalog(), 1);
  Executor executor(model, {.max_batch = kBatch});
  std::fill_n(executor.input(kBatch).data, kBatch * 4, Real{1});
  executor.forward(kBatch, training, 1, 1);
  return {executor.output(kBatch).data, executor.output(kBatch).data + kBatch};
}

TEST(SimpleRnn, DropoutHasOneMaskForAllSteps) {
  // Dropped in every step, or scaled by 1 / (1 - 0.2) in every step.
  Index dropped = 0;
  for (const Real sum : addedUp({{"dropout", 0.2}}, true)) {
    dropped += sum == 0 ? 1 : 0;
    EXPECT_NEAR(sum, sum == 0 ? 0 : 5, 1e-5);
  }
  EXPECT_NEAR(static_cast<double>(dropped) / 2000, 0.2, 0.03);
  for (const Real sum : addedUp({{"dropout", 0.2}}, false)) EXPECT_EQ(sum, 4);
}

TEST(SimpleRnn, RecurrentDropoutHasOneMaskForAllSteps) {
  Index dropped = 0;
  for (const Real sum : addedUp({{"recurrent_dropout", 0.5}}, true)) {
    dropped += sum == 1 ? 1 : 0;
    EXPECT_NEAR(sum, sum == 1 ? 1 : 1 + 2 * (1 + 2 * (1 + 2)), 1e-5);
  }
  EXPECT_NEAR(static_cast<double>(dropped) / 2000, 0.5, 0.04);
}

void expectRefused(const std::string& class_name, const json& config, const std::string& words) {
  try {
    const Model model(spec(class_name, config, {4, 2}), catalog(), 1);
    ADD_FAILURE() << "took " << config;
  } catch (const Error& error) {
    EXPECT_NE(messageText(error).find(words), std::string::npos) << messageText(error);
  }
}

TEST(Bidirectional, RefusesLayersThatDoNotFitTogether) {
  const auto layer = [](const json& config) {
    return json{{"class_name", "LSTM"}, {"config", config}};
  };
  expectRefused("Bidirectional", {{"layer", {{"class_name", "Dense"}, {"config", {{"units", 2}}}}}},
                R"(choices="\"SimpleRNN\"""\"LSTM\"""\"GRU\"")");
  expectRefused("Bidirectional", {{"layer", layer({{"units", 2}, {"go_backwards", true}})}},
                "layer.both-directions");
  expectRefused("Bidirectional",
                {{"layer", layer({{"units", 2}})},
                 {"backward_layer",
                  layer({{"units", 2}, {"go_backwards", true}, {"return_sequences", true}})}},
                "layer.both-the-same");
  expectRefused("Bidirectional",
                {{"layer", layer({{"units", 2}})},
                 {"merge_mode", "sum"},
                 {"backward_layer", layer({{"units", 3}, {"go_backwards", true}})}},
                "layer.direction-units first=2 second=3");
  expectRefused("Bidirectional", {{"layer", layer({{"units", 0}})}}, R"(argument="units")");
}

TEST(Recurrent, RefusesWhatItDoesNotOffer) {
  const auto of = [](const char* argument) {
    return json{{"class_name", "GRU"}, {"config", {{"units", 2}, {argument, true}}}};
  };
  expectRefused("TimeDistributed", {{"layer", of("return_state")}}, "layer.one-output");
  expectRefused("TimeDistributed", {{"layer", of("stateful")}}, "layer.stateful-step");
  json backward = of("go_backwards");
  expectRefused("Bidirectional", {{"layer", of("stateful")}, {"backward_layer", backward}},
                "layer.both-the-same");
}

}  // namespace
}  // namespace minibatch
