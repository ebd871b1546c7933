#include "activations/relu.h"

#include "kernels/elementwise.h"

namespace minibatch {
namespace {

class Relu final : public Activation {
 public:
  explicit Relu(const Arguments&) {}

  bool backwardReadsOutput() const override { return true; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    relu(x.size(), x.data, y.data);
  }

  void backward(const ConstTensor&, const ConstTensor& y, const ConstTensor& dy,
                const Tensor& dx) const override {
    reluBackward(dy.size(), y.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& reluActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, Relu>(
      "relu", {"relu"}, "Zero for negative inputs, the input itself otherwise.", {});
  return entry;
}

}  // namespace minibatch
