#include "activations/linear.h"

#include <algorithm>

namespace minibatch {
namespace {

class Linear final : public Activation {
 public:
  explicit Linear(const Arguments&) {}

  bool backwardReadsOutput() const override { return true; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    if (y.data != x.data) std::copy_n(x.data, x.size(), y.data);
  }

  void backward(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                const Tensor& dx) const override {
    if (dx.data != dy.data) std::copy_n(dy.data, dy.size(), dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& linearActivationEntry() {
  static const EntryOf<Activation> entry =
      entryFor<Activation, Linear>("linear", {"linear"}, "The input unchanged.", {});
  return entry;
}

}  // namespace minibatch
