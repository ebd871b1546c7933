#include "kernels/elementwise.h"
#include "kernels/recurrent.h"
#include "layers/layer.h"
#include "layers/recurrent.h"

namespace minibatch {
namespace {

/// With gates in the order z, r, g, p = x · kernel + bias and q = h · recurrent_kernel:
///   z, r = recurrent_activation(p + q),  h' = z h + (1 - z) g,
///   g = activation(p + r q) with reset_after, where q has a bias of its own, or else
///   g = activation(p + (r h) · recurrent_kernel).
/// Keras: keras.layers.GRU; Cho et al., EMNLP 2014.
class Gru final : public Recurrent {
 public:
  explicit Gru(const Arguments& arguments)
      : Recurrent(arguments),
        activation_(arguments, "activation"),
        recurrent_activation_(arguments, "recurrent_activation"),
        reset_after_(arguments.boolean("reset_after")),
        keeps_sums_(activation_.readsInput() || recurrent_activation_.readsInput()) {
    setCell({.gates = 3,
             .kept = keeps_sums_ ? 7 : 4,
             .work = 4,
             .from_state = reset_after_ ? 3 : 2,
             .separate = reset_after_});
  }

  static constexpr std::vector<Argument> arguments() {
    std::vector<Argument> all = Recurrent::arguments(true, {});
    all.push_back({.name = "reset_after",
                   .type = ArgumentType::kBoolean,
                   .default_json = "true",
                   .doc = "Whether to apply the reset gate after the matrix product with the state "
                          "instead of before it."});
    return all;
  }

 private:
  // What a step keeps, in blocks: z, r, g, then q of g, then p + q (p + r q) where it is needed.
  enum Block { kUpdate, kReset, kCandidate, kProduct, kSums };

  void forwardStep(const ForwardStep& step) const override {
    const Index size = step.size, apart = step.apart, stride = 3 * units();
    const auto block = [&](Index index) { return step.kept + index * apart; };
    Real* sums = keeps_sums_ ? block(kSums) : block(kUpdate);
    const Real* projection = step.projection + 2 * units();
    const Real* product = step.product + 2 * units();
    recurrentProduct(step, 0, reset_after_ ? 3 : 2, step.before);
    splitGates(step.batch, units(), 2, stride, step.projection, step.product, apart, sums);
    recurrent_activation_.forward(step.block, sums + kUpdate * apart, block(kUpdate));
    recurrent_activation_.forward(step.block, sums + kReset * apart, block(kReset));
    Real* sum = sums + kCandidate * apart;
    if (reset_after_) {
      addScaledGate(step.batch, units(), stride, projection, product, block(kReset),
                    block(kProduct), sum);
    } else {
      multiply(size, block(kReset), step.before, block(kProduct));  // workspace for r h
      recurrentProduct(step, 2, 1, block(kProduct));
      splitGates(step.batch, units(), 1, stride, projection, product, apart, sum);
    }
    activation_.forward(step.block, sum, block(kCandidate));
    mix(size, block(kUpdate), step.before, block(kCandidate), step.h);
  }

  void backwardStep(const BackwardStep& step) const override {
    const Index size = step.size, apart = step.apart, stride = 3 * units();
    const auto block = [&](Index index) { return step.kept + index * apart; };
    const auto sums = [&](Index gate) { return keeps_sums_ ? block(kSums + gate) : nullptr; };
    Real* dgates = step.work;  // of z, r, g
    Real* dz = dgates + kUpdate * apart;
    Real* dr = dgates + kReset * apart;
    Real* dg = dgates + kCandidate * apart;
    Real* workspace = step.work + 3 * apart;
    mixBackward(size, block(kUpdate), step.before, block(kCandidate), step.dh, dz, step.dh, dg);
    activation_.backward(step.block, sums(kCandidate), block(kCandidate), dg, dg);
    if (reset_after_) {
      multiply(size, dg, block(kProduct), dr);
    } else {
      joinGates(step.batch, units(), 1, stride, apart, dg, step.dproduct + 2 * units());
      recurrentProductBackward(step, 2, 1, false, workspace);  // of r h
      multiply(size, workspace, step.before, dr);
      multiplyAdd(size, workspace, block(kReset), step.dh);
    }
    recurrent_activation_.backward(step.block, sums(kUpdate), block(kUpdate), dz, dz);
    recurrent_activation_.backward(step.block, sums(kReset), block(kReset), dr, dr);
    joinGates(step.batch, units(), 3, stride, apart, dgates, step.dprojection);
    if (reset_after_) {
      multiply(size, dg, block(kReset), dg);
      joinGates(step.batch, units(), 3, stride, apart, dgates, step.dproduct);
    }
    recurrentProductBackward(step, 0, reset_after_ ? 3 : 2, true, step.dh);
  }

  const Real* resetOf(const Real* kept, Index apart) const override {
    return kept + kReset * apart;
  }

  Gate activation_, recurrent_activation_;
  bool reset_after_, keeps_sums_;
};

}  // namespace

const EntryOf<Layer>& gruEntry() {
  static constexpr auto entry = entryFor<Layer, Gru>(
      "GRU", {},
      "Gated recurrent unit: a recurrent layer with a reset and an update gate."
      "\nh_t = z * h_(t-1) + (1 - z) * tanh(g): (batch, steps, features) -> (batch, units)",
      [] { return Gru::arguments(); });
  return entry;
}

}  // namespace minibatch
