#include "activations/softsign.h"

#include "kernels/activations.h"

namespace minibatch {
namespace {

class Softsign final : public Activation {
 public:
  explicit Softsign(const Arguments&) {}

  bool backwardReadsOutput() const override { return false; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    softsign(x.size(), x.data, y.data);
  }

  void backward(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                const Tensor& dx) const override {
    softsignBackward(dy.size(), x.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& softsignActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, Softsign>(
      "softsign", {"softsign"}, "Squeezes each value into (-1, 1): x / (1 + |x|).", {});
  return entry;
}

}  // namespace minibatch
