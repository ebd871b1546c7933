#include "contract/fuzz/instance.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

#include "catalog.h"

namespace minibatch::testing {
namespace {

// The seed and step of what layers draw in training.
constexpr std::uint64_t kSeed = 3;
constexpr std::uint32_t kStep = 5;

}  // namespace

bool sameBits(const std::vector<Real>& a, const std::vector<Real>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i]) && std::isnan(b[i])) continue;
    if (std::memcmp(&a[i], &b[i], sizeof(Real)) != 0) return false;
  }
  return true;
}

Instance::Instance(const std::string& spec, std::uint64_t seed, Index max_batch)
    : model_(spec, catalog(), seed),
      executor_(model_, {.max_batch = max_batch, .training = true, .input_gradients = true}) {}

Instance::Values Instance::draw(const RandomModel& random, Index batch, Dice& choices) const {
  Values values{.batch = batch, .inputs = {}, .cotangents = {}, .weights = model_.copyWeights()};
  const auto fill = [&](std::vector<Real>& numbers, Index size, double low, double high) {
    numbers.resize(static_cast<std::size_t>(size));
    for (Real& number : numbers) number = static_cast<Real>(choices.uniform(low, high));
  };
  for (std::size_t i = 0; i < random.inputs.size(); ++i) {
    std::vector<Real>& input = values.inputs.emplace_back();
    const Index below = random.integers_below[i];
    fill(input, batch * random.inputs[i].size(), below ? 0 : -1.5,
         below ? static_cast<double>(below) : 1.5);
    for (Real& number : input) number = below ? std::floor(number) : number;
  }
  for (const Shape& output : random.outputs) {
    fill(values.cotangents.emplace_back(), batch * output.size(), -1, 1);
  }
  // Weights that start at zero say little. Those that are not trained stay positive, as a variance
  // must be.
  std::size_t at = 0;
  for (const Weight& weight : model_.weights()) {
    for (Index i = 0; i < weight.value.size(); ++i, ++at) {
      const auto noise = static_cast<Real>(choices.uniform(-0.4, 0.4));
      Real& number = values.weights[at];
      number = weight.trainable ? number + noise : std::abs(number) + std::abs(noise) + Real(0.05);
    }
  }
  return values;
}

void Instance::runForward(Executor& executor, const Values& values, bool training) {
  model_.setWeights(values.weights);
  for (std::size_t i = 0; i < values.inputs.size(); ++i) {
    const Tensor x = executor.input(values.batch, static_cast<int>(i));
    std::copy_n(values.inputs[i].data(), values.inputs[i].size(), x.data);
  }
  executor.forward(values.batch, training, kSeed, kStep);
}

void Instance::runBackward(Executor& executor, const Values& values) {
  for (std::size_t i = 0; i < values.cotangents.size(); ++i) {
    std::copy(values.cotangents[i].begin(), values.cotangents[i].end(),
              executor.outputGradient(values.batch, false, static_cast<int>(i)).data);
  }
  const auto from_logits = std::make_unique<bool[]>(values.cotangents.size());  // none
  executor.startBackward({from_logits.get(), values.cotangents.size()});
  executor.continueBackward(Deadline::never());
}

void Instance::forward(const Values& values, bool training, Real before) {
  batch_ = values.batch;
  training_ = training;
  for (std::size_t i = 0; i < values.cotangents.size(); ++i) {
    const ConstTensor y = output(static_cast<int>(i));
    std::fill_n(const_cast<Real*>(y.data), y.size(), before);
  }
  runForward(executor_, values, training);
}

double Instance::product(const Values& values) const {
  double sum = 0;
  for (std::size_t i = 0; i < values.cotangents.size(); ++i) {
    const Real* y = output(static_cast<int>(i)).data;
    const std::vector<Real>& cotangent = values.cotangents[i];
    for (std::size_t k = 0; k < cotangent.size(); ++k) {
      sum += static_cast<double>(cotangent[k]) * static_cast<double>(y[k]);
    }
  }
  return training_ ? sum + executor_.activityPenalty() : sum;
}

double Instance::magnitude(const Values& values) const {
  double sum = 0;
  for (std::size_t i = 0; i < values.cotangents.size(); ++i) {
    const Real* y = output(static_cast<int>(i)).data;
    const std::vector<Real>& cotangent = values.cotangents[i];
    for (std::size_t k = 0; k < cotangent.size(); ++k) {
      sum += std::abs(static_cast<double>(cotangent[k]) * static_cast<double>(y[k]));
    }
  }
  return sum;
}

bool Instance::isModerateInside(const Values& values, bool training) {
  std::vector<std::string> layers;
  for (const auto& layer : model_.graph().layers) layers.push_back(layer.name);
  if (!observer_) {
    observer_.emplace(model_,
                      Executor::Options{.max_batch = executor_.maxBatch(),
                                        .training = true,
                                        .input_gradients = true,
                                        .observe = {.outputs = layers, .gradients = layers}});
  }
  runForward(*observer_, values, training);
  const auto all = [&](const auto& tensorOf, const auto& holds) {
    return std::ranges::all_of(layers, [&](const std::string& layer) {
      const auto applications =
          static_cast<int>(Executor::operationsOf(model_.graph(), layer).size());
      for (int i = 0; i < applications; ++i) {
        const ConstTensor tensor = tensorOf(layer, i);
        if (tensor.data && !holds(statisticsOf(tensor))) return false;
      }
      return true;
    });
  };
  const bool finite =
      all([&](const std::string& layer, int i) { return observer_->observedOutput(layer, i); },
          [](const TensorStatistics& of) { return of.not_finite == 0; });
  if (!finite) return false;
  runBackward(*observer_, values);
  return all([&](const std::string& layer, int i) { return observer_->observedGradient(layer, i); },
             [](const TensorStatistics& of) { return std::max(-of.minimum, of.maximum) < 1e7; });
}

PassResult Instance::pass(const Values& values, bool training, Real before) {
  forward(values, training, before);
  PassResult result;
  for (std::size_t i = 0; i < values.cotangents.size(); ++i) {
    const ConstTensor y = output(static_cast<int>(i));
    result.outputs.emplace_back(y.data, y.data + y.size());
  }
  runBackward(executor_, values);
  for (std::size_t i = 0; i < values.inputs.size(); ++i) {
    const ConstTensor dx = executor_.inputGradient(batch_, static_cast<int>(i));
    result.input_gradients.emplace_back(dx.data, dx.data + dx.size());
  }
  result.gradients.assign(executor_.gradients(), executor_.gradients() + model_.trainable().size());
  result.weights = model_.copyWeights();
  return result;
}

}  // namespace minibatch::testing
