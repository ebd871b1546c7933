// Models that are layers of a model.
#include <gtest/gtest.h>

#include "catalog.h"
#include "core/message_text.h"
#include "model/model.h"
#include "model/spec.h"

namespace minibatch {
namespace {

using nlohmann::json;

json innerChain(const json& layers) {
  return {{"class_name", "Sequential"}, {"config", {{"name", "net"}, {"layers", layers}}}};
}

json innerLayer(const std::string& class_name, const json& config = json::object()) {
  return {{"class_name", class_name}, {"config", config}};
}

json innerInput(const json& shape) { return innerLayer("InputLayer", {{"shape", shape}}); }

std::string innerMessage(const json& spec) {
  try {
    readSpec(spec, catalog());
  } catch (const Error& error) {
    return messageText(error);
  }
  return "";
}

// One inner model of a Dense, called once by a Sequential model.
json innerOnce(const json& more = json::object()) {
  json inner = {{"name", "base"},
                {"layers", {innerInput({4}), innerLayer("Dense", {{"units", 3}, {"name", "d"}})}}};
  inner.update(more);
  return innerChain({innerLayer("Sequential", inner), innerLayer("Softmax")});
}

TEST(Spec, LayersOfAnInnerModelAreNamedByIt) {
  const Model model(innerOnce().dump(), catalog(), 1);
  ASSERT_EQ(model.weights().size(), 2u);
  EXPECT_EQ(model.weights()[0].path, "base/d/kernel");
  EXPECT_EQ(model.inputShape(), Shape{4});
  EXPECT_EQ(model.trainableParameterCount(), 15);
  const json layers = describeSpec(innerOnce(), catalog())["layers"];
  ASSERT_EQ(layers.size(), 3u);
  EXPECT_EQ(layers[1]["name"], "base");
  EXPECT_EQ(layers[1]["parameters"], 15);
  EXPECT_EQ(layers[1]["layers"][1]["name"], "d");
}

TEST(Spec, AFrozenInnerModelIsNotTrained) {
  const json spec = innerOnce({{"trainable", false}});
  const Model model(spec.dump(), catalog(), 1);
  EXPECT_EQ(model.trainableParameterCount(), 0);
  const json layers = describeSpec(spec, catalog())["layers"];
  EXPECT_EQ(layers[1]["trainable_parameters"], 0);
  EXPECT_EQ(layers[1]["layers"][1]["trainable_parameters"], 0);
  EXPECT_EQ(json::parse(model.toJson())["config"]["layers"][1]["config"]["trainable"], false);
}

TEST(Spec, FaultsOfAnInnerModelSayWhichOne) {
  json spec = innerOnce();
  spec["config"]["layers"][0]["config"]["layers"][1]["config"]["units"] = 0;
  EXPECT_NE(innerMessage(spec).find("layer=\"base\""), std::string::npos) << innerMessage(spec);
  spec = innerOnce();
  spec["config"]["layers"].insert(spec["config"]["layers"].begin(), innerInput({5}));
  EXPECT_NE(innerMessage(spec).find("graph.model-shape"), std::string::npos) << innerMessage(spec);
  spec = innerOnce();
  spec["config"]["layers"][0]["config"]["layer"] = 1;
  EXPECT_NE(innerMessage(spec).find("json.unknown-key"), std::string::npos) << innerMessage(spec);
}

// Each model calls the one in it twice: the tenth has a thousand operations, the twentieth a
// million.
TEST(Spec, InnerModelsThatMultiplyAreRefused) {
  json model = innerOnce()["config"]["layers"][0];
  model["config"]["layers"][1]["config"]["units"] = 4;
  for (int depth = 0; depth < 20; ++depth) {
    json outer = json::parse(R"({
      "class_name": "Functional", "config": {
        "layers": [
          {"class_name": "InputLayer", "name": "in", "config": {"shape": [4], "name": "in"}},
          {"class_name": "Dense", "name": "d", "config": {"units": 4, "name": "d"},
           "inbound_nodes": [{"args": [{"class_name": "__keras_tensor__",
                                        "config": {"keras_history": ["inner", 0, 0]}}]}]}],
        "input_layers": [["in", 0, 0]], "output_layers": [["inner", 2, 0]]}})");
    json& layers = outer["config"]["layers"];
    json second = layers[1]["inbound_nodes"][0];
    json first = second;
    first["args"][0]["config"]["keras_history"][0] = "in";
    second["args"][0]["config"]["keras_history"][0] = "d";
    if (model["class_name"] == "Sequential") outer["config"]["output_layers"][0][1] = 1;
    model["name"] = model["config"]["name"] = "inner";
    model["inbound_nodes"] = json::array({first, second});
    layers.push_back(model);
    model = outer;
  }
  const std::string message = innerMessage(model);
  EXPECT_NE(message.find("spec.too-many-layers"), std::string::npos) << message;
}

}  // namespace
}  // namespace minibatch
