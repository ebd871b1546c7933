#include "contract/fuzz/model_checks.h"

#include <cmath>
#include <limits>

#include "base/number_text.h"
#include "contract/fuzz/instance.h"

namespace minibatch::testing {
namespace {

// Where two differ: "output 1, element 3: 0.5 and 0.25"; nothing where they are the same.
std::string differing(const std::string& name, const std::vector<Real>& a,
                      const std::vector<Real>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!sameBits({a[i]}, {b[i]})) {
      return name + ", element " + std::to_string(i) + ": " + numberText(a[i]) + " and " +
             numberText(b[i]) + ",";
    }
  }
  return "";
}

std::string differing(const PassResult& a, const PassResult& b) {
  std::string found;
  for (std::size_t i = 0; found.empty() && i < a.outputs.size(); ++i) {
    found = differing("output " + std::to_string(i), a.outputs[i], b.outputs[i]);
  }
  for (std::size_t i = 0; found.empty() && i < a.input_gradients.size(); ++i) {
    found = differing("gradient of input " + std::to_string(i), a.input_gradients[i],
                      b.input_gradients[i]);
  }
  if (found.empty()) found = differing("gradients of the weights", a.gradients, b.gradients);
  if (found.empty()) found = differing("weights after the pass", a.weights, b.weights);
  return found;
}

}  // namespace

std::string checkBits(const RandomModel& random, std::uint64_t seed) {
  Dice choices(seed ^ 0x5bd1e995);
  const Index batch = choices.between(1, 5);
  const bool training = choices.chance(0.7);
  const std::string spec = random.spec.dump();
  Instance first(spec, seed, batch);
  for (std::size_t i = 0; i < random.outputs.size(); ++i) {
    const Shape inferred = first.model().outputShape(static_cast<int>(i));
    if (inferred != random.outputs[i]) {
      return "output " + std::to_string(i) + " has the shape " + inferred.toString() +
             ", but its layer inferred " + random.outputs[i].toString();
    }
  }
  const std::vector<Real> start = first.model().copyWeights();
  if (Model(spec, first.model().catalog(), seed).copyWeights() != start) {
    return "the same seed gives other weights";
  }

  const Instance::Values values = first.draw(random, batch, choices);
  const PassResult result = first.pass(values, training, std::numeric_limits<Real>::quiet_NaN());
  if (std::string what = differing(result, first.pass(values, training, 1000)); !what.empty()) {
    return what + " in two passes, with other values in memory before";
  }
  const std::string written = first.model().toJson();
  Instance second(written, seed + 1, batch);
  if (second.model().toJson() != written) return "its JSON read and written again is another";
  if (std::string what = differing(result, second.pass(values, training)); !what.empty()) {
    return what + " before and after a way through JSON";
  }
  Instance larger(spec, seed, batch + 3);
  if (std::string what = differing(result, larger.pass(values, training)); !what.empty()) {
    return what + " with this and with a larger batch planned";
  }
  if (Model(written, first.model().catalog(), seed).copyWeights() != start) {
    return "the same seed gives other weights after a way through JSON";
  }
  return "";
}

std::string checkRows(const RandomModel& random, std::uint64_t seed) {
  Dice choices(seed ^ 0x1b873593);
  const Index batch = choices.between(2, 5);
  Instance all(random.spec.dump(), seed, batch);
  const Instance::Values values = all.draw(random, batch, choices);
  all.forward(values, false);
  std::vector<std::vector<Real>> outputs;
  for (std::size_t i = 0; i < random.outputs.size(); ++i) {
    const ConstTensor y = all.output(static_cast<int>(i));
    outputs.emplace_back(y.data, y.data + y.size());
  }
  const auto rowOf = [](const std::vector<Real>& from, Index row, Index size) {
    return std::vector<Real>(from.begin() + row * size, from.begin() + (row + 1) * size);
  };
  for (Index row = 0; row < batch; ++row) {
    Instance::Values one{.batch = 1, .inputs = {}, .cotangents = {}, .weights = values.weights};
    for (std::size_t i = 0; i < values.inputs.size(); ++i) {
      one.inputs.push_back(rowOf(values.inputs[i], row, random.inputs[i].size()));
    }
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      one.cotangents.push_back(rowOf(values.cotangents[i], row, random.outputs[i].size()));
    }
    all.forward(one, false);
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      const std::vector<Real> expected = rowOf(outputs[i], row, random.outputs[i].size());
      const Real* actual = all.output(static_cast<int>(i)).data;
      double largest = 0;
      for (Real y : expected) largest = std::max(largest, std::abs(static_cast<double>(y)));
      for (std::size_t k = 0; k < expected.size(); ++k) {
        if (std::isfinite(largest) &&
            std::abs(static_cast<double>(actual[k] - expected[k])) > 1e-9 * (largest + 1)) {
          return "row " + std::to_string(row) + " of output " + std::to_string(i) +
                 " depends on the rows beside it: " + numberText(actual[k]) + " alone, " +
                 numberText(expected[k]) + " in the batch";
        }
      }
    }
  }
  return "";
}

}  // namespace minibatch::testing
