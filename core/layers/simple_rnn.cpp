#include "kernels/recurrent.h"
#include "layers/layer.h"
#include "layers/recurrent.h"

namespace minibatch {
namespace {

/// h' = activation(x · kernel + h · recurrent_kernel + bias). Keras: keras.layers.SimpleRNN.
class SimpleRnn final : public Recurrent {
 public:
  explicit SimpleRnn(const Arguments& arguments)
      : Recurrent(arguments), activation_(arguments, "activation") {
    setCell({.gates = 1,
             .kept = activation_.readsInput() ? 1 : 0,  // what the activation is of
             .work = 0,
             .from_state = 1});
  }

  static constexpr std::vector<Argument> arguments() { return Recurrent::arguments(false, {}); }

 private:
  void forwardStep(const ForwardStep& step) const override {
    recurrentProduct(step, 0, 1, step.before);
    Real* sum = activation_.readsInput() ? step.kept : step.h;
    splitGates(step.batch, units(), 1, units(), step.projection, step.product, 0, sum);
    activation_.forward(step.block, sum, step.h);
  }

  void backwardStep(const BackwardStep& step) const override {
    activation_.backward(step.block, activation_.readsInput() ? step.kept : nullptr, step.h,
                         step.dh, step.dprojection);
    recurrentProductBackward(step, 0, 1, false, step.dh);
  }

  Gate activation_;
};

}  // namespace

const EntryOf<Layer>& simpleRnnEntry() {
  static constexpr auto entry = entryFor<Layer, SimpleRnn>(
      "SimpleRNN", {},
      "Fully connected recurrent layer: its output is the state for the next step."
      "\nh_t = activation(x_t kernel + h_(t-1) recurrent_kernel + bias): (batch, steps, features) "
      "-> (batch, units)",
      [] { return SimpleRnn::arguments(); });
  return entry;
}

}  // namespace minibatch
