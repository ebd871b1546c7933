#include "activations/log_softmax.h"

#include "kernels/activations.h"

namespace minibatch {
namespace {

class LogSoftmax final : public Activation {
 public:
  explicit LogSoftmax(const Arguments&) {}

  bool backwardReadsOutput() const override { return true; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    logSoftmax(x.size() / x.shape.back(), x.shape.back(), x.data, y.data);
  }

  void backward(const ConstTensor&, const ConstTensor& y, const ConstTensor& dy,
                const Tensor& dx) const override {
    logSoftmaxBackward(dy.size() / dy.shape.back(), dy.shape.back(), y.data, dy.data, dx.data);
  }
};

}  // namespace

const EntryOf<Activation>& logSoftmaxActivationEntry() {
  static const EntryOf<Activation> entry = entryFor<Activation, LogSoftmax>(
      "log_softmax", {"log_softmax"}, "The logarithms of the probabilities softmax gives.", {});
  return entry;
}

}  // namespace minibatch
