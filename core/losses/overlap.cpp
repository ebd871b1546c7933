#include <algorithm>
#include <array>
#include <vector>

#include "losses/loss.h"
#include "losses/probabilities.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

/// The losses 1 - n I / (a I + b T + c P + epsilon) of the sums I of t p, T of t and P of p over
/// some axes. Over all of them, the batch included, a batch has one loss; else each place along the
/// other axes has one. As Loss wants a value for each position, every position has the mean of the
/// losses that it is part of: the mean over a batch is Keras's.
class OverlapLoss : public Loss {
 public:
  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const final {
    requireFinite(name_, target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const final {
    const Shape& shape = batch.prediction.shape;
    const Index size = batch.prediction.size(), outputs = shape.back();
    const Strides strides = stridesOf(shape);
    std::vector<Sums> groups(static_cast<std::size_t>(strides.groups));
    for (Index i = 0; i < size; ++i) {
      const double t = batch.target.data[i], p = batch.prediction.data[i];
      Sums& sums = groups[strides.groupOf(i, shape)];
      sums.both += t * p;
      sums.target += t;
      sums.prediction += p;
      sums.weight += weights[i / outputs];
    }
    std::fill_n(values, size / outputs, Real{0});
    const double share = 1 / static_cast<double>(outputs);
    for (Index i = 0; i < size; ++i) {
      const Sums& sums = groups[strides.groupOf(i, shape)];
      const double below = a_ * sums.both + b_ * sums.target + c_ * sums.prediction +
                           static_cast<double>(kProbabilityEpsilon);
      values[i / outputs] += static_cast<Real>((1 - n_ * sums.both / below) * share);
      if (!gradient) continue;
      const double t = batch.target.data[i];
      const double slope = n_ * (t * below - sums.both * (a_ * t + c_)) / (below * below);
      gradient[i] = static_cast<Real>(-slope * sums.weight * share);
    }
  }

 protected:
  OverlapLoss(const Arguments& arguments, double n, double a, double b, double c)
      : name_(arguments.entry().class_name), n_(n), a_(a), b_(b), c_(c) {
    is_whole_ = arguments.isNull("axis");
    if (!is_whole_) axes_ = arguments.integers("axis");
  }

  static constexpr Argument axisArgument() {
    return {.name = "axis",
            .type = ArgumentType::kIntegers,
            .default_json = "null",
            .doc = "The axes that are summed over, 0 being the batch; all of them if not set.",
            .minimum = -8,
            .maximum = 7,
            .nullable = true};
  }
  /// Of a batch that has one loss, its sum is the same as its mean in Keras.
  static constexpr Argument meanArgument() {
    Argument argument = reductionArgument();
    argument.choices = {"sum_over_batch_size", "mean", "mean_with_sample_weight"};
    return argument;
  }

 private:
  struct Sums {
    double both = 0, target = 0, prediction = 0, weight = 0;
  };
  // How the places of a tensor are numbered along the axes that are not summed over.
  struct Strides {
    std::array<Index, Shape::kMaxRank> of{};  // 0: summed over
    Index groups = 1;

    std::size_t groupOf(Index element, const Shape& shape) const {
      if (groups == 1) return 0;
      Index group = 0;
      for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        group += element % shape[axis] * of[static_cast<std::size_t>(axis)];
        element /= shape[axis];
      }
      return static_cast<std::size_t>(group);
    }
  };

  Strides stridesOf(const Shape& shape) const {
    Strides strides;
    for (int axis = shape.rank() - 1; axis >= 0 && !is_whole_; --axis) {
      if (std::ranges::count(axes_, axis) || std::ranges::count(axes_, axis - shape.rank()))
        continue;
      strides.of[static_cast<std::size_t>(axis)] = strides.groups;
      strides.groups *= shape[axis];
    }
    return strides;
  }

  std::string_view name_;
  double n_, a_, b_, c_;
  bool is_whole_;
  std::vector<Index> axes_;
};

/// Dice: 1 - 2 I / (T + P). https://keras.io/api/losses/probabilistic_losses/
class Dice final : public OverlapLoss {
 public:
  explicit Dice(const Arguments& arguments) : OverlapLoss(arguments, 2, 0, 1, 1) {}
  static constexpr std::vector<Argument> arguments() { return {meanArgument(), axisArgument()}; }
};

/// Tversky: 1 - I / (I + alpha (T - I) + beta (P - I)). Salehi et al., MLMI 2017.
class Tversky final : public OverlapLoss {
 public:
  explicit Tversky(const Arguments& arguments)
      : OverlapLoss(arguments, 1, 1 - arguments.number("alpha") - arguments.number("beta"),
                    arguments.number("alpha"), arguments.number("beta")) {}

  static constexpr std::vector<Argument> arguments() {
    const auto coefficient = [](const char* name, TextId doc) {
      return Argument{.name = name, .default_json = "0.5", .doc = doc, .maximum = 1e6, .above = 0};
    };
    return {coefficient("alpha", "How much targets count that the model misses."),
            coefficient("beta", "How much predictions count that are no targets."), meanArgument(),
            axisArgument()};
  }
};

}  // namespace

const EntryOf<Loss>& diceLossEntry() {
  static constexpr auto entry = entryFor<Loss, Dice>(
      "Dice", {"dice"},
      "Dice loss for segmentation: how little the predicted and the true areas overlap."
      "\n1 - 2 * sum(y_true y_pred) / (sum(y_true) + sum(y_pred))",
      [] { return Dice::arguments(); });
  return entry;
}

const EntryOf<Loss>& tverskyLossEntry() {
  static constexpr auto entry = entryFor<Loss, Tversky>(
      "Tversky", {"tversky"},
      "Dice loss that weighs misses and false alarms differently."
      "\n1 - tp / (tp + alpha * sum(y_true (1 - y_pred)) + beta * sum((1 - y_true) y_pred))",
      [] { return Tversky::arguments(); });
  return entry;
}

}  // namespace minibatch
