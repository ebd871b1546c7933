#include "activations/hard_sigmoid.h"

#include "kernels/activations.h"

namespace minibatch {
namespace {

class HardSigmoid final : public Activation {
 public:
  explicit HardSigmoid(const Arguments&) {}

  bool backwardReadsOutput() const override { return false; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    hardSigmoid(x.size(), x.data, y.data);
  }

  void backward(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                const Tensor& dx) const override {
    hardSigmoidBackward(dy.size(), x.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& hardSigmoidActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, HardSigmoid>(
      "hard_sigmoid", {"hard_sigmoid"}, "A straight line from 0 at -3 to 1 at 3.", {});
  return entry;
}

}  // namespace minibatch
