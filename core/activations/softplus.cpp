#include "activations/softplus.h"

#include "kernels/activations.h"

namespace minibatch {
namespace {

class Softplus final : public Activation {
 public:
  explicit Softplus(const Arguments&) {}

  bool backwardReadsOutput() const override { return false; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    softplus(x.size(), x.data, y.data);
  }

  void backward(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                const Tensor& dx) const override {
    softplusBackward(dy.size(), x.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& softplusActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, Softplus>(
      "softplus", {"softplus"}, "A smooth relu: ln(1 + exp(x)).", {});
  return entry;
}

}  // namespace minibatch
