#include "activations/selu.h"

#include "kernels/activations.h"

namespace minibatch {
namespace {

// The fixed point of Klambauer et al., as Keras writes it.
constexpr Real kAlpha = static_cast<Real>(1.6732632423543772848170429916717);
constexpr Real kScale = static_cast<Real>(1.0507009873554804934193349852946);

class Selu final : public Activation {
 public:
  explicit Selu(const Arguments&) {}

  bool backwardReadsOutput() const override { return false; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    elu(x.size(), kAlpha, kScale, x.data, y.data);
  }

  void backward(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                const Tensor& dx) const override {
    eluBackward(dy.size(), kAlpha, kScale, x.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& seluActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, Selu>(
      "selu", {"selu"}, "A scaled elu that keeps mean 0 and variance 1 from layer to layer.", {});
  return entry;
}

}  // namespace minibatch
