#include "kernels/broadcast.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

// The vectors with an axis of one step.
Shape oneStep(const Shape& vectors) { return {vectors[0], 1, vectors[1]}; }

/// x (batch, features) to y (batch, n, features), n times the same. Keras:
/// keras.layers.RepeatVector.
class RepeatVector : public SampleWise {
 public:
  explicit RepeatVector(const Arguments& arguments) : n_(arguments.integer("n")) {}
  Shape build(std::span<const Shape> inputs) override {
    return {n_, requireRank(inputs, 1, "(batch, features)")[0]};
  }

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    broadcastTo(oneStep(x.shape), x.data, y.shape, y.data);
  }

  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    sumTo(dy.shape, dy.data, oneStep(dx.shape), dx.data);
  }

  Index n_;
};

}  // namespace

const EntryOf<Layer>& repeatVectorEntry() {
  static constexpr auto entry =
      entryFor<Layer, RepeatVector>("RepeatVector", {},
                                    "Repeats a vector n times, which makes it a sequence."
                                    "\n(batch, features) -> (batch, n, features)",
                                    {{.name = "n",
                                      .type = ArgumentType::kInteger,
                                      .default_json = "",
                                      .doc = "Number of repetitions.",
                                      .minimum = 1,
                                      .maximum = 65536}});
  return entry;
}

}  // namespace minibatch
