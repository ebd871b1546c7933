#include "constraints/norm_constraint.h"

#include <cmath>

#include "base/error.h"
#include "kernels/broadcast.h"
#include "kernels/elementwise.h"

namespace minibatch {
namespace {

constexpr double kEpsilon = 1e-7;  // keras.config.epsilon()

}  // namespace

void NormConstraint::check(const Shape& weight) const {
  for (Index axis : axes_) {
    if (axis >= -weight.rank() && axis < weight.rank()) continue;
    fail(ErrorCode::kInvalidArgument, "a constraint along axis ", axis, " needs more axes than ",
         weight.rank(), ", but received the shape ", weight.toString(), ".");
  }
}

Shape NormConstraint::normShape(const Shape& weight) const {
  Shape shape = weight;
  for (Index axis : axes_) shape[static_cast<int>(axis < 0 ? axis + weight.rank() : axis)] = 1;
  return shape.withBatch(1);
}

Index NormConstraint::scratch(const Shape& weight) const {
  return weight.size() + normShape(weight).size();
}

void NormConstraint::apply(const Tensor& weight, Real* scratch) const {
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

std::vector<Argument> NormConstraint::arguments(std::vector<Argument> own) {
  own.push_back({.name = "axis",
                 .type = ArgumentType::kIntegers,
                 .default_json = "0",
                 .doc = "Axes a norm is taken along: 0 for each unit of a Dense layer, 0, 1, 2 for "
                        "each filter of a Conv2D.",
                 .minimum = -Shape::kMaxRank,
                 .maximum = Shape::kMaxRank - 1});
  return own;
}

}  // namespace minibatch
