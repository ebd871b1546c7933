#include <algorithm>
#include <cmath>

#include "base/own_seed.h"
#include "kernels/broadcast.h"
#include "kernels/elementwise.h"
#include "layers/noise_shape.h"

namespace minibatch {
namespace {

/// What GaussianDropout and AlphaDropout share: in training, each value becomes scale · x + shift
/// with a scale and a shift that are drawn for it; else they are the identity.
template <class Draw>
class DrawnDropout : public Layer {
 public:
  explicit DrawnDropout(const Arguments& arguments)
      : rate_(arguments.number("rate")), draw_(rate_), seed_(arguments) {
    if (arguments.entry().find("noise_shape")) noise_ = NoiseShape(arguments);
  }
  Shape build(std::span<const Shape> inputs) override {
    noise_.check(requireSingleInput(inputs));
    return inputs[0];
  }
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>,
                                        const Shape& output) const override {
    const Index scratch = noise_.isSet() ? 2 * noise_.of(output).size() + output.size() : 0;
    return {.scratch = scratch, .backward_reads_inputs = false};
  }

  void forward(const ForwardPass& pass) const override {
    apply(pass, pass.output.shape, pass.inputs[0].data, pass.output.data, 1);
  }
  void backward(const BackwardPass& pass) const override {
    if (!pass.input_gradients[0]) return;
    apply(pass, pass.output_gradient.shape, pass.output_gradient.data, pass.input_gradients[0].data,
          0);
  }

 private:
  // What is drawn is drawn again in the backward pass from the same key, so nothing is stored.
  void apply(const Pass& pass, const Shape& shape, const Real* from, Real* to, Real shifts) const {
    const Index n = shape.size();
    if (!pass.training || rate_ == 0) {
      std::copy_n(from, n, to);
      return;
    }
    const RandomKey key = seed_.apply(pass.random, Draw::kPurpose);
    Random random(key);
    if (noise_.isSet()) {
      const Shape noise = noise_.of(shape);
      Real* scales = pass.scratch;
      Real* shifts_drawn = scales + noise.size();
      for (Index i = 0; i < noise.size(); ++i) {
        const auto [scale, shift] = draw_(random);
        scales[i] = scale;
        shifts_drawn[i] = shifts * shift;
      }
      Real* repeated = shifts_drawn + noise.size();
      broadcastTo(noise, scales, shape, to);
      multiply(n, from, to, to);
      broadcastTo(noise, shifts_drawn, shape, repeated);
      return addTo(n, repeated, to);
    }
    for (Index i = 0; i < n; ++i) {
      const auto [scale, shift] = draw_(random);
      to[i] = scale * from[i] + shifts * shift;
    }
  }

  double rate_;
  Draw draw_;
  NoiseShape noise_;
  OwnSeed seed_;
};

struct ScaleAndShift {
  Real scale, shift;
};

/// scale = N(1, sqrt(rate / (1 - rate))). Keras: keras.layers.GaussianDropout. Srivastava et al.,
/// JMLR 2014.
class GaussianDraw {
 public:
  static constexpr RandomPurpose kPurpose = RandomPurpose::kNoise;
  explicit GaussianDraw(double rate) : stddev_(std::sqrt(rate / (1 - rate))) {}
  ScaleAndShift operator()(Random& random) const {
    return {static_cast<Real>(1 + stddev_ * random.normal()), 0};
  }

 private:
  double stddev_;
};

/// A dropped value becomes that to which SELU saturates; then all are scaled and shifted so that
/// mean and variance stay. Keras: keras.layers.AlphaDropout. Klambauer et al., NeurIPS 2017.
class AlphaDraw {
 public:
  static constexpr RandomPurpose kPurpose = RandomPurpose::kDropout;
  explicit AlphaDraw(double rate) : rate_(rate) {
    constexpr double kSaturation =
        -1.6732632423543772848170429916717 * 1.0507009873554804934193349852946;
    const double a = 1 / std::sqrt((1 - rate) * (1 + rate * kSaturation * kSaturation));
    const double b = -a * kSaturation * rate;
    kept_ = {static_cast<Real>(a), static_cast<Real>(b)};
    dropped_ = {0, static_cast<Real>(a * kSaturation + b)};
  }
  ScaleAndShift operator()(Random& random) const {
    return random.uniform() >= rate_ ? kept_ : dropped_;
  }

 private:
  double rate_;
  ScaleAndShift kept_, dropped_;
};

constexpr std::vector<Argument> rateAndSeed(TextId doc) {
  return {{.name = "rate",
           .type = ArgumentType::kNumber,
           .default_json = "",
           .doc = doc,
           .minimum = 0,
           .below = 1},
          OwnSeed::argument()};
}

}  // namespace

const EntryOf<Layer>& gaussianDropoutEntry() {
  static constexpr auto entry = entryFor<Layer, DrawnDropout<GaussianDraw>>(
      "GaussianDropout", {},
      "Multiplies the values by random noise during training, to prevent overfitting."
      "\ny = x * N(1, sqrt(rate / (1 - rate))), with the shape of x",
      [] { return rateAndSeed("How strong the noise is: its variance is rate / (1 - rate)."); });
  return entry;
}

const EntryOf<Layer>& alphaDropoutEntry() {
  static constexpr auto entry = entryFor<Layer, DrawnDropout<AlphaDraw>>(
      "AlphaDropout", {},
      "Dropout for SELU: keeps the mean and the variance of the values."
      "\ny = a * (x * mask + alpha' * (1 - mask)) + b, with the shape of x",
      [] {
        std::vector<Argument> arguments = rateAndSeed("Fraction of the values to drop.");
        arguments.insert(arguments.begin() + 1, NoiseShape::argument());
        return arguments;
      });
  return entry;
}

}  // namespace minibatch
