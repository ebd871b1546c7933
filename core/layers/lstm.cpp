#include "kernels/elementwise.h"
#include "kernels/recurrent.h"
#include "layers/layer.h"
#include "layers/recurrent.h"
#include "layers/unit_forget_bias.h"

namespace minibatch {
namespace {

/// With z = x · kernel + h · recurrent_kernel + bias, in the order i, f, g, o:
///   i, f, o = recurrent_activation(z),  g = activation(z),
///   c' = f c + i g,  h' = o activation(c').
/// Keras: keras.layers.LSTM; Hochreiter and Schmidhuber, Neural Computation 1997.
class Lstm final : public Recurrent {
 public:
  explicit Lstm(const Arguments& arguments)
      : Recurrent(arguments),
        activation_(arguments, "activation"),
        recurrent_activation_(arguments, "recurrent_activation"),
        keeps_sums_(activation_.readsInput() || recurrent_activation_.readsInput()) {
    if (arguments.boolean("unit_forget_bias")) {
      bias_.initializer = std::make_shared<UnitForgetBias>(bias_.initializer);
    }
    setCell(
        {.gates = 4, .kept = keeps_sums_ ? 10 : 6, .work = 5, .from_state = 4, .state = kState});
  }

  static constexpr std::vector<Argument> arguments() {
    return Recurrent::arguments(true, {UnitForgetBias::argument()});
  }

 private:
  // What a step keeps, in blocks: i, f, g, o, then c', activation(c'), then z where it is needed.
  enum Block { kInput, kForget, kCandidate, kOutput, kState, kSqueezed, kSums };

  const Gate& activationOf(Index gate) const {
    return gate == kCandidate ? activation_ : recurrent_activation_;
  }

  void forwardStep(const ForwardStep& step) const override {
    const Index size = step.size, apart = step.apart;
    const auto block = [&](Index index) { return step.kept + index * apart; };
    recurrentProduct(step, 0, 4, step.before);
    Real* sums = keeps_sums_ ? block(kSums) : block(kInput);
    splitGates(step.batch, units(), 4, 4 * units(), step.projection, step.product, apart, sums);
    for (Index gate = 0; gate < 4; ++gate) {
      activationOf(gate).forward(step.block, sums + gate * apart, block(gate));
    }
    multiply(size, block(kForget), stateBefore(step), block(kState));
    multiplyAdd(size, block(kInput), block(kCandidate), block(kState));
    activation_.forward(step.block, block(kState), block(kSqueezed));
    multiply(size, block(kOutput), block(kSqueezed), step.h);
  }

  void backwardStep(const BackwardStep& step) const override {
    const Index size = step.size, apart = step.apart;
    const auto block = [&](Index index) { return step.kept + index * apart; };
    Real* dgates = step.work;  // of i, f, g, o
    Real* dc = step.carry;
    Real* workspace = step.work + 4 * apart;
    multiply(size, step.dh, block(kSqueezed), dgates + kOutput * apart);
    multiply(size, step.dh, block(kOutput), workspace);
    activation_.backward(step.block, block(kState), block(kSqueezed), workspace, workspace);
    addTo(size, workspace, dc);
    multiply(size, dc, block(kCandidate), dgates + kInput * apart);
    multiply(size, dc, block(kInput), dgates + kCandidate * apart);
    multiply(size, dc, stateBefore(step), dgates + kForget * apart);
    multiply(size, dc, block(kForget), dc);
    for (Index gate = 0; gate < 4; ++gate) {
      Real* gradient = dgates + gate * apart;
      activationOf(gate).backward(step.block, keeps_sums_ ? block(kSums + gate) : nullptr,
                                  block(gate), gradient, gradient);
    }
    joinGates(step.batch, units(), 4, 4 * units(), apart, dgates, step.dprojection);
    recurrentProductBackward(step, 0, 4, false, step.dh);
  }

  static const Real* stateBefore(const Step& step) {
    return step.kept_before ? step.kept_before + kState * step.apart : step.start;
  }

  Gate activation_, recurrent_activation_;
  bool keeps_sums_;
};

}  // namespace

const EntryOf<Layer>& lstmEntry() {
  static constexpr auto entry = entryFor<Layer, Lstm>(
      "LSTM", {},
      "Long short-term memory: a recurrent layer with input, forget and output gates."
      "\nc_t = f * c_(t-1) + i * tanh(g), h_t = o * tanh(c_t): (batch, steps, features) -> (batch, "
      "units)",
      [] { return Lstm::arguments(); });
  return entry;
}

}  // namespace minibatch
