#include "activations/tanh.h"

#include "kernels/elementwise.h"

namespace minibatch {
namespace {

class Tanh final : public Activation {
 public:
  explicit Tanh(const Arguments&) {}

  bool backwardReadsOutput() const override { return true; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    hyperbolicTangent(x.size(), x.data, y.data);
  }

  void backward(const ConstTensor&, const ConstTensor& y, const ConstTensor& dy,
                const Tensor& dx) const override {
    hyperbolicTangentBackward(dy.size(), y.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& tanhActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, Tanh>(
      "tanh", {"tanh"}, "Squeezes each value into (-1, 1): the hyperbolic tangent.", {});
  return entry;
}

}  // namespace minibatch
