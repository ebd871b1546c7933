#pragma once

#include <algorithm>

#include "layers/sample_wise.h"

namespace minibatch {

/// What layers share that pass their input's numbers on as they are, in the shape of build().
class Copying : public SampleWise {
 public:
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    std::copy_n(x.data, x.size(), y.data);
  }

  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    std::copy_n(dy.data, dy.size(), dx.data);
  }
};

}  // namespace minibatch
