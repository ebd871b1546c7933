#include "activations/exponential.h"

#include "kernels/elementwise.h"

namespace minibatch {
namespace {

class Exponential final : public Activation {
 public:
  explicit Exponential(const Arguments&) {}

  bool backwardReadsOutput() const override { return true; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    exponential(x.size(), x.data, y.data);
  }

  void backward(const ConstTensor&, const ConstTensor& y, const ConstTensor& dy,
                const Tensor& dx) const override {
    multiply(dy.size(), y.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& exponentialActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, Exponential>(
      "exponential", {"exponential"}, "e to the power of each value.", {});
  return entry;
}

}  // namespace minibatch
