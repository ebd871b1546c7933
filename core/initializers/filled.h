#pragma once

#include <algorithm>

#include "initializers/initializer.h"

namespace minibatch {

/// The same value everywhere: how a weight starts that has no argument for it.
class Filled final : public Initializer {
 public:
  explicit Filled(Real value) : value_(value) {}
  void fill(const Tensor& weight, const RandomKey&) const override {
    std::fill_n(weight.data, weight.size(), value_);
  }

 private:
  Real value_;
};

}  // namespace minibatch
