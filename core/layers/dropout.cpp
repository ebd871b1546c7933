#include "layers/dropout.h"

#include <algorithm>

#include "kernels/elementwise.h"

namespace minibatch {

Dropout::Dropout(const Arguments& arguments)
    : rate_(static_cast<Real>(arguments.number("rate"))), seed_(arguments) {}

Shape Dropout::build(std::span<const Shape> inputs) { return requireSingleInput(inputs); }

Needs Dropout::needs(std::span<const Shape>, const Shape& output) const {
  constexpr Index words_in_real = sizeof(Real) / sizeof(std::uint16_t);
  const Index words = dropoutMaskSize(output.size());
  return {.saved = (words + words_in_real - 1) / words_in_real, .backward_reads_inputs = false};
}

bool Dropout::isTrivial(const Pass& pass, Index size, const Real* from, Real* to) const {
  if (!pass.training || rate_ == 0) {
    std::copy_n(from, size, to);
  } else if (rate_ == 1) {
    std::fill_n(to, size, Real{0});
  } else {
    return false;
  }
  return true;
}

void Dropout::forward(const ForwardPass& pass) const {
  const Index size = pass.output.size();
  if (isTrivial(pass, size, pass.inputs[0].data, pass.output.data)) return;
  const RandomKey key = seed_.apply(pass.random, RandomPurpose::kDropout);
  dropout(size, rate_, key, pass.inputs[0].data, pass.output.data,
          reinterpret_cast<std::uint16_t*>(pass.saved), pass.parallel);
}

void Dropout::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  const Index size = pass.output_gradient.size();
  const Real* dy = pass.output_gradient.data;
  Real* dx = pass.input_gradients[0].data;
  if (isTrivial(pass, size, dy, dx)) return;
  dropoutBackward(size, rate_, reinterpret_cast<const std::uint16_t*>(pass.saved), dy, dx,
                  pass.parallel);
}

const EntryOf<Layer>& dropoutEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Dropout>(
      "Dropout", {}, "In training, drops a random share of the values; against overfitting.",
      {{.name = "rate",
        .type = ArgumentType::kNumber,
        .default_json = "",
        .doc = "Share of the values to drop.",
        .minimum = 0,
        .maximum = 1},
       OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
