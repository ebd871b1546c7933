#include "model/model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalog.h"
#include "model/executor.h"
#include "parity/comparison.h"

namespace minibatch {
namespace {

using nlohmann::json;

class ModelParity : public ::testing::TestWithParam<json> {};

TEST_P(ModelParity, ShapesAndParameters) {
  const json& item = GetParam();
  const Model model(item["model"].dump(), catalog(), 1);
  EXPECT_EQ(model.parameterCount(), item["parameters"].get<Index>());
  EXPECT_EQ(model.trainableParameterCount(), item["trainable_parameters"].get<Index>());

  ASSERT_EQ(model.weights().size(), item["weights"].size());
  for (std::size_t i = 0; i < model.weights().size(); ++i) {
    const Weight& weight = model.weights()[i];
    const std::string path = item["weights"][i]["path"];  // begins with a Sequential's name
    // Keras names a weight of an inner model by how that model was built, without it.
    EXPECT_TRUE(path == weight.path || path.ends_with("/" + weight.path) ||
                weight.path.ends_with("/" + path))
        << path << " and " << weight.path;
    EXPECT_EQ(weight.value.shape, golden::shape(item["weights"][i]["shape"])) << path;
  }
  for (std::size_t i = 0; i < item["output_shapes"].size(); ++i) {
    EXPECT_EQ(model.outputShape(static_cast<int>(i)), golden::shape(item["output_shapes"][i]));
  }
}

TEST_P(ModelParity, DescriptionOfEachLayer) {
  const json& item = GetParam();
  const json description =
      json::parse(Model(item["model"].dump(), catalog(), 1).describe())["layers"];
  std::map<std::string, json> by_name;
  for (const json& layer : description) by_name[layer["name"]] = layer;
  for (const json& expected : item["layers"]) {
    const std::string name = expected["name"];
    ASSERT_TRUE(by_name.contains(name)) << name << " in " << description.dump();
    const json& layer = by_name[name];
    EXPECT_EQ(layer["class_name"], expected["class_name"]) << name;
    EXPECT_EQ(layer["output_shape"], expected["output_shape"]) << name;
    EXPECT_EQ(layer["parameters"], expected["parameters"]) << name;
  }
}

class InnerModelParity : public ::testing::TestWithParam<json> {};

TEST_P(InnerModelParity, Answers) {
  const json& item = GetParam();
  Model model(item["model"].dump(), catalog(), 1);
  std::vector<Real> values;
  for (const golden::Array& weight : golden::arrays(item["weight_values"])) {
    values.insert(values.end(), weight.values.begin(), weight.values.end());
  }
  model.setWeights(values);
  Executor executor(model, {.max_batch = 2});
  const std::vector<golden::Array> inputs = golden::arrays(item["inputs"]);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    std::ranges::copy(inputs[i].values, executor.input(2, static_cast<int>(i)).data);
  }
  executor.forward(2, false, 0, 0);
  const std::vector<golden::Array> outputs = golden::arrays(item["outputs"]);
  ASSERT_EQ(model.outputs(), static_cast<int>(outputs.size()));
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const Tensor output = executor.output(2, static_cast<int>(i));
    for (Index k = 0; k < output.size(); ++k) {
      EXPECT_NEAR(output.data[k], outputs[i].values[static_cast<std::size_t>(k)], 1e-5);
    }
  }
}

TEST_P(ModelParity, WrittenAndReadAgainIsTheSame) {
  const Model model(GetParam()["model"].dump(), catalog(), 7);
  const std::string written = model.toJson();
  const Model again(written, catalog(), 7);
  EXPECT_EQ(again.toJson(), written);
  EXPECT_EQ(again.describe(), model.describe());
  EXPECT_EQ(again.copyWeights(), model.copyWeights());
}

// What an InputLayer says of itself is all there is of it.
TEST(InputParity, ShapesOfInputLayers) {
  golden::Comparison comparison("layer", "InputLayer", 0);
  for (const json& item : golden::cases("models")) {
    comparison.startCase(item);
    const json written = json::parse(Model(item["model"].dump(), catalog(), 1).toJson());
    for (const json& layer : item["model"]["config"]["layers"]) {
      if (layer["class_name"] != "InputLayer") continue;
      const json& first = *std::ranges::find_if(written["config"]["layers"], [&](const json& one) {
        return one["config"]["name"] == layer["config"]["name"];
      });
      EXPECT_EQ(first["class_name"], layer["class_name"]);
      EXPECT_EQ(first["config"]["name"], layer["config"]["name"]);
      comparison.expectClose("batch_shape", golden::numbers(first["config"]["batch_shape"]),
                             golden::numbers(layer["config"]["batch_shape"]));
    }
  }
}

// Keras's own arguments must come back as they were given.
TEST_P(ModelParity, ConfigsAreKept) {
  const json& spec = GetParam()["model"];
  const json written = json::parse(Model(spec.dump(), catalog(), 7).toJson());
  EXPECT_EQ(written["class_name"], spec["class_name"]);
  const json& layers = written["config"]["layers"];
  ASSERT_EQ(layers.size(), spec["config"]["layers"].size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const json& given = spec["config"]["layers"][i];
    EXPECT_EQ(layers[i]["class_name"], given["class_name"]);
    for (const auto& [name, value] : layers[i]["config"].items()) {
      // The layers of an inner model are models' of their own.
      if (name == "layers" || name.ends_with("_layers")) continue;
      if (name == "dtype" || value.is_object() || !given["config"].contains(name)) continue;
      EXPECT_EQ(value, given["config"][name]) << given["class_name"] << "." << name;
    }
  }
}

std::string caseName(const ::testing::TestParamInfo<json>& info) {
  std::string name = info.param["name"];
  std::erase_if(name, [](unsigned char letter) { return !std::isalnum(letter); });
  return name;
}

INSTANTIATE_TEST_SUITE_P(Golden, ModelParity, ::testing::ValuesIn([] {
                           return golden::cases("models").get<std::vector<json>>();
                         }()),
                         caseName);
INSTANTIATE_TEST_SUITE_P(Golden, InnerModelParity, ::testing::ValuesIn([] {
                           auto cases = golden::cases("models").get<std::vector<json>>();
                           std::erase_if(cases,
                                         [](const json& one) { return !one.contains("outputs"); });
                           return cases;
                         }()),
                         caseName);

}  // namespace
}  // namespace minibatch
