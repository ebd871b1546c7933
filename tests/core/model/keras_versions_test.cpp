// What other versions of Keras meant by what they wrote.
#include "base/keras_versions.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "catalog.h"
#include "core/message_text.h"
#include "model/spec.h"

namespace minibatch {
namespace {

using nlohmann::json;

json layer(const std::string& class_name, const json& config) {
  return {{"class_name", class_name}, {"config", config}};
}

json sequential(const json& first, const char* version) {
  json spec = {{"class_name", "Sequential"},
               {"config", {{"layers", {layer("InputLayer", {{"shape", {3, 2}}}), first}}}}};
  if (version) spec["keras_version"] = version;
  return spec;
}

json activationOf(const json& spec, const char* argument = "activation") {
  return writeSpec(readSpec(spec, catalog()))["config"]["layers"][1]["config"][argument];
}

// The function as Keras writes those it does not know itself.
const json kHardSigmoidOfKeras2 = {{"module", "builtins"},
                                   {"class_name", "function"},
                                   {"config", "hard_sigmoid_keras2"},
                                   {"registered_name", "function"}};

TEST(KerasVersions, HardSigmoidIsThatOfTheVersionThatWroteIt) {
  const json dense = layer("Dense", {{"units", 1}, {"activation", "hard_sigmoid"}});
  for (const char* version : {"1.2.2", "2.12.0", "2.15.0-tf", "tfjs-layers 4.22.0"}) {
    EXPECT_EQ(activationOf(sequential(dense, version)), kHardSigmoidOfKeras2) << version;
  }
  for (const char* version : {"3.0.0", "3.15.1"}) {
    EXPECT_EQ(activationOf(sequential(dense, version)), "hard_sigmoid") << version;
  }
  EXPECT_EQ(activationOf(sequential(dense, nullptr)), "hard_sigmoid");
}

TEST(KerasVersions, HardSigmoidIsFoundInEveryWayOfWritingIt) {
  const json function = {{"class_name", "function"}, {"config", "hard_sigmoid"}};
  EXPECT_EQ(activationOf(sequential(layer("Activation", {{"activation", function}}), "2.15.0")),
            kHardSigmoidOfKeras2);
  const json lstm = layer("LSTM", {{"units", 2}, {"recurrent_activation", "hard_sigmoid"}});
  EXPECT_EQ(activationOf(sequential(lstm, "2.4.0"), "recurrent_activation"), kHardSigmoidOfKeras2);
  const json both = layer("Bidirectional", {{"layer", lstm}});
  EXPECT_EQ(activationOf(sequential(both, "2.4.0"), "layer")["config"]["recurrent_activation"],
            kHardSigmoidOfKeras2);
}

// As a program names it, which Keras would refuse in a file.
TEST(KerasVersions, HardSigmoidOfKeras2IsWrittenAsAFunctionWhenItIsNamed) {
  const json dense = layer("Dense", {{"units", 1}, {"activation", "hard_sigmoid_keras2"}});
  EXPECT_EQ(activationOf(sequential(dense, nullptr)), kHardSigmoidOfKeras2);
  const json gru = layer("GRU", {{"units", 2}, {"recurrent_activation", "hard_sigmoid_keras2"}});
  EXPECT_EQ(activationOf(sequential(gru, nullptr), "recurrent_activation"), kHardSigmoidOfKeras2);
}

// Without the version, by what only Keras 2 writes.
TEST(KerasVersions, AShapeOfKeras2TellsItsHardSigmoid) {
  const json first = layer(
      "Dense", {{"units", 1}, {"activation", "hard_sigmoid"}, {"batch_input_shape", {nullptr, 3}}});
  const json spec = {{"class_name", "Sequential"}, {"config", {{"layers", {first}}}}};
  EXPECT_EQ(activationOf(spec), kHardSigmoidOfKeras2);
}

// Keras 2.12 wrote no modules, and arguments that Keras 3 does not know.
TEST(KerasVersions, ALayerInALayerIsWrittenAsKeras3FindsIt) {
  const json lstm = layer("LSTM", {{"units", 2}, {"time_major", false}, {"name", "inner"}});
  const json inner =
      activationOf(sequential(layer("Bidirectional", {{"layer", lstm}}), "2.12.0"), "layer");
  EXPECT_EQ(inner["module"], "keras.layers");
  EXPECT_EQ(inner["config"]["name"], "inner");
  EXPECT_FALSE(inner["config"].contains("time_major"));
  const json leaky = layer("LeakyReLU", {{"alpha", 0.5}});
  const json dense = layer("Dense", {{"units", 1}, {"activation", leaky}});
  EXPECT_EQ(activationOf(sequential(dense, "2.12.0"))["config"]["negative_slope"], 0.5);
}

TEST(KerasVersions, ThresholdedReluIsAReluWithAThreshold) {
  const json thresholded = layer("ThresholdedReLU", {{"theta", 0.5}});
  EXPECT_EQ(activationOf(sequential(thresholded, "2.12.0"), "threshold"), 0.5);
}

// Before Keras 2.1.3 a GRU had no choice.
TEST(KerasVersions, AGruOfKeras2ResetsBeforeTheProductUnlessItSaysOtherwise) {
  const json gru = layer("GRU", {{"units", 2}, {"implementation", 1}});
  EXPECT_EQ(activationOf(sequential(gru, "2.0.8"), "reset_after"), false);
  EXPECT_EQ(activationOf(sequential(gru, "3.3.3"), "reset_after"), true);
  const json after = layer("GRU", {{"units", 2}, {"reset_after", true}});
  EXPECT_EQ(activationOf(sequential(after, "2.15.0"), "reset_after"), true);
}

TEST(KerasVersions, AForgetBiasThatIsNotSetIsNone) {
  const json lstm = layer("LSTM", {{"units", 2}, {"unit_forget_bias", nullptr}});
  EXPECT_EQ(activationOf(sequential(lstm, "tfjs-layers 4.22.0"), "unit_forget_bias"), false);
}

// A model of one layer whose call has these keyword arguments, as Keras 3 and as older ones write
// it.
json called(const json& named, const json& kwargs, const char* version, bool as_keras_2) {
  json input = layer("InputLayer", {{"shape", {4}}, {"name", "in"}});
  json one = named;
  one["name"] = one["config"]["name"] = "one";
  input["name"] = "in";
  const json tensor = {{"class_name", "__keras_tensor__"},
                       {"config", {{"keras_history", {"in", 0, 0}}}}};
  if (as_keras_2) {
    one["inbound_nodes"] = json::array({json::array({json::array({"in", 0, 0, kwargs})})});
  } else {
    one["inbound_nodes"] = {{{"args", json::array({tensor})}, {"kwargs", kwargs}}};
  }
  json spec = {{"class_name", "Functional"},
               {"config",
                {{"layers", {input, one}},
                 {"input_layers", {{"in", 0, 0}}},
                 {"output_layers", {{"one", 0, 0}}}}}};
  if (version) spec["keras_version"] = version;
  return spec;
}

std::string messageOf(const json& spec) {
  try {
    readSpec(spec, catalog());
  } catch (const Error& error) {
    return messageText(error);
  }
  return "";
}

const json kDropout = layer("Dropout", {{"rate", 0.5}});

// Keras 3 writes {"training": false} for Dropout()(x), and fit() drops all the same.
TEST(KerasVersions, FitDecidesWhetherItTrainsInKeras3AndTensorFlowJs) {
  for (const json& training : {json(nullptr), json(false), json(true)}) {
    const json kwargs = {{"training", training}, {"mask", nullptr}};
    EXPECT_EQ(messageOf(called(kDropout, kwargs, nullptr, false)), "");
    EXPECT_EQ(messageOf(called(kDropout, kwargs, "tfjs-layers 4.22.0", true)), "");
  }
}

TEST(KerasVersions, TrainingInACallOfKeras2IsRefusedWhereItMatters) {
  const auto message = [](const json& of, bool training) {
    return messageOf(called(of, {{"training", training}}, "2.15.0", true));
  };
  for (const bool training : {false, true}) {
    const std::string refusal = message(kDropout, training);
    for (const char* part :
         {"graph.call-training", "layer=\"one\"", "model.config.layers[1].inbound_nodes[0]"}) {
      EXPECT_NE(refusal.find(part), std::string::npos) << refusal;
    }
    EXPECT_EQ(message(layer("Dropout", {{"rate", 0}}), training), "");
  }
  EXPECT_NE(message(layer("BatchNormalization", json::object()), false), "");
  EXPECT_EQ(message(layer("BatchNormalization", {{"trainable", false}}), false), "");
  EXPECT_NE(message(layer("BatchNormalization", {{"trainable", false}}), true), "");
}

// Keras 2 counts calls of an inner model from 1, as it called the model once to make it.
TEST(KerasVersions, CallsOfInnerModelsOfKeras2) {
  const json spec = json::parse(R"({
    "class_name": "Functional", "keras_version": "2.15.0", "config": {
      "layers": [
        {"class_name": "InputLayer", "name": "x", "inbound_nodes": [],
         "config": {"batch_input_shape": [null, 4], "name": "x"}},
        {"class_name": "Functional", "name": "base",
         "inbound_nodes": [[["x", 0, 0, {"training": false}]], [["base", 1, 0, {}]]],
         "config": {"name": "base",
           "layers": [
             {"class_name": "InputLayer", "name": "in", "inbound_nodes": [],
              "config": {"batch_input_shape": [null, 4], "name": "in"}},
             {"class_name": "Dense", "name": "d", "inbound_nodes": [[["in", 0, 0, {}]]],
              "config": {"units": 4, "name": "d"}}],
           "input_layers": [["in", 0, 0]], "output_layers": [["d", 0, 0]]}}],
      "input_layers": [["x", 0, 0]], "output_layers": [["base", 2, 0]]}})");
  EXPECT_EQ(messageOf(spec), "");
  const json written = writeSpec(readSpec(spec, catalog()))["config"];
  EXPECT_EQ(written["output_layers"], json::parse(R"([["base", 2, 0]])"));
  const json& second = written["layers"][1]["inbound_nodes"][1]["args"][0]["config"];
  EXPECT_EQ(second["keras_history"], json::parse(R"(["base", 0, 0])"));
}

TEST(KerasVersions, OtherArgumentsOfACallAreRefusedByName) {
  const json tensor = {{"class_name", "__keras_tensor__"},
                       {"config", {{"keras_history", {"in", 0, 0}}}}};
  for (const char* name : {"mask", "initial_state"}) {
    const std::string refusal =
        messageOf(called(kDropout, {{name, json::array({tensor})}}, nullptr, false));
    EXPECT_NE(refusal.find("graph.call-argument"), std::string::npos) << refusal;
    EXPECT_NE(refusal.find(std::string("argument=\"") + name), std::string::npos) << refusal;
  }
  EXPECT_EQ(messageOf(called(kDropout, {{"return_state", false}}, nullptr, false)), "");
  json positional = called(kDropout, json::object(), nullptr, false);
  positional["config"]["layers"][1]["inbound_nodes"][0]["args"].push_back(true);
  EXPECT_NE(messageOf(positional).find("args[1]"), std::string::npos);
}

TEST(KerasVersions, InputsMayBeNamed) {
  json spec = called(kDropout, json::object(), nullptr, false);
  json& node = spec["config"]["layers"][1]["inbound_nodes"][0];
  node["kwargs"]["inputs"] = node["args"][0];
  node["args"] = json::array();
  EXPECT_EQ(messageOf(spec), "");
}

}  // namespace
}  // namespace minibatch
