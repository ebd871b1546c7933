#include "activations/gelu.h"

#include "kernels/activations.h"

namespace minibatch {
namespace {

class Gelu final : public Activation {
 public:
  explicit Gelu(const Arguments&) {}

  bool backwardReadsOutput() const override { return false; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    gelu(x.size(), x.data, y.data);
  }

  void backward(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                const Tensor& dx) const override {
    geluBackward(dy.size(), x.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& geluActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, Gelu>(
      "gelu", {"gelu"}, "The input weighted by how much of a standard normal lies below it.", {});
  return entry;
}

}  // namespace minibatch
