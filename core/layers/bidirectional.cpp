#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/refusal.h"
#include "kernels/elementwise.h"
#include "kernels/recurrent.h"
#include "layers/recurrent.h"

namespace minibatch {
namespace {

/// Goes through a sequence in both directions, with a recurrent layer each, and merges what they
/// give; the second one's sequence is turned back first. The weights are those of the first
/// direction, then those of the second. Keras: keras.layers.Bidirectional; Schuster and Paliwal,
/// IEEE Transactions on Signal Processing 1997.
class Bidirectional : public Layer {
 public:
  static constexpr Unsupported kUnsupported[] = {{"weights", "weights-on-model"}};

  explicit Bidirectional(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  std::vector<WeightSpec> weights() const override;
  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const override;
  Masking masking() const override { return directions_[0]->masking(); }
  CallStyle callStyle() const override { return {.states = true}; }
  std::vector<Shape> furtherOutputs() const override {
    std::vector<Shape> all = directions_[0]->furtherOutputs();
    std::ranges::copy(directions_[1]->furtherOutputs(), std::back_inserter(all));
    return all;
  }
  Index stateSize() const override {
    return directions_[0]->stateSize() + directions_[1]->stateSize();
  }
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
  MultiplyAccumulates multiplyAccumulates(const Shape& input, const Shape& output) const override {
    MultiplyAccumulates total;
    for (const auto& direction : directions_) {
      const MultiplyAccumulates part = direction->multiplyAccumulates(input, output);
      total.of_input += part.of_input;
      total.inner += part.inner;
    }
    return total;
  }

 private:
  enum class Merge { kConcat, kSum, kMultiply, kAverage };
  // Where the parts of one direction lie.
  struct Layout;
  Layout layoutOf(std::span<const Shape> inputs) const;
  // Of all inputs or their gradients those of a direction: the sequence, and its initial states.
  template <class T>
  struct Some {
    std::array<T, 3> items;
    std::size_t count;
    operator std::span<const T>() const { return {items.data(), count}; }
  };
  template <class T>
  Some<T> inputsOf(std::span<const T> all, int direction) const {
    Some<T> own{{all[0]}, 1};
    if (all.size() == 1) return own;
    const std::size_t count = directions_[0]->stateCount(), first = direction ? 1 + count : 1;
    if (all.size() != 1 + count + directions_[1]->stateCount()) {
      fail(ErrorCode::kShapeMismatch, "layer.initial-states",
           {{"count", count + directions_[1]->stateCount()}});
    }
    own.count = direction ? all.size() - count : 1 + count;
    std::copy_n(all.begin() + first, own.count - 1, own.items.begin() + 1);
    return own;
  }
  // Where a direction's states begin in the output, or their gradients in its gradient.
  Index furtherFrom(const Layout& layout, int direction) const;
  Pass passOf(const Pass& whole, const Layout& layout, int direction) const;

  std::unique_ptr<Recurrent> directions_[2];
  Merge merge_;
  Index units_[2] = {0, 0};  // of each direction
};

constexpr int kDirections = 2;
constexpr Choices kRecurrentLayers = {"SimpleRNN", "LSTM", "GRU"};

// The argument `name` as a recurrent layer, which all are that the argument's choices allow.
std::unique_ptr<Recurrent> makeDirection(const Arguments& arguments, std::string_view name) {
  return std::unique_ptr<Recurrent>(static_cast<Recurrent*>(arguments.make<Layer>(name).release()));
}

struct Bidirectional::Layout {
  Index batch;
  Shape shape[2];                            // of one direction's output, with the batch
  Index rows[2], units[2], size[2];          // of an output: rows of units
  Index further[2];                          // and the states behind it
  Index saved[2], outputs[2];                // in saved
  Index gradients[2], input_gradient, part;  // in scratch; `part` is what a direction needs
  MemoryRequirements requirements;
};

Bidirectional::Bidirectional(const Arguments& arguments) {
  const bool mirrors = arguments.isNull("backward_layer");
  directions_[0] = makeDirection(arguments, "layer");
  directions_[1] = makeDirection(arguments, mirrors ? "layer" : "backward_layer");
  directions_[1]->makeSecondDirection(mirrors || directions_[1]->goesBackwards());
  for (const auto& direction : directions_) direction->zeroesMasked();
  if (directions_[0]->goesBackwards() == directions_[1]->goesBackwards()) {
    refuse(arguments, "layer.both-directions", {{"received", directions_[0]->goesBackwards()}});
  }
  if (directions_[0]->returnsSequences() != directions_[1]->returnsSequences()) {
    refuse(arguments, "layer.both-the-same",
           {{"argument", "return_sequences"}, {"received", directions_[0]->returnsSequences()}});
  }
  if (const bool first = !directions_[0]->furtherOutputs().empty();
      first == directions_[1]->furtherOutputs().empty()) {
    refuse(arguments, "layer.both-the-same", {{"argument", "return_state"}, {"received", first}});
  }
  if (const bool first = directions_[0]->stateSize() > 0;
      first != (directions_[1]->stateSize() > 0)) {
    refuse(arguments, "layer.both-the-same", {{"argument", "stateful"}, {"received", first}});
  }
  const std::string mode = arguments.string("merge_mode");
  merge_ = mode == "concat" ? Merge::kConcat
           : mode == "sum"  ? Merge::kSum
           : mode == "mul"  ? Merge::kMultiply
                            : Merge::kAverage;
}

Shape Bidirectional::build(std::span<const Shape> inputs) {
  Shape output;
  for (int d = 0; d < kDirections; ++d) {
    output = directions_[d]->build(inputsOf(inputs, d));
    units_[d] = output.back();
  }
  if (merge_ == Merge::kConcat) {
    output[output.rank() - 1] = units_[0] + units_[1];
  } else if (units_[0] != units_[1]) {
    fail(ErrorCode::kShapeMismatch, "layer.direction-units",
         {{"first", units_[0]}, {"second", units_[1]}});
  }
  return output;
}

std::vector<WeightSpec> Bidirectional::weights() const {
  std::vector<WeightSpec> all;
  for (int d = 0; d < kDirections; ++d) {
    for (WeightSpec& weight : directions_[d]->weights()) {
      weight.name = (d ? "backward_" : "forward_") + weight.name;
      all.push_back(std::move(weight));
    }
  }
  return all;
}

Bidirectional::Layout Bidirectional::layoutOf(std::span<const Shape> inputs) const {
  Layout layout{};
  layout.batch = inputs[0][0];
  MemoryRequirements part;
  for (int d = 0; d < kDirections; ++d) {
    // A shared layer may be applied to sequences of several lengths.
    Shape& output = layout.shape[d];
    output.append(layout.batch);
    if (directions_[d]->returnsSequences()) output.append(inputs[0][1]);
    output.append(units_[d]);
    layout.units[d] = units_[d];
    layout.size[d] = output.size();
    layout.rows[d] = layout.size[d] / layout.units[d];
    for (const Shape& state : directions_[d]->furtherOutputs()) {
      layout.further[d] += layout.batch * state.size();
    }
    const MemoryRequirements requirements = directions_[d]->memoryRequirements(inputs, output);
    layout.saved[d] = layout.requirements.saved;
    layout.outputs[d] = layout.saved[d] + requirements.saved;
    layout.requirements.saved = layout.outputs[d] + layout.size[d] + layout.further[d];
    part.scratch = std::max(part.scratch, requirements.scratch);
    part.thread_scratch = std::max(part.thread_scratch, requirements.thread_scratch);
  }
  layout.gradients[0] = 0;
  layout.gradients[1] = layout.size[0] + layout.further[0];
  layout.input_gradient = layout.gradients[1] + layout.size[1] + layout.further[1];
  layout.part = layout.input_gradient + inputs[0].size();
  layout.requirements.scratch = layout.part + part.scratch;
  layout.requirements.thread_scratch = part.thread_scratch;
  return layout;
}

MemoryRequirements Bidirectional::memoryRequirements(std::span<const Shape> inputs,
                                                     const Shape&) const {
  return layoutOf(inputs).requirements;
}

Index Bidirectional::furtherFrom(const Layout& layout, int direction) const {
  const Index merged = layout.size[0] + (merge_ == Merge::kConcat ? layout.size[1] : 0);
  return merged + (direction ? layout.further[0] : 0);
}

Pass Bidirectional::passOf(const Pass& whole, const Layout& layout, int direction) const {
  Pass pass = whole;
  pass.saved = whole.saved + layout.saved[direction];
  pass.scratch = whole.scratch + layout.part;
  if (direction && pass.states) pass.states += layout.batch * directions_[0]->stateSize();
  return pass;
}

void Bidirectional::forward(const ForwardPass& pass) const {
  const Shape& input = pass.inputs[0].shape;
  const Layout layout = layoutOf({&input, 1});
  const Index first_weights = static_cast<Index>(directions_[0]->weightCount());
  for (int d = 0; d < kDirections; ++d) {
    ForwardPass part;
    static_cast<Pass&>(part) = passOf(pass, layout, d);
    part.weights = d ? pass.weights.subspan(first_weights) : pass.weights.first(first_weights);
    const Some<ConstTensor> inputs = inputsOf(pass.inputs, d);
    part.inputs = inputs;
    part.output = {pass.saved + layout.outputs[d], layout.shape[d]};
    directions_[d]->forward(part);
  }
  for (int d = 0; d < kDirections; ++d) {
    std::copy_n(pass.saved + layout.outputs[d] + layout.size[d], layout.further[d],
                pass.output.data + furtherFrom(layout, d));
  }
  const Real* first = pass.saved + layout.outputs[0];
  const Real* second = pass.saved + layout.outputs[1];
  Real* y = pass.output.data;
  const Index size = layout.size[0], width = layout.units[0] + layout.units[1];
  switch (merge_) {
    case Merge::kConcat:
      joinGates(layout.rows[0], layout.units[0], 1, width, 0, first, y);
      joinGates(layout.rows[1], layout.units[1], 1, width, 0, second, y + layout.units[0]);
      return;
    case Merge::kMultiply:
      return multiply(size, first, second, y);
    case Merge::kSum:
    case Merge::kAverage:
      std::copy_n(first, size, y);
      addTo(size, second, y);
      if (merge_ == Merge::kAverage) scale(size, Real(0.5), y, y);
  }
}

void Bidirectional::backward(const BackwardPass& pass) const {
  const Shape& input = pass.inputs[0].shape;
  const Layout layout = layoutOf({&input, 1});
  const Real* dy = pass.output_gradient.data;
  const Index size = layout.size[0], width = layout.units[0] + layout.units[1];
  for (int d = 0; d < kDirections; ++d) {
    Real* gradient = pass.scratch + layout.gradients[d];
    if (merge_ == Merge::kConcat) {
      gatherGate(layout.rows[d], layout.units[d], width, dy + (d ? layout.units[0] : 0), gradient);
    } else if (merge_ == Merge::kMultiply) {
      multiply(size, dy, pass.saved + layout.outputs[1 - d], gradient);
    } else {
      scale(size, merge_ == Merge::kAverage ? Real(0.5) : Real(1), dy, gradient);
    }
    std::copy_n(dy + furtherFrom(layout, d), layout.further[d], gradient + layout.size[d]);
  }
  const Index first_weights = static_cast<Index>(directions_[0]->weightCount());
  for (int d = 0; d < kDirections; ++d) {
    BackwardPass part;
    static_cast<Pass&>(part) = passOf(pass, layout, d);
    const auto share = [&](std::span<const Tensor> all) {
      return d ? all.subspan(first_weights) : all.first(first_weights);
    };
    part.weights = share(pass.weights);
    part.weight_gradients = share(pass.weight_gradients);
    part.output_gradient = {pass.scratch + layout.gradients[d], layout.shape[d]};
    const bool wanted = static_cast<bool>(pass.input_gradients[0]);
    const Tensor input_gradient(!wanted ? nullptr
                                : d     ? pass.scratch + layout.input_gradient
                                        : pass.input_gradients[0].data,
                                input);
    const Some<ConstTensor> inputs = inputsOf(pass.inputs, d);
    Some<Tensor> gradients = inputsOf(pass.input_gradients, d);
    gradients.items[0] = input_gradient;
    part.inputs = inputs;
    part.input_gradients = gradients;
    directions_[d]->backward(part);
    if (d && wanted) addTo(input.size(), input_gradient.data, pass.input_gradients[0].data);
  }
}

}  // namespace

const EntryOf<Layer>& bidirectionalEntry() {
  const auto direction = [](const char* name, const char* value, TextId doc) {
    return Argument{.name = name,
                    .type = ArgumentType::kObject,
                    .default_json = value,
                    .doc = doc,
                    .choices = kRecurrentLayers,
                    .object_kind = Kind::kLayer,
                    .nullable = *value != '\0'};
  };
  static constexpr auto entry = entryFor<Layer, Bidirectional>(
      "Bidirectional", {},
      "Runs a recurrent layer in both directions and merges the outputs."
      "\n(batch, steps, features) -> (batch, 2 * units) where the outputs are concatenated",
      {direction("layer", "", "The recurrent layer."),
       {.name = "merge_mode",
        .type = ArgumentType::kString,
        .default_json = "\"concat\"",
        .doc = "How the outputs of both directions are merged.",
        .choices = {"concat", "sum", "mul", "ave"}},
       direction(
           "backward_layer", "null",
           "The recurrent layer for the other direction; if not set, it is like the first.")});
  return entry;
}

}  // namespace minibatch
