#include <cmath>
#include <span>

#include "base/number_text.h"
#include "contract/fuzz/instance.h"
#include "contract/fuzz/model_checks.h"

namespace minibatch::testing {
namespace {

enum class Verdict { kSame, kKink, kWrong };

// Compares derivatives at one point of one model.
class Point {
 public:
  Point(Instance& instance, Instance::Values& values, bool training, Dice& choices)
      : instance_(instance), values_(values), training_(training), choices_(choices) {
    result_ = instance.pass(values, training);
    instance.forward(values, training);
    magnitude_ = instance.magnitude(values);
  }

  const PassResult& result() const { return result_; }
  const std::string& message() const { return message_; }

  // Along a random direction at `at`, which is part of the values.
  Verdict compare(std::span<Real> at, std::span<const Real> gradient) {
    std::vector<double> direction(at.size());
    for (double& component : direction) component = choices_.uniform(-1, 1);
    double analytic = 0, gradient_norm = 0, direction_norm = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
      const auto g = static_cast<double>(gradient[i]);
      analytic += g * direction[i];
      gradient_norm += g * g;
      direction_norm += direction[i] * direction[i];
    }
    const std::vector<Real> start(at.begin(), at.end());
    const auto valueAt = [&](double step) {
      for (std::size_t i = 0; i < at.size(); ++i) {
        at[i] = start[i] + static_cast<Real>(step * direction[i]);
      }
      instance_.forward(values_, training_);
      std::copy(start.begin(), start.end(), at.begin());
      return instance_.product(values_);
    };
    const double allowed = 1e-6 * std::sqrt(gradient_norm * direction_norm);
    const auto noise = [&](double step) { return 2e-14 * (magnitude_ + 1) / step; };
    double central = 0;
    for (double step : {1e-5, 1e-6, 1e-4, 1e-3}) {
      central = (valueAt(step) - valueAt(-step)) / (2 * step);
      if (std::abs(central - analytic) <= allowed + noise(step)) return Verdict::kSame;
    }
    // From both sides: where they agree the function is smooth, and the gradient wrong. At a kink
    // the gradient may be any slope between the two.
    const double step = 1e-6, middle = valueAt(0);
    const double forward = (valueAt(step) - middle) / step;
    const double backward = (middle - valueAt(-step)) / step;
    const double slack = 10 * (allowed + noise(step));
    if (analytic >= std::min(forward, backward) - slack &&
        analytic <= std::max(forward, backward) + slack) {
      return Verdict::kKink;
    }
    message_ = "is " + numberText(analytic) + " by the gradient, but " + numberText(central) +
               " by differences (" + numberText(backward) + " from below, " + numberText(forward) +
               " from above)";
    return Verdict::kWrong;
  }

 private:
  Instance& instance_;
  Instance::Values& values_;
  bool training_;
  Dice& choices_;
  PassResult result_;
  double magnitude_ = 0;
  std::string message_;
};

// Halves inputs and weights until differences of the outputs can be measured.
bool makeModerate(const RandomModel& random, Instance& instance, Instance::Values& values,
                  bool training) {
  for (int tries = 0; tries < 8; ++tries) {
    instance.forward(values, training);
    const bool moderate = instance.magnitude(values) < 1e4;  // false for NaN
    if (moderate && instance.isModerateInside(values, training)) return true;
    for (std::size_t i = 0; i < values.inputs.size(); ++i) {
      for (Real& x : values.inputs[i]) x = random.integers_below[i] ? x : x / 2;
    }
    for (Real& weight : values.weights) weight /= 2;
  }
  return false;
}

double norm(std::span<const Real> values) {
  double sum = 0;
  for (Real value : values) sum += static_cast<double>(value) * static_cast<double>(value);
  return std::sqrt(sum);
}

}  // namespace

std::string checkGradients(const RandomModel& random, std::uint64_t seed,
                           GradientStatistics& statistics) {
  constexpr int kPoints = 5;
  Dice choices(seed ^ 0x85ebca6b);
  const Index batch = choices.between(1, 4);
  const bool training = choices.chance(0.7);
  Instance instance(random.spec.dump(), seed, batch);
  const Model& model = instance.model();
  ++statistics.models;
  bool any = false, kink = false;
  for (int tries = 0; tries < kPoints; ++tries) {
    Instance::Values values = instance.draw(random, batch, choices);
    if (!makeModerate(random, instance, values, training)) {
      ++statistics.unbounded;
      return "";
    }
    Point point(instance, values, training, choices);
    kink = false;
    std::string wrong;
    const auto compare = [&](const std::string& what, std::span<Real> at,
                             std::span<const Real> gradient) {
      any |= norm(gradient) > 0;
      ++statistics.directions;
      const Verdict verdict = point.compare(at, gradient);
      kink |= verdict == Verdict::kKink;
      if (verdict == Verdict::kWrong && wrong.empty()) {
        wrong = std::string("the derivative of ") + what + (training ? " in training " : " ") +
                point.message();
      }
    };
    for (std::size_t i = 0; i < values.inputs.size(); ++i) {
      if (random.integers_below[i]) continue;
      compare("input " + std::to_string(i), values.inputs[i], point.result().input_gradients[i]);
    }
    std::size_t offset = 0;
    for (const Weight& weight : model.weights()) {
      const auto size = static_cast<std::size_t>(weight.value.size());
      const std::span<Real> at(values.weights.data() + offset, size);
      offset += size;
      if (!weight.trainable) continue;
      const std::span gradient(point.result().gradients.data() + weight.offset, size);
      compare(weight.path, at, gradient);
      const std::string& name = model.graph().layers[weight.layer].class_name;
      ++statistics.weights[name];
      statistics.with_gradient[name] += norm(gradient) > 0;
    }
    if (!wrong.empty()) return wrong;
    if (!kink) break;
    ++statistics.kinks;
  }
  statistics.unresolved += kink;
  statistics.without += !any;
  return "";
}

}  // namespace minibatch::testing
