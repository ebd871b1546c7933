#include "activations/silu.h"

#include "kernels/activations.h"

namespace minibatch {
namespace {

class Silu final : public Activation {
 public:
  explicit Silu(const Arguments&) {}

  bool backwardReadsOutput() const override { return false; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    silu(x.size(), x.data, y.data);
  }

  void backward(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                const Tensor& dx) const override {
    siluBackward(dy.size(), x.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& siluActivationEntry() {
  static const EntryOf<Activation> entry =
      entryFor<Activation, Silu>("silu", {"silu", "swish"}, "The input times its own sigmoid.", {});
  return entry;
}

}  // namespace minibatch
