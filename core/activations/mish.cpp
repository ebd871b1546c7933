#include "activations/mish.h"

#include "kernels/activations.h"

namespace minibatch {
namespace {

class Mish final : public Activation {
 public:
  explicit Mish(const Arguments&) {}

  bool backwardReadsOutput() const override { return false; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    mish(x.size(), x.data, y.data);
  }

  void backward(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                const Tensor& dx) const override {
    mishBackward(dy.size(), x.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& mishActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, Mish>(
      "mish", {"mish"}, "A smooth relu that lets small negative values pass.", {});
  return entry;
}

}  // namespace minibatch
