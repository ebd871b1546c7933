#include "activations/softmax.h"

#include "kernels/elementwise.h"

namespace minibatch {
namespace {

class Softmax final : public Activation {
 public:
  explicit Softmax(const Arguments&) {}

  bool backwardReadsOutput() const override { return true; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    softmax(x.size() / x.shape.back(), x.shape.back(), 1, x.data, y.data);
  }

  void backward(const ConstTensor&, const ConstTensor& y, const ConstTensor& dy,
                const Tensor& dx) const override {
    softmaxBackward(dy.size() / dy.shape.back(), dy.shape.back(), 1, y.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& softmaxActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, Softmax>(
      "softmax", {"softmax"}, "Turns the last axis into probabilities that sum to 1.", {});
  return entry;
}

}  // namespace minibatch
