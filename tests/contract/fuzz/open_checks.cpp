#include <algorithm>
#include <cmath>

#include "catalog.h"
#include "contract/fuzz/instance.h"
#include "contract/fuzz/model_checks.h"

namespace minibatch::testing {
namespace {

// What a pass over two rows gives.
std::vector<Real> outputsOf(const Model& model, const RandomModel& random, std::uint64_t seed) {
  constexpr Index kBatch = 2;
  Executor executor(model, {.max_batch = kBatch, .training = true});
  Dice choices(seed);
  for (std::size_t i = 0; i < random.inputs.size(); ++i) {
    const Tensor x = executor.input(kBatch, static_cast<int>(i));
    const Index below = random.integers_below[i];
    for (Index k = 0; k < x.size(); ++k) {
      const double value =
          choices.uniform(below ? 0 : -1.5, below ? static_cast<double>(below) : 1.5);
      x.data[k] = static_cast<Real>(below ? std::floor(value) : value);
    }
  }
  executor.forward(kBatch, true, 3, 5);
  std::vector<Real> all;
  for (int i = 0; i < model.outputs(); ++i) {
    const ConstTensor y = executor.output(kBatch, i);
    all.insert(all.end(), y.data, y.data + y.size());
  }
  return all;
}

}  // namespace

std::string checkOpen(const RandomModel& random, std::uint64_t seed, OpenStatistics& met) {
  Dice choices(seed ^ 0x27d4eb2f);
  nlohmann::json spec = random.spec;
  int opened = 0;
  for (nlohmann::json& layer : spec["config"]["layers"]) {
    if (layer["class_name"] != "InputLayer") continue;
    nlohmann::json& shape = layer["config"]["batch_shape"];
    const std::size_t last = shape.size() > 2 ? shape.size() - 1 : shape.size();
    for (std::size_t axis = 1; axis < last; ++axis) {
      if (!choices.chance(0.6)) continue;
      shape[axis] = nullptr;
      ++opened;
    }
  }
  if (!opened) return "";
  ++met.models;
  Model fixed(random.spec.dump(), catalog(), seed);
  std::unique_ptr<Model> open;
  try {
    open = std::make_unique<Model>(spec.dump(), catalog(), seed);
  } catch (const Error& error) {
    ++met.refused;
    return error.code() == ErrorCode::kShapeMismatch || error.code() == ErrorCode::kInvalidSpec
               ? ""
               : std::string("opened, it is refused with ") + error.what();
  }
  if (open->copyWeights() != fixed.copyWeights()) return "opened, it has other weights";
  if (open->toJson() != Model(open->toJson(), catalog(), seed).toJson()) {
    return "opened, its JSON read and written again is another";
  }
  const auto sized = open->sized(random.inputs);
  for (int i = 0; i < fixed.outputs(); ++i) {
    const Shape& shape = fixed.outputShape(i);
    if (sized->outputShape(i) != shape || open->outputShape(i).filledFrom(shape) != shape) {
      return "output " + std::to_string(i) + " has the shape " + shape.toString() + "; opened " +
             open->outputShape(i).toString() + ", and sized " + sized->outputShape(i).toString();
    }
  }
  return sameBits(outputsOf(*sized, random, seed), outputsOf(fixed, random, seed))
             ? ""
             : "opened and sized, it gives other outputs";
}

}  // namespace minibatch::testing
