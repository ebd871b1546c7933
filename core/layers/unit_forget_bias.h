#pragma once

#include <algorithm>
#include <memory>
#include <utility>

#include "initializers/initializer.h"

namespace minibatch {

/// The bias of an LSTM with unit_forget_bias: 1 at the forget gate, the second of four.
class UnitForgetBias final : public Initializer {
 public:
  explicit UnitForgetBias(std::shared_ptr<const Initializer> others) : others_(std::move(others)) {}

  static constexpr Argument argument();

  void check(const Shape& weight) const override { others_->check(weight); }
  void fill(const Tensor& weight, const RandomKey& key) const override {
    others_->fill(weight, key);
    const Index units = weight.size() / 4;
    std::fill_n(weight.data + units, units, Real{1});
  }

 private:
  std::shared_ptr<const Initializer> others_;
};

/// The argument that asks for it.
constexpr Argument UnitForgetBias::argument() {
  return {.name = "unit_forget_bias",
          .type = ArgumentType::kBoolean,
          .default_json = "true",
          .doc = "Whether to initialize the bias of the forget gate with 1."};
}

}  // namespace minibatch
