#include "layers/sample_wise.h"

namespace minibatch {

void SampleWise::forward(const ForwardPass& pass) const {
  const ConstTensor& x = pass.inputs[0];
  const Tensor& y = pass.output;
  const double elements = static_cast<double>(x.size()) + static_cast<double>(y.size());
  forSamples(pass, y.batch(), elements * nanoseconds(), [&](Index first, Index last) {
    forwardSamples(x.samples(first, last), y.samples(first, last));
  });
}

void SampleWise::backward(const BackwardPass& pass) const {
  const Tensor& dx = pass.input_gradients[0];
  const Tensor& dy = pass.output_gradient;
  if (!dx) return;
  const double elements = static_cast<double>(dx.size()) + static_cast<double>(dy.size());
  forSamples(pass, dx.batch(), elements * nanoseconds(), [&](Index first, Index last) {
    backwardSamples(pass.inputs[0].samples(first, last), pass.output.samples(first, last),
                    dy.samples(first, last), dx.samples(first, last));
  });
}

}  // namespace minibatch
