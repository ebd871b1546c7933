#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "catalog.h"
#include "contract/gradient_check.h"
#include "model/executor.h"

namespace minibatch::testing {

inline constexpr std::uint64_t kSeed = 3;

/// A model of one layer on random input.
struct Bench {
  Bench(const nlohmann::json& spec, Index batch, bool training, Parallel* parallel = nullptr)
      : model(spec.dump(), catalog(), kSeed),
        executor(with(parallel, model),
                 {.max_batch = batch, .training = true, .input_gradients = true}),
        batch(batch),
        training(training),
        cotangent(randomValues(model.outputShape().size() * batch, 2)) {
    for (int i = 0; i < inputCount(); ++i) {
      const auto stream = static_cast<std::uint32_t>(1 + 100 * i);
      inputs.push_back(randomValues(model.inputShape(i).size() * batch, stream));
    }
    // Weights that start at zero or one say little: move all of them. They stay positive, as a
    // variance must be.
    std::vector<Real> weights = model.copyWeights();
    const std::vector<Real> noise =
        randomValues(static_cast<Index>(weights.size()), 3, Real(0.05), Real(0.45));
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = std::abs(weights[i]) + noise[i];
    model.setWeights(weights);
    start = weights;
    if (const Index below = integersBelow()) {
      for (std::vector<Real>& values : inputs) {
        for (Real& value : values) value = std::floor((value + 1) / 2 * static_cast<Real>(below));
      }
    }
    // Exponentials of exponentials overflow; smaller weights keep them where derivatives can be
    // measured.
    for (int tries = 0; tries < 10 && !isModerate(); ++tries) {
      for (Real& weight : start) weight /= 2;
      model.setWeights(start);
    }
  }

  static const Model& with(Parallel* parallel, Model& model) {
    model.setParallel(parallel);
    return model;
  }

  // Of the largest input, so that it does not depend on the batch.
  bool isModerate() {
    for (int i = 0; i < inputCount(); ++i) {
      const Tensor input = executor.input(1, i);
      std::fill_n(input.data, input.size(), Real(integersBelow() ? 0 : 1));
    }
    executor.forward(1, false, kSeed, 5);
    const ConstTensor output = executor.output(1);
    return std::all_of(output.data, output.data + output.size(),
                       [](Real y) { return std::abs(y) < 100; });
  }

  // The bound below which the layer's inputs must be whole numbers, or 0.
  Index integersBelow() const { return model.graph().layers.back().layer->integersBelow(); }
  int inputCount() const { return static_cast<int>(model.graph().inputs.size()); }

  void fillInputs(Executor& to) const {
    for (int i = 0; i < inputCount(); ++i) {
      std::copy_n(inputs[i].begin(), model.inputShape(i).size() * batch, to.input(batch, i).data);
    }
  }

  // The scalar sum of cotangent · output, with what outputs cost in training; weights that forward
  // moves are put back.
  double value() {
    fillInputs(executor);
    executor.forward(batch, training, kSeed, 5);
    const ConstTensor output = executor.output(batch);
    double sum = 0;
    for (Index i = 0; i < output.size(); ++i) {
      sum += static_cast<double>(cotangent[i]) * output.data[i];
    }
    for (const Weight& weight : model.weights()) {
      if (weight.trainable) continue;
      Index offset = 0;
      for (const Weight& other : model.weights()) {
        if (other.path == weight.path) break;
        offset += other.value.size();
      }
      std::copy_n(start.begin() + offset, weight.value.size(), weight.value.data);
    }
    return training ? sum + executor.activityPenalty() : sum;
  }

  void runBackward() {
    value();
    std::copy(cotangent.begin(), cotangent.end(), executor.outputGradient(batch, false).data);
    executor.backward({false});
  }

  // Halves the weights while no gradient reaches any of them, as where a hard_tanh is flat.
  void leaveSaturation() {
    for (int tries = 0; tries < 10; ++tries) {
      runBackward();
      const std::span gradients(executor.gradients(), model.trainable().size());
      if (gradients.empty() || std::ranges::any_of(gradients, [](Real g) { return g != 0; }))
        return;
      for (Real& weight : start) weight /= 2;
      model.setWeights(start);
    }
  }

  Model model;
  Executor executor;
  Index batch;
  bool training;
  std::vector<std::vector<Real>> inputs;
  std::vector<Real> cotangent, start;
};

}  // namespace minibatch::testing
