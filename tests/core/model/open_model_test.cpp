// Models that leave the length of an axis open: Keras's None.
#include <gtest/gtest.h>

#include "catalog.h"
#include "core/message_text.h"
#include "model/model.h"
#include "model/spec.h"

namespace minibatch {
namespace {

using nlohmann::json;

json openLayer(const std::string& class_name, const json& config = json::object()) {
  return {{"class_name", class_name}, {"config", config}};
}

json openChain(const json& shape, const std::vector<json>& layers) {
  json all = json::array({openLayer("InputLayer", {{"shape", shape}})});
  for (const json& layer : layers) all.push_back(layer);
  return {{"class_name", "Sequential"}, {"config", {{"name", "net"}, {"layers", all}}}};
}

// The output shapes behind the input, as Keras's summary prints them.
std::string openShapes(const json& shape, const std::vector<json>& layers) {
  const json description = describeSpec(openChain(shape, layers), catalog());
  std::string text;
  for (const json& layer : description["layers"]) {
    if (layer["class_name"] != "InputLayer") text += layer["output_shape"].dump();
    if (layer.contains("error")) text += layer["error"]["code"];
  }
  return text;
}

std::string openMessage(const json& shape, const std::vector<json>& layers) {
  try {
    readSpec(openChain(shape, layers), catalog());
  } catch (const Error& error) {
    return messageText(error);
  }
  return "";
}

// Keras 3.15's output shapes.
TEST(OpenModel, ShapesKeepWhatIsUnknown) {
  const json conv = openLayer("Conv1D", {{"filters", 8}, {"kernel_size", 5}, {"strides", 3}});
  const json causal =
      openLayer("Conv1D", {{"filters", 8}, {"kernel_size", 5}, {"padding", "causal"}});
  const json embedding = openLayer("Embedding", {{"input_dim", 50}, {"output_dim", 4}});
  EXPECT_EQ(openShapes(json::array({nullptr}), {embedding, conv, openLayer("GlobalMaxPooling1D")}),
            "[null,null,4][null,null,8][null,8]");
  EXPECT_EQ(openShapes({nullptr, 3}, {causal, openLayer("MaxPooling1D"),
                                      openLayer("UpSampling1D", {{"size", 3}})}),
            "[null,null,8][null,null,8][null,null,8]");
  EXPECT_EQ(openShapes({nullptr, 3}, {openLayer("LSTM", {{"units", 2}, {"return_sequences", true}}),
                                      openLayer("Dense", {{"units", 7}}), openLayer("Flatten")}),
            "[null,null,2][null,null,7][null,null]");
  EXPECT_EQ(openShapes({nullptr, 4}, {openLayer("Reshape", {{"target_shape", {-1, 8}}}),
                                      openLayer("Reshape", {{"target_shape", {2, 5}}})}),
            "[null,null,8][null,2,5]");
  EXPECT_EQ(
      openShapes(
          {nullptr, nullptr, 3},
          {openLayer("Conv2D", {{"filters", 4}, {"kernel_size", 3}, {"padding", "same"}}),
           openLayer("MaxPooling2D"), openLayer("ZeroPadding2D"), openLayer("Cropping2D"),
           openLayer("Conv2DTranspose", {{"filters", 2}, {"kernel_size", 64}, {"strides", 32}}),
           openLayer("Permute", {{"dims", {3, 1, 2}}})}),
      "[null,null,null,4][null,null,null,4][null,null,null,4][null,null,null,4]"
      "[null,null,null,2][null,2,null,null]");
  EXPECT_EQ(openShapes({nullptr, 32, 3},
                       {openLayer("AveragePooling2D"), openLayer("GlobalAveragePooling2D")}),
            "[null,null,16,3][null,3]");
}

TEST(OpenModel, NoWeightDependsOnAnUnknownLength) {
  const json dense = openLayer("Dense", {{"units", 2}});
  const std::string message = openMessage({nullptr, 3}, {openLayer("Flatten"), dense});
  EXPECT_EQ(message,
            "in-layer class=\"Dense\" layer=\"dense\" message=[layer.unknown-axis "
            "shape=\"(None, 2)\" weight=\"kernel\"]");
  for (const json& layer :
       {openLayer("Conv1D", {{"filters", 2}, {"kernel_size", 1}}), openLayer("GRU", {{"units", 2}}),
        openLayer("BatchNormalization"), openLayer("LayerNormalization"),
        openLayer("SeparableConv1D", {{"filters", 2}, {"kernel_size", 1}})}) {
    EXPECT_NE(openMessage({5, nullptr}, {layer}).find("layer.unknown-axis"), std::string::npos)
        << layer;
  }
  EXPECT_NE(openMessage({nullptr, 5}, {openLayer("PReLU")}).find("(None, 5)"), std::string::npos);
  EXPECT_EQ(openMessage({nullptr, 5}, {openLayer("PReLU", {{"shared_axes", {1}}})}), "");
}

TEST(OpenModel, ASpecKeepsNull) {
  const json spec = openChain({nullptr, 3}, {openLayer("LSTM", {{"units", 2}})});
  const json written = writeSpec(readSpec(spec, catalog()));
  EXPECT_EQ(written["config"]["layers"][0]["config"]["batch_shape"], json({nullptr, nullptr, 3}));
  EXPECT_EQ(written["config"]["build_input_shape"], json({nullptr, nullptr, 3}));
  EXPECT_EQ(writeSpec(readSpec(written, catalog())), written);
  // The whole of a shape must be given.
  EXPECT_NE(openMessage(nullptr, {}).find("expected.extents"), std::string::npos)
      << openMessage(nullptr, {});
}

TEST(OpenModel, IsSizedWithItsOwnWeights) {
  const json spec =
      openChain({nullptr, 3}, {openLayer("Conv1D", {{"filters", 2}, {"kernel_size", 3}})});
  const Model model(spec.dump(), catalog(), 1);
  EXPECT_TRUE(model.isOpen());
  const Shape shapes[] = {{7, 3}, {4, 3}, {2, 3}};
  const auto seven = model.sized({&shapes[0], 1});
  EXPECT_EQ(seven->outputShape(), (Shape{5, 2}));
  EXPECT_FALSE(seven->isOpen());
  EXPECT_EQ(model.sized({&shapes[1], 1})->outputShape(), (Shape{2, 2}));
  EXPECT_EQ(seven->weights()[0].value.data, model.weights()[0].value.data);
  EXPECT_EQ(seven->trainable().data(), model.trainable().data());
  EXPECT_EQ(model.outputShape().toStringWithBatch(), "(None, None, 2)");
  EXPECT_THROW(model.sized({&shapes[2], 1}), Error);
}

TEST(OpenModel, AnInnerModelTakesTheLengthOfTheOuter) {
  const json inner =
      openChain({nullptr, nullptr, 3}, {openLayer("Conv2D", {{"filters", 4}, {"kernel_size", 3}})});
  const json spec = openChain({12, 10, 3}, {inner, openLayer("Flatten")});
  const json layers = describeSpec(spec, catalog())["layers"];
  EXPECT_EQ(layers[1]["output_shape"], json({nullptr, 10, 8, 4}));
  EXPECT_EQ(layers[2]["output_shape"], json({nullptr, 320}));
  const json written = writeSpec(readSpec(spec, catalog()));
  EXPECT_EQ(written["config"]["layers"][1]["config"]["build_input_shape"],
            json({nullptr, nullptr, nullptr, 3}));
}

}  // namespace
}  // namespace minibatch
