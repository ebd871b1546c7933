#include "activations/sigmoid.h"

#include "kernels/elementwise.h"

namespace minibatch {
namespace {

class Sigmoid final : public Activation {
 public:
  explicit Sigmoid(const Arguments&) {}

  bool backwardReadsOutput() const override { return true; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    sigmoid(x.size(), x.data, y.data);
  }

  void backward(const ConstTensor&, const ConstTensor& y, const ConstTensor& dy,
                const Tensor& dx) const override {
    sigmoidBackward(dy.size(), y.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& sigmoidActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, Sigmoid>(
      "sigmoid", {"sigmoid"}, "Squeezes each value into (0, 1): 1 / (1 + exp(-x)).", {});
  return entry;
}

}  // namespace minibatch
