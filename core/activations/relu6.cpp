#include "activations/relu6.h"

#include "kernels/activations.h"

namespace minibatch {
namespace {

class Relu6 final : public Activation {
 public:
  explicit Relu6(const Arguments&) {}

  bool backwardReadsOutput() const override { return false; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    relu6(x.size(), x.data, y.data);
  }

  void backward(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                const Tensor& dx) const override {
    relu6Backward(dy.size(), x.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& relu6ActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, Relu6>(
      "relu6", {"relu6"}, "Sets negative values to 0 and values above 6 to 6.", {});
  return entry;
}

}  // namespace minibatch
