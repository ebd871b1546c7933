#include "activations/leaky_relu.h"

#include "kernels/elementwise.h"

namespace minibatch {
namespace {

// The default of keras.activations.leaky_relu; the LeakyReLU layer has an argument (and another
// default).
constexpr Real kNegativeSlope = static_cast<Real>(0.2);

class LeakyRelu final : public Activation {
 public:
  explicit LeakyRelu(const Arguments&) {}

  bool backwardReadsOutput() const override { return false; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    leakyRelu(x.size(), kNegativeSlope, x.data, y.data);
  }

  void backward(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                const Tensor& dx) const override {
    leakyReluBackward(dy.size(), kNegativeSlope, x.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& leakyReluActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, LeakyRelu>(
      "leaky_relu", {"leaky_relu"},
      "The input itself where it is not negative, 0.2 times it otherwise.", {});
  return entry;
}

}  // namespace minibatch
