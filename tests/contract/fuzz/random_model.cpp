#include "contract/fuzz/random_model.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "catalog.h"
#include "contract/fuzz/dice.h"
#include "contract/fuzz/random_config.h"
#include "layers/layer.h"
#include "model/spec_reader.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

constexpr Index kMaxTensor = 260, kMaxWeight = 1500;
constexpr int kAttempts = 12;

class Maker {
 public:
  Maker(std::uint64_t seed, MakingStatistics& statistics)
      : choices_(seed), statistics_(statistics), sequential_(choices_.chance(0.15)) {
    for (const Entry* entry : catalog().entries()) {
      if (entry->kind == Kind::kLayer && !entry->find("shape")) computing_.push_back(entry);
    }
  }

  RandomModel make() {
    const Index inputs = sequential_ ? 1 : choices_.between(1, 3);
    for (Index i = 0; i < inputs; ++i) {
      const bool as_before = i > 0 && choices_.chance(0.4);
      addInput(as_before ? tensors_[0].shape : inputShape(choices_.between(1, 20)), 0);
    }
    const Index wanted = choices_.between(1, 9);
    for (Index i = 0; i < wanted; ++i) addSomeLayer();
    // Every model computes something; many layers take any input.
    while (std::ranges::none_of(layers_, [](const Node& node) { return node.layer != nullptr; })) {
      addSomeLayer();
    }
    finish();
    return std::move(model_);
  }

 private:
  struct Node {
    std::string name;
    const Entry* entry;
    json config;
    std::unique_ptr<Layer> layer;
    json inbound = json::array();
    Index integers_below = 0;  // of an input
  };
  struct Value {
    std::size_t layer;
    int node;
    Shape shape;
    bool is_read = false;
    int output = 0;
  };

  Shape inputShape(Index kind) {
    const auto extents = [&](std::initializer_list<Index> largest) {
      Shape shape;
      for (Index bound : largest) shape.append(choices_.between(1, bound));
      return shape;
    };
    if (kind < 5) return extents({5, 5, 5, 2});
    if (kind < 11) return extents({7, 7, 4});
    return kind < 16 ? extents({7, 5}) : extents({9});
  }

  std::size_t addInput(const Shape& shape, Index integers_below) {
    Node& node = layers_.emplace_back();
    node.name = "input_" + std::to_string(layers_.size());
    json batch_shape = json::array({nullptr});
    for (Index extent : shape) batch_shape.push_back(extent);
    node.config = {{"batch_shape", batch_shape}};
    node.entry = catalog().find(Kind::kLayer, "InputLayer");
    node.integers_below = integers_below;
    tensors_.push_back({layers_.size() - 1, 0, shape});
    return tensors_.size() - 1;
  }

