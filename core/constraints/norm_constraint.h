#pragma once

#include <vector>

#include "constraints/constraint.h"

namespace minibatch {

/// What MaxNorm, UnitNorm and MinMaxNorm share: the weight is cut along `axis` into vectors, which
/// are each multiplied so that their norm becomes desired(norm), as Keras: w desired / (1e-7 +
/// norm).
class NormConstraint : public Constraint {
 public:
  void check(const Shape& weight) const final;
  Index scratch(const Shape& weight) const final;
  void apply(const Tensor& weight, Real* scratch) const final;

  /// `axis`, after `own`.
  static std::vector<Argument> arguments(std::vector<Argument> own);

 protected:
  explicit NormConstraint(const Arguments& arguments) : axes_(arguments.integers("axis")) {}
  virtual double desired(double norm) const = 0;

 private:
  // The shape of the norms: 1 along the axes; with an axis for the kernels' batch in front.
  Shape normShape(const Shape& weight) const;

  std::vector<Index> axes_;
};

}  // namespace minibatch
