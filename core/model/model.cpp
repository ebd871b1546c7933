#include "model/model.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/json_text.h"
#include "base/parse_json.h"
#include "model/spec.h"

namespace minibatch {
namespace {

constexpr Index kAlignment = 64;  // bytes: a cache line

}  // namespace

Arena::Arena(Index size, std::string_view what) : size_(padded(size)) {
  const double bytes = static_cast<double>(size_) * sizeof(Real);
  void* memory = nullptr;
  if (bytes < static_cast<double>(std::numeric_limits<Index>::max())) {
    memory = std::aligned_alloc(
        kAlignment, std::max<std::size_t>(size_ * sizeof(Real), std::size_t{kAlignment}));
  }
  if (!memory) {
    fail(ErrorCode::kOutOfMemory, "memory.arena",
         {{"what", Message(what)}, {"megabytes", megabytes(bytes)}});
  }
  data_.reset(static_cast<Real*>(memory));
  std::fill_n(data_.get(), size_, Real{0});
}

Index Arena::padded(Index size) {
  constexpr Index kStep = kAlignment / static_cast<Index>(sizeof(Real));
  return (size + kStep - 1) / kStep * kStep;
}

void Arena::Free::operator()(Real* pointer) const { std::free(pointer); }

std::string megabytes(double bytes) {
  const double value = bytes / 1e6;
  if (value >= 10) return std::to_string(static_cast<long long>(value + 0.5));
  const auto hundredths = static_cast<int>(100 * value);
  return std::to_string(hundredths / 100) + '.' + std::to_string(100 + hundredths % 100).substr(1);
}

Model::Layout::Layout(const Graph& graph) {
  for (std::size_t layer = 0; layer < graph.layers.size(); ++layer) {
    const LayerNode& node = graph.layers[layer];
    for (const WeightSpec& spec : node.layer->weights()) {
      const bool is_trainable = spec.trainable && node.trainable;
      Index& end = is_trainable ? trainable : non_trainable;
      weights.push_back({node.name + "/" + spec.name, static_cast<int>(layer), is_trainable,
                         Tensor(nullptr, spec.shape), end});
      if (__builtin_add_overflow(end, Arena::padded(spec.shape.size()), &end)) {
        fail(ErrorCode::kOutOfMemory, "memory.weights",
             {{"layer", node.name}, {"weight", spec.name}, {"shape", spec.shape.toString()}});
      }
    }
  }
}

Model::Model(std::string_view spec, const Catalog& catalog, std::uint64_t seed)
    : Model(readSpec(parseJson(spec, "model"), catalog), catalog, seed) {}

Model::Model(Graph&& graph, const Catalog& catalog, std::uint64_t seed)
    : Model(std::move(graph), Layout(graph), catalog, nullptr) {
  initialize(seed);
}

Model::Model(Graph&& graph, Layout&& layout, const Catalog& catalog, const Model* open)
    : catalog_(catalog),
      graph_(std::move(graph)),
      weights_(std::move(layout.weights)),
      trainable_(open ? open->trainable_
                      : std::make_shared<const Arena>(layout.trainable, "memory.of-weights")),
      non_trainable_(
          open ? open->non_trainable_
               : std::make_shared<const Arena>(layout.non_trainable, "memory.of-weights")),
      views_(graph_.layers.size()),
      indices_(graph_.layers.size()),
      state_places_(graph_.layers.size(), -1) {
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    Weight& weight = weights_[i];
    weight.value.data = (weight.trainable ? *trainable_ : *non_trainable_).data() + weight.offset;
    views_[weight.layer].push_back(weight.value);
    indices_[weight.layer].push_back(static_cast<int>(i));
  }
  for (const Operation& operation : graph_.operations) {
    Index& place = state_places_[operation.layer];
    const Index size = graph_.layers[operation.layer].layer->stateSize();
    if (!size || place >= 0) continue;
    stateful_batch_ = operation.batch;
    place = state_size_;
    state_size_ += size;
  }
  states_ = open ? open->states_
                 : std::make_shared<const Arena>(checkedProduct(state_size_, stateful_batch_),
                                                 "memory.of-batch");
  if (open) parallel_ = open->parallel_;
}

bool Model::isOpen() const {
  return std::ranges::any_of(
      graph_.inputs, [&](int input) { return graph_.operations[input].shape.hasUnknown(); });
}

std::shared_ptr<const Model> Model::sized(std::span<const Shape> inputs) const {
  if (!isOpen()) return {std::shared_ptr<const Model>(), this};
  Graph graph = readSpec(writeSpec(graph_), catalog_, &graph_, inputs);
  Layout layout(graph);
  // Whatever depends on an open length has been refused.
  if (layout.trainable != trainable_->size() || layout.non_trainable != non_trainable_->size()) {
    fail(ErrorCode::kShapeMismatch, "model.weight-count",
         {{"expected", trainable_->size()}, {"received", layout.trainable}});
  }
  return std::shared_ptr<const Model>(
      new Model(std::move(graph), std::move(layout), catalog_, this));
}

const Shape& Model::inputShape(int input) const {
  return graph_.operations[graph_.inputs[input]].shape;
}

const Shape& Model::outputShape(int output) const {
  return graph_.operations[graph_.outputs[output]].shape;
}

const std::string& Model::inputName(int input) const {
  return graph_.layers[graph_.operations[graph_.inputs[input]].layer].name;
}

const std::string& Model::outputName(int output) const {
  return graph_.layers[graph_.operations[graph_.outputs[output]].layer].name;
}

void Model::initialize(std::uint64_t seed) {
  std::uint32_t stream = 0;
  auto weight = weights_.begin();
  for (const LayerNode& node : graph_.layers) {
    for (const WeightSpec& spec : node.layer->weights()) {
      spec.initializer->fill(
          (weight++)->value,
          {.seed = seed, .purpose = RandomPurpose::kInitializer, .stream = stream++});
    }
  }
  resetStates();
}

void Model::resetStates() const { std::ranges::fill(states(), Real{0}); }

void Model::requireWholeBatches(Index rows) const {
  if (!stateful_batch_ || rows % stateful_batch_ == 0) return;
  fail(ErrorCode::kShapeMismatch, "model.stateful-rows",
       {{"batch", stateful_batch_}, {"rows", rows}, {"rest", rows % stateful_batch_}});
}

Index Model::parameterCount() const {
  Index count = 0;
  for (const Weight& weight : weights_) count += weight.value.size();
  return count;
}

Index Model::trainableParameterCount() const {
  Index count = 0;
  for (const Weight& weight : weights_) count += weight.trainable ? weight.value.size() : 0;
  return count;
}

std::vector<Real> Model::copyWeights() const {
  std::vector<Real> values;
  values.reserve(parameterCount());
  for (const Weight& weight : weights_) {
    values.insert(values.end(), weight.value.data, weight.value.data + weight.value.size());
  }
  return values;
}

void Model::setWeights(std::span<const Real> values) {
  if (static_cast<Index>(values.size()) != parameterCount()) {
    fail(ErrorCode::kShapeMismatch, "model.weight-count",
         {{"expected", parameterCount()}, {"received", values.size()}});
  }
  auto from = values.begin();
  for (const Weight& weight : weights_) {
    std::copy_n(from, weight.value.size(), weight.value.data);
    from += weight.value.size();
  }
}

std::string Model::toJson() const { return jsonText(writeSpec(graph_)); }

std::string Model::describe() const { return jsonText(describeSpec(writeSpec(graph_), catalog_)); }

}  // namespace minibatch