  void addSomeLayer() {
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      if (!sequential_ && choices_.chance(0.2) ? applyAgain() : applyNew()) return;
    }
  }

  // Indices of tensors: one, or two to four that may go together.
  std::vector<std::size_t> someTensors() {
    if (sequential_) return {tensors_.size() - 1};
    const auto count = static_cast<Index>(tensors_.size());
    const auto pick = [&] {  // half of the time one of the last
      return static_cast<std::size_t>(choices_.chance(0.5)
                                          ? count - 1 - choices_.below(std::min<Index>(3, count))
                                          : choices_.below(count));
    };
    std::vector<std::size_t> chosen = {pick()};
    if (choices_.chance(0.65)) return chosen;
    const Index wanted = choices_.chance(0.7) ? 2 : choices_.between(2, 4);
    const bool same_shape = choices_.chance(0.7);
    for (int tries = 0; tries < 12 && static_cast<Index>(chosen.size()) < wanted; ++tries) {
      const std::size_t other = pick();
      if (!same_shape || tensors_[other].shape == tensors_[chosen[0]].shape)
        chosen.push_back(other);
    }
    return chosen;
  }

  bool applyNew() {
    Node node;
    node.entry = choices_.oneOf(computing_);
    std::vector<std::size_t> from = someTensors();
    node.config = randomConfig(*node.entry, tensors_[from[0]].shape, choices_);
    if (choices_.chance(0.1)) node.config["trainable"] = false;
    node.name =
        snakeCase(std::string(node.entry->class_name)) + "_" + std::to_string(layers_.size() + 1);
    std::optional<Shape> shape;
    Index below = 0;
    refusable(*node.entry, [&] {
      node.layer = catalog().make<Layer>(
          json{{"class_name", node.entry->class_name}, {"config", node.config}}, "fuzz");
      const bool is_apart = node.layer->callStyle().key || !node.layer->furtherOutputs().empty();
      if (sequential_ && is_apart) return;
      below = node.layer->integersBelow();
      if (below && !readsAnInput(from, below)) return;
      const Shape output = build(*node.layer, from);
      for (const WeightSpec& weight : node.layer->weights()) {
        checkWeight(weight);
        if (weight.shape.size() > kMaxWeight) return;
      }
      shape = output;
    });
    if (!shape || !isSmall(*shape)) return false;
    if (sequential_ && below) layers_[0].integers_below = below;
    layers_.push_back(std::move(node));
    connect(layers_.size() - 1, from, *shape);
    return true;
  }

  // A layer of whole numbers reads an input of its own.
  bool readsAnInput(std::vector<std::size_t>& from, Index below) {
    if (sequential_) return tensors_.size() == 1;
    if (from.size() > 1) return false;
    from[0] = addInput(tensors_[from[0]].shape, below);
    return true;
  }

  bool applyAgain() {
    const std::size_t index =
        static_cast<std::size_t>(choices_.below(static_cast<Index>(layers_.size())));
    Node& node = layers_[index];
    if (!node.layer || node.layer->integersBelow()) return false;
    const std::vector<std::size_t> from = someTensors();
    std::optional<Shape> shape;
    // A layer whose second shape is refused has fixed nothing new: it may go on at its first.
    refusable(*node.entry, [&] { shape = build(*node.layer, from); });
    if (!shape || !isSmall(*shape)) return false;
    connect(index, from, *shape);
    return true;
  }

  template <class Work>
  void refusable(const Entry& entry, const Work& work) {
    const std::string name(entry.class_name);
    try {
      work();
    } catch (const Error& error) {
      ++statistics_.refused[name];
      if (error.code() != ErrorCode::kInvalidArgument &&
          error.code() != ErrorCode::kShapeMismatch) {
        statistics_.faults.push_back(name + ": " + error.what());
      }
    }
  }

  bool isSmall(const Shape& shape) {
    if (shape.size() <= kMaxTensor) return true;
    ++statistics_.too_large;
    return false;
  }

  Shape build(Layer& layer, const std::vector<std::size_t>& from) const {
    std::vector<Shape> shapes;
    for (std::size_t tensor : from) shapes.push_back(tensors_[tensor].shape);
    return layer.build(shapes);
  }

  void connect(std::size_t index, const std::vector<std::size_t>& from, const Shape& shape) {
    Node& node = layers_[index];
    ++statistics_.taken[std::string(node.entry->class_name)];
    json arguments = json::array();
    for (std::size_t tensor : from) {
      Value& value = tensors_[tensor];
      value.is_read = true;
      arguments.push_back(
          {{"class_name", "__keras_tensor__"},
           {"config", {{"keras_history", {layers_[value.layer].name, value.node, value.output}}}}});
    }
    const json only = from.size() == 1 ? arguments : json::array({arguments});
    node.inbound.push_back({{"args", only}, {"kwargs", json::object()}});
    const int call = static_cast<int>(node.inbound.size()) - 1;
    tensors_.push_back({index, call, shape});
    for (const Shape& further : node.layer->furtherOutputs()) {
      const int output = tensors_.back().output + 1;
      tensors_.push_back({index, call, further, false, output});
    }
  }

  // Every tensor that nothing reads is an output, and sometimes one that is read. An input that
  // nothing reads is left out.
  void finish() {
    std::vector<json> layers, outputs, inputs;
    for (const Value& value : tensors_) {
      const Node& node = layers_[value.layer];
      const json end = {node.name, value.node, value.output};
      if (!node.layer && value.is_read) {
        inputs.push_back(end);
        model_.inputs.push_back(value.shape);
        model_.integers_below.push_back(node.integers_below);
      } else if (node.layer && (!value.is_read || (!sequential_ && choices_.chance(0.05)))) {
        outputs.push_back(end);
        model_.outputs.push_back(value.shape);
      }
    }
    for (const Node& node : layers_) {
      if (!node.layer &&
          std::ranges::none_of(inputs, [&](const json& end) { return end[0] == node.name; })) {
        continue;
      }
      json config = node.config;
      config["name"] = node.name;
      layers.push_back({{"class_name", node.entry->class_name}, {"config", config}});
      if (node.layer) model_.class_names.emplace_back(node.entry->class_name);
      if (sequential_) continue;
      layers.back()["name"] = node.name;
      layers.back()["inbound_nodes"] = node.inbound;
    }
    if (sequential_) {
      model_.spec = {{"class_name", "Sequential"}, {"config", {{"layers", layers}}}};
      return;
    }
    if (choices_.chance(0.3)) choices_.shuffle(layers);  // their order in the file says nothing
    model_.spec = {{"class_name", "Functional"},
                   {"config",
                    {{"name", "fuzz"},
                     {"layers", layers},
                     {"input_layers", inputs},
                     {"output_layers", outputs}}}};
  }

  Dice choices_;
  MakingStatistics& statistics_;
  bool sequential_;
  std::vector<const Entry*> computing_;
  std::vector<Node> layers_;
  std::vector<Value> tensors_;
  RandomModel model_;
};

}  // namespace

RandomModel makeRandomModel(std::uint64_t seed, MakingStatistics& statistics) {
  return Maker(seed, statistics).make();
}

}  // namespace minibatch::testing
