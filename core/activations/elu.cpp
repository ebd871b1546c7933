#include "activations/elu.h"

#include "kernels/activations.h"

namespace minibatch {
namespace {

class Elu final : public Activation {
 public:
  explicit Elu(const Arguments&) {}

  bool backwardReadsOutput() const override { return false; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    elu(x.size(), 1, 1, x.data, y.data);
  }

  void backward(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                const Tensor& dx) const override {
    eluBackward(dy.size(), 1, 1, x.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& eluActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, Elu>(
      "elu", {"elu"}, "The input itself where it is positive, exp(x) - 1 otherwise.", {});
  return entry;
}

}  // namespace minibatch
