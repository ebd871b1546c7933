#include "model/spec.h"
#include "core/message_text.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "core/model/test_catalog.h"
#include "model/model.h"
#include "model/spec_reader.h"

namespace minibatch {
namespace {

using nlohmann::json;

json sequential(const json& layers) {
  return {{"class_name", "Sequential"}, {"config", {{"name", "net"}, {"layers", layers}}}};
}

json layer(const std::string& class_name, const json& config = json::object()) {
  return {{"class_name", class_name}, {"config", config}};
}

json input(const json& shape) { return layer("InputLayer", {{"shape", shape}}); }

std::string messageOf(const json& spec) {
  try {
    readSpec(spec, testCatalog());
  } catch (const Error& error) {
    return messageText(error);
  }
  return "";
}

TEST(Spec, NamesUnnamedLayersAsKerasDoes) {
  EXPECT_EQ(snakeCase("Conv2D"), "conv2d");
  EXPECT_EQ(snakeCase("MaxPooling2D"), "max_pooling2d");
  EXPECT_EQ(snakeCase("LeakyReLU"), "leaky_re_lu");
  EXPECT_EQ(snakeCase("Conv2DTranspose"), "conv2d_transpose");
  EXPECT_EQ(snakeCase("LSTM"), "lstm");
  const Graph graph = readSpec(
      sequential({input({4}), layer("Dense", {{"units", 3}}), layer("Dense", {{"units", 2}})}),
      catalog());
  EXPECT_EQ(graph.layers[1].name, "dense");
  EXPECT_EQ(graph.layers[2].name, "dense_1");
}

// Output shapes and parameters of this model as keras.Model.summary() prints them.
TEST(Spec, DescribesTheFashionCnnAsKerasSummaryDoes) {
  const json spec =
      sequential({input({28, 28, 1}),
                  layer("Conv2D", {{"filters", 32}, {"kernel_size", 4}, {"activation", "relu"}}),
                  layer("MaxPooling2D", {{"pool_size", 2}}),
                  layer("Conv2D", {{"filters", 64}, {"kernel_size", 3}, {"activation", "relu"}}),
                  layer("MaxPooling2D", {{"pool_size", 2}}), layer("Dropout", {{"rate", 0.2}}),
                  layer("Flatten"), layer("Dense", {{"units", 256}}),
                  layer("Dense", {{"units", 128}, {"activation", "relu"}}),
                  layer("Dense", {{"units", 10}, {"activation", "softmax"}})});
  const json description = describeSpec(spec, catalog());
  const std::vector<std::pair<json, int>> expected = {
      {{nullptr, 28, 28, 1}, 0},      {{nullptr, 25, 25, 32}, 544}, {{nullptr, 12, 12, 32}, 0},
      {{nullptr, 10, 10, 64}, 18496}, {{nullptr, 5, 5, 64}, 0},     {{nullptr, 5, 5, 64}, 0},
      {{nullptr, 1600}, 0},           {{nullptr, 256}, 409856},     {{nullptr, 128}, 32896},
      {{nullptr, 10}, 1290}};
  ASSERT_EQ(description["layers"].size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(description["layers"][i]["output_shape"], expected[i].first);
    EXPECT_EQ(description["layers"][i]["parameters"], expected[i].second);
  }
  EXPECT_EQ(description["parameters"], 463082);
}

// Keras knows a Functional model by the module it is in.
TEST(Spec, NamesTheModuleThatKerasFindsAModelIn) {
  const auto module_of = [](const json& spec) {
    return writeSpec(readSpec(spec, catalog()))["module"];
  };
  EXPECT_EQ(module_of(sequential({input({2}), layer("Dense", {{"units", 1}})})), "keras");
  json in = input({2}), out = layer("Dense", {{"units", 1}, {"name", "out"}});
  in["config"]["name"] = "in";
  out["inbound_nodes"] = json::array({json::array({json::array({"in", 0, 0, json::object()})})});
  const json functional = {{"class_name", "Functional"},
                           {"config",
                            {{"layers", {in, out}},
                             {"input_layers", {{"in", 0, 0}}},
                             {"output_layers", {{"out", 0, 0}}}}}};
  EXPECT_EQ(module_of(functional), "keras.src.models.functional");
}

TEST(Spec, KeepsTheBatchSizeThatAnInputSays) {
  const json spec = sequential({layer("InputLayer", {{"batch_shape", {4, 6}}}),
                                layer("Dense", {{"units", 3}, {"activation", "tanh"}}),
                                layer("Reshape", {{"target_shape", {3, 1}}})});
  EXPECT_EQ(describeSpec(spec, catalog())["layers"][2]["output_shape"], json({4, 3, 1}));
  const json written = writeSpec(readSpec(spec, catalog()))["config"];
  EXPECT_EQ(written["layers"][0]["config"]["batch_shape"], json({4, 6}));
  EXPECT_FALSE(written["layers"][0]["config"].contains("batch_size"));
  EXPECT_EQ(written["build_input_shape"], json({4, 6}));
}

TEST(Spec, AKernelLargerThanItsInputSaysWhichLayerAndWhy) {
  const json spec = sequential(
      {input({5, 5, 1}), layer("Conv2D", {{"filters", 2}, {"kernel_size", 7}}), layer("Flatten")});
  const std::string message = messageOf(spec);
  EXPECT_NE(message.find("in-layer class=\"Conv2D\" layer=\"conv2d\""), std::string::npos)
      << message;
  EXPECT_NE(message.find("argument=\"kernel_size\""), std::string::npos) << message;
  EXPECT_NE(message.find("axis=[axis.height] extent=7 input=5 size=7"), std::string::npos)
      << message;
  const json description = describeSpec(spec, catalog());
  EXPECT_EQ(description["layers"][0]["output_shape"], json({nullptr, 5, 5, 1}));
  EXPECT_EQ(messageText(description["layers"][1]["error"]), message);
  EXPECT_EQ(description["layers"][2]["output_shape"], nullptr);
  EXPECT_FALSE(description["layers"][2].contains("error"));
}

TEST(Spec, RefusesWhatItCannotUnderstandByName) {
  EXPECT_NE(messageOf(sequential({input({4}), layer("Dens")})).find("name=\"Dens\""),
            std::string::npos);
  EXPECT_NE(messageOf(sequential(json::array({layer("Dense", {{"units", 2}})})))
                .find("spec.no-input-shape"),
            std::string::npos);
  EXPECT_NE(messageOf(sequential(json::array({input({4})}))).find("spec.only-input"),
            std::string::npos);
  EXPECT_NE(
      messageOf({{"class_name", "Functional"}, {"config", json::object()}}).find("spec.no-layers"),
      std::string::npos);
  EXPECT_NE(messageOf({{"class_name", "Subclassed"}, {"config", {{"layers", {1}}}}})
                .find("received=\"Subclassed\""),
            std::string::npos);
  EXPECT_NE(messageOf("text").find("spec.not-a-model"), std::string::npos);
  const json twice = sequential({input({4}), layer("Dense", {{"units", 2}, {"name", "a"}}),
                                 layer("Dense", {{"units", 2}, {"name", "a"}})});
  EXPECT_NE(messageOf(twice).find("spec.same-name first=2 name=\"a\" second=3"), std::string::npos);
  const json first =
      sequential({input({4, 4, 1}), layer("Flatten", {{"data_format", "channels_first"}})});
  EXPECT_NE(messageOf(first).find("channels_first"), std::string::npos);
  const json half = sequential({input({4}), layer("Dense", {{"units", 2}, {"dtype", "float16"}})});
  EXPECT_NE(messageOf(half).find("float16"), std::string::npos);
}

TEST(Spec, TakesTheShapeOfTheInputWhereKerasWritesIt) {
  const json dense = {{"units", 2}};
  json with_batch_shape = dense, with_input_shape = dense;
  with_batch_shape["batch_shape"] = {nullptr, 4};
  with_input_shape["input_shape"] = {4};
  json built = sequential(json::array({layer("Dense", dense)}));
  built["config"]["build_input_shape"] = {nullptr, 4};
  json input_layer = sequential({layer("InputLayer", {{"batch_shape", {nullptr, 4}},
                                                      {"dtype", "float32"},
                                                      {"sparse", false},
                                                      {"name", "input_layer"}}),
                                 layer("Dense", dense)});
  for (const json& spec :
       {sequential(json::array({layer("Dense", with_batch_shape)})),
        sequential(json::array({layer("Dense", with_input_shape)})), built, input_layer}) {
    const Graph graph = readSpec(spec, catalog());
    EXPECT_EQ(graph.operations[graph.inputs[0]].shape, Shape{4}) << spec;
  }
}

TEST(Spec, FunctionalGraphsGoRoundTrip) {
  const json spec =
      functionalSpec({{"InputLayer", {{"name", "in"}, {"shape", {4}}}, {}},
                      {"Sum", {{"name", "sum"}}, {{"b", "a"}}},  // out of order on purpose
                      {"Dense", {{"name", "a"}, {"units", 4}, {"activation", "tanh"}}, {{"in"}}},
                      {"Dense", {{"name", "b"}, {"units", 4}}, {{"a"}}}},
                     {"in"}, {"sum"});
  Model model(spec.dump(), testCatalog(), 1);
  Model again(model.toJson(), testCatalog(), 1);
  EXPECT_EQ(again.toJson(), model.toJson());
  EXPECT_EQ(again.copyWeights(), model.copyWeights());
  EXPECT_EQ(model.outputShape(), Shape{4});
}

TEST(Spec, CyclesAndLooseEndsAreNamed) {
  const json cycle = functionalSpec({{"InputLayer", {{"name", "in"}, {"shape", {4}}}, {}},
                                     {"Sum", {{"name", "x"}}, {{"in", "y"}}},
                                     {"Sum", {{"name", "y"}}, {{"x"}}}},
                                    {"in"}, {"y"});
  EXPECT_NE(messageOf(cycle).find("graph.cycle cycle=\"\"x\" ← \"y\" ← \"x\"\""), std::string::npos)
      << messageOf(cycle);
  const json loose = functionalSpec(
      {{"InputLayer", {{"name", "in"}, {"shape", {4}}}, {}}, {"Sum", {{"name", "x"}}, {}}}, {"in"},
      {"x"});
  EXPECT_NE(messageOf(loose).find("graph.without-input layer=\"x\""), std::string::npos)
      << messageOf(loose);
}

TEST(Spec, AMergeThatDoesNotFitNamesTheLayersOnBothSides) {
  const auto merging = [](const char* merge, const json& config) {
    json named = config;
    named["name"] = "merged";
    return functionalSpec({{"InputLayer", {{"name", "in"}, {"shape", {4}}}, {}},
                           {"Dense", {{"name", "left"}, {"units", 3}}, {{"in"}}},
                           {"Dense", {{"name", "right"}, {"units", 5}}, {{"in"}}},
                           {"Reshape", {{"name", "square"}, {"target_shape", {5, 1}}}, {{"right"}}},
                           {merge, named, {{"left", merge[0] == 'C' ? "square" : "right"}}}},
                          {"in"}, {"merged"});
  };
  for (const char* merge : {"Add", "Subtract", "Multiply", "Average", "Maximum", "Concatenate"}) {
    const std::string message = messageOf(merging(merge, json::object()));
    EXPECT_NE(message.find("class=\"" + std::string(merge) + "\""), std::string::npos) << message;
    EXPECT_NE(message.find("layer=\"left\" shape=\"(None, 3)\""), std::string::npos) << message;
    EXPECT_NE(message.find(merge[0] == 'C' ? "layer=\"square\" shape=\"(None, 5, 1)\""
                                           : "layer=\"right\" shape=\"(None, 5)\""),
              std::string::npos)
        << message;
  }
}

TEST(Spec, AMergeInAChainSaysHowManyInputsItNeeds) {
  const std::string message = messageOf(sequential({input({4}), layer("Add", json::object())}));
  EXPECT_NE(message.find("layer.several-inputs received=1"), std::string::npos) << message;
}

// A misspelt key would otherwise be a default that nobody asked for.
TEST(Spec, RefusesUnknownKeysByName) {
  const json good = sequential({input({4}), layer("Dense", {{"units", 2}})});
  EXPECT_EQ(messageOf(good), "");
  json spec = good;
  spec["configx"] = json::object();
  EXPECT_NE(messageOf(spec).find("json.unknown-key key=\"configx\""), std::string::npos);
  spec = good;
  spec["config"]["layer"] = json::array();
  EXPECT_NE(messageOf(spec).find("json.unknown-key key=\"layer\""), std::string::npos);
  spec = good;
  spec["config"]["layers"][1]["units"] = 3;
  EXPECT_NE(messageOf(spec).find("where=\"model.config.layers[1]\""), std::string::npos);
  spec = good["config"];
  spec["seed"] = 1;
  EXPECT_NE(messageOf(spec).find("json.unknown-key key=\"seed\""), std::string::npos);
  spec = good;
  spec["config"]["layers"][1]["config"]["kernel_initializer"] = {{"class_name", "Zeros"},
                                                                 {"conf", json::object()}};
  EXPECT_NE(messageOf(spec).find("json.unknown-key key=\"conf\""), std::string::npos);
}

TEST(Spec, TakesTheKeysThatKerasWrites) {
  json spec = sequential({input({4}), layer("Dense", {{"units", 2}})});
  for (const char* key : {"module", "registered_name", "build_config"}) {
    spec[key] = spec["config"]["layers"][1][key] = nullptr;
  }
  spec["compile_config"] = json::object();
  spec["config"]["dtype"] = "float32";
  spec["config"]["build_input_shape"] = {nullptr, 4};
  EXPECT_EQ(messageOf(spec), "");
  EXPECT_EQ(messageOf(spec["config"]), "");
}

TEST(Spec, RefusesAFlagThatIsNoTruthValueAndANameThatIsNoText) {
  const auto with = [](const char* key, const json& value) {
    return messageOf(sequential({input({4}), layer("Dense", {{"units", 2}, {key, value}})}));
  };
  for (const json& value : {json("no"), json(0), json(nullptr)}) {
    EXPECT_NE(with("trainable", value).find("argument.value argument=\"trainable\""),
              std::string::npos)
        << value;
  }
  EXPECT_EQ(with("trainable", false), "");
  EXPECT_NE(with("name", 3).find("spec.layer-name position=2"), std::string::npos);
  json spec = sequential({input({4}), layer("Dense", {{"units", 2}})});
  spec["config"]["trainable"] = "no";
  EXPECT_NE(messageOf(spec).find("spec.trainable"), std::string::npos);
}

}  // namespace
}  // namespace minibatch
