#include <algorithm>
#include <cmath>
#include <vector>

#include "base/error.h"
#include "constraints/constraint.h"
#include "kernels/broadcast.h"
#include "kernels/elementwise.h"

namespace minibatch {
namespace {

constexpr double kEpsilon = 1e-7;  // keras.config.epsilon()

/// What MaxNorm, UnitNorm and MinMaxNorm share: the weight is cut along `axis` into vectors, which
/// are each multiplied so that their norm becomes desired(norm), as Keras: w desired / (1e-7 +
/// norm).
class NormConstraint : public Constraint {
 public:
  void check(const Shape& weight) const final {
    for (Index axis : axes_) {
      if (axis >= -weight.rank() && axis < weight.rank()) continue;
      fail(ErrorCode::kInvalidArgument, "constraint.axis",
           {{"axis", axis}, {"shape", weight.toString()}});
    }
  }
  Index scratch(const Shape& weight) const final {
    return weight.size() + normShape(weight).size();
  }
  void apply(const Tensor& weight, Real* scratch) const final {
    const Shape shape = weight.shape.withBatch(1), norm_shape = normShape(weight.shape);
    const Index count = norm_shape.size();
    Real* factors = scratch + weight.size();
    multiply(weight.size(), weight.data, weight.data, scratch);
    sumTo(shape, scratch, norm_shape, factors);
    for (Index i = 0; i < count; ++i) {
      const double norm = std::sqrt(static_cast<double>(factors[i]));
      factors[i] = static_cast<Real>(desired(norm) / (kEpsilon + norm));
    }
    broadcastTo(norm_shape, factors, shape, scratch);
    multiply(weight.size(), weight.data, scratch, weight.data);
  }

  /// `axis`, after `own`.
  static constexpr std::vector<Argument> arguments(std::vector<Argument> own) {
    own.push_back({.name = "axis",
                   .type = ArgumentType::kIntegers,
                   .default_json = "0",
                   .doc = "Axes along which norms are computed: 0 for each unit of a Dense layer, "
                          "[0, 1, 2] for each filter of a Conv2D.",
                   .minimum = -Shape::kMaxRank,
                   .maximum = Shape::kMaxRank - 1});
    return own;
  }

 protected:
  explicit NormConstraint(const Arguments& arguments) : axes_(arguments.integers("axis")) {}
  virtual double desired(double norm) const = 0;

 private:
  // The shape of the norms: 1 along the axes; with an axis for the kernels' batch in front.
  Shape normShape(const Shape& weight) const {
    Shape shape = weight;
    for (Index axis : axes_) shape[static_cast<int>(axis < 0 ? axis + weight.rank() : axis)] = 1;
    return shape.withBatch(1);
  }

  std::vector<Index> axes_;
};

/// MaxNorm(max_value, axis): vectors longer than max_value are shortened to it (Srivastava et al.,
/// "Dropout", 2014). https://keras.io/api/layers/constraints/#maxnorm-class
class MaxNorm final : public NormConstraint {
 public:
  explicit MaxNorm(const Arguments& arguments)
      : NormConstraint(arguments), max_value_(arguments.number("max_value")) {}

 private:
  double desired(double norm) const override { return std::min(norm, max_value_); }

  double max_value_;
};

/// UnitNorm(axis): every vector gets the length 1.
/// https://keras.io/api/layers/constraints/#unitnorm-class
class UnitNorm final : public NormConstraint {
 public:
  explicit UnitNorm(const Arguments& arguments) : NormConstraint(arguments) {}

 private:
  double desired(double) const override { return 1; }
};

/// MinMaxNorm(min_value, max_value, rate, axis): brings norms between the two, by the share `rate`
/// of the way in each step. https://keras.io/api/layers/constraints/#minmaxnorm-class
class MinMaxNorm final : public NormConstraint {
 public:
  explicit MinMaxNorm(const Arguments& arguments)
      : NormConstraint(arguments),
        min_value_(arguments.number("min_value")),
        max_value_(arguments.number("max_value")),
        rate_(arguments.number("rate")) {}

 private:
  // As np.clip, the upper bound wins where they are the wrong way round.
  double desired(double norm) const override {
    return rate_ * std::min(std::max(norm, min_value_), max_value_) + (1 - rate_) * norm;
  }

  double min_value_, max_value_, rate_;
};

}  // namespace

const EntryOf<Constraint>& maxNormConstraintEntry() {
  static constexpr auto entry = entryFor<Constraint, MaxNorm>(
      "MaxNorm", {"max_norm"},
      "Constrains the weights of each unit to a maximum norm."
      "\nw * min(norm, max_value) / norm",
      [] {
        return NormConstraint::arguments(
            {{.name = "max_value", .default_json = "2", .doc = "The maximum norm.", .minimum = 0}});
      });
  return entry;
}

const EntryOf<Constraint>& unitNormConstraintEntry() {
  static constexpr auto entry =
      entryFor<Constraint, UnitNorm>("UnitNorm", {"unit_norm"},
                                     "Constrains the weights of each unit to norm 1."
                                     "\nw / norm",
                                     [] { return NormConstraint::arguments({}); });
  return entry;
}

const EntryOf<Constraint>& minMaxNormConstraintEntry() {
  static constexpr auto entry = entryFor<Constraint, MinMaxNorm>(
      "MinMaxNorm", {"min_max_norm"},
      "Constrains the norm of each unit's weights between two bounds."
      "\nw * (rate * clip(norm, min_value, max_value) + (1 - rate) * norm) / norm",
      [] {
        return NormConstraint::arguments(
            {{.name = "min_value", .default_json = "0.0", .doc = "The minimum norm.", .minimum = 0},
             {.name = "max_value", .default_json = "1.0", .doc = "The maximum norm.", .minimum = 0},
             {.name = "rate",
              .default_json = "1.0",
              .doc = "Rate at which the constraint is enforced: 1 enforces it fully at every step.",
              .minimum = 0,
              .maximum = 1}});
      });
  return entry;
}

}  // namespace minibatch
