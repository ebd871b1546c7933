#include <algorithm>
#include <memory>

#include "base/error.h"
#include "kernels/normalization.h"
#include "kernels/reductions.h"
#include "layers/axis.h"
#include "layers/gamma_and_beta.h"

namespace minibatch {
namespace {

// A frozen layer keeps its moving statistics and uses them in training too, as in Keras.
bool usesBatchStatistics(const Pass& pass) { return pass.training && pass.trainable; }

// As in Keras, 1e-7 too many.
double countedRows(Index rows, const Real* mask) {
  double count = 1e-7;  // keras.config.epsilon()
  for (Index row = 0; row < rows; ++row) count += mask[row] != 0;
  return count;
}

// As columnMoments(), of the rows whose mask is not 0 only.
void maskedMoments(Index rows, Index channels, const Real* x, const Real* mask, Real* mean,
                   Real* variance) {
  const double count = countedRows(rows, mask);
  for (Index c = 0; c < channels; ++c) {
    double total = 0, squares = 0;
    for (Index row = 0; row < rows; ++row) {
      if (mask[row] != 0) total += static_cast<double>(x[row * channels + c]);
    }
    const double center = total / count;
    for (Index row = 0; row < rows; ++row) {
      const double apart = static_cast<double>(x[row * channels + c]) - center;
      if (mask[row] != 0) squares += apart * apart;
    }
    mean[c] = static_cast<Real>(center);
    variance[c] = static_cast<Real>(squares / count);
  }
}

// dx -= what normalizationBackward() takes off for the sums, in the rows that the moments are of.
void maskedMomentsBackward(Index rows, Index channels, const Real* x, const Real* mask,
                           const Real* mean, const Real* rstd, const Real* gamma, const Real* sums,
                           Real* dx) {
  const Real share = static_cast<Real>(1 / countedRows(rows, mask));
  for (Index row = 0; row < rows; ++row) {
    if (mask[row] == 0) continue;
    for (Index c = 0; c < channels; ++c) {
      const Real x_hat = (x[row * channels + c] - mean[c]) * rstd[c];
      const Real factor = gamma ? gamma[c] * rstd[c] : rstd[c];
      dx[row * channels + c] -= factor * share * (sums[c] + x_hat * sums[channels + c]);
    }
  }
}

/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta for each channel (`axis`). In
/// training, mean and (biased) variance are the batch's, and the moving ones follow: moving =
/// momentum moving + (1 - momentum) batch. At inference, the moving ones are used. Keras:
/// keras.layers.BatchNormalization; Ioffe and Szegedy, ICML 2015.
class BatchNormalization : public Layer {
 public:
  static constexpr Unsupported kUnsupported[] = {{"synchronized", "one-machine"},
                                                 {"renorm", "no-renorm"}};

  explicit BatchNormalization(const Arguments& arguments)
      : parts_(arguments),
        axis_(arguments.integer("axis")),
        momentum_(static_cast<Real>(arguments.number("momentum"))),
        moving_mean_(arguments.make<Initializer>("moving_mean_initializer")),
        moving_variance_(arguments.make<Initializer>("moving_variance_initializer")) {}
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireSingleInput(inputs);
    const Index channels = input[resolveAxis(axis_, input) - 1];
    if (channels_ && channels != channels_) {
      fail(ErrorCode::kShapeMismatch, "layer.built-for-channels",
           {{"built", channels_}, {"shape", input.toStringWithBatch()}});
    }
    channels_ = channels;
    return input;
  }

  std::vector<WeightSpec> weights() const override {
    if (!channels_) return {};
    std::vector<WeightSpec> specs = parts_.weights({channels_});
    specs.push_back({"moving_mean", {channels_}, moving_mean_, false});
    specs.push_back({"moving_variance", {channels_}, moving_variance_, false});
    return specs;
  }

  // saved holds the batch's mean and 1 / sqrt(variance + epsilon); scratch two more rows of
  // channels, copies of x and dy with the channels last where they are not, and the sums of chunks
  // of rows.
  Masking masking() const override { return Masking::kPasses; }
  bool takesMask(const Shape& input) const override {
    return input.rank() == 2 && resolveAxis(axis_, input) == 2;
  }
  MemoryRequirements memoryRequirements(std::span<const Shape>,
                                        const Shape& output) const override {
    const Index copies = channelsAreLast(output, axis_) ? 0 : 2 * output.size();
    const Index chunks = RowChunks(output.size() / channels_).scratch(2 * channels_);
    return {.saved = 2 * channels_, .scratch = 2 * channels_ + copies + chunks};
  }

  void forward(const ForwardPass& pass) const override {
    const Index size = pass.output.size(), rows = size / channels_;
    Real* mean = pass.saved;
    Real* rstd = pass.saved + channels_;
    Real* moving_mean = pass.weights[pass.weights.size() - 2].data;
    Real* moving_variance = pass.weights[pass.weights.size() - 1].data;
    const Real* x = pass.inputs[0].data;
    Real* y = pass.output.data;
    const bool last = channelsAreLast(pass.output.shape, axis_);
    if (!last) {
      Real* copy = pass.scratch + 2 * channels_;
      channelsToLast(pass.output.shape, axis_, x, copy, pass.parallel);
      x = y = copy;
    }
    if (usesBatchStatistics(pass)) {
      Real* variance = pass.scratch;
      Real* chunks = pass.scratch + 2 * channels_ + (last ? 0 : 2 * size);
      if (pass.mask()) {
        maskedMoments(rows, channels_, x, pass.mask(), mean, variance);
      } else {
        columnMoments(RowChunks(rows), channels_, x, mean, variance, chunks, pass.parallel);
      }
      followMoving(channels_, momentum_, mean, moving_mean);
      followMoving(channels_, momentum_, variance, moving_variance);
      rstdOf(channels_, parts_.epsilon(), variance, rstd);
    } else {
      std::copy_n(moving_mean, channels_, mean);
      rstdOf(channels_, parts_.epsilon(), moving_variance, rstd);
    }
    // y = x factor + shift with factor = gamma / deviation, shift = beta - mean factor.
    Real* factor = pass.scratch;
    Real* shift = pass.scratch + channels_;
    const Real* gamma = parts_.gamma(pass);
    const Real* beta = parts_.beta(pass);
    for (Index c = 0; c < channels_; ++c) {
      factor[c] = gamma ? rstd[c] * gamma[c] : rstd[c];
      shift[c] = (beta ? beta[c] : 0) - mean[c] * factor[c];
    }
    scaleAndShift(rows, channels_, x, factor, shift, y, pass.parallel);
    if (!last) channelsFromLast(pass.output.shape, axis_, y, pass.output.data, pass.parallel);
  }

  void backward(const BackwardPass& pass) const override {
    const Index size = pass.output_gradient.size(), rows = size / channels_;
    const Real* x = pass.inputs[0].data;
    const Real* dy = pass.output_gradient.data;
    const Real* mean = pass.saved;
    const Real* rstd = pass.saved + channels_;
    Real* sums = pass.scratch;
    Real* chunks = pass.scratch + 2 * channels_;
    Real* dx = pass.input_gradients[0].data;
    const bool last = channelsAreLast(pass.output_gradient.shape, axis_);
    if (!last) {
      Real* copies = chunks;
      chunks += 2 * size;
      channelsToLast(pass.output_gradient.shape, axis_, x, copies, pass.parallel);
      dx = copies + size;
      channelsToLast(pass.output_gradient.shape, axis_, dy, dx, pass.parallel);
      x = copies;
      dy = dx;
    }
    normalizationSums(RowChunks(rows), channels_, x, dy, mean, rstd, sums, chunks, pass.parallel);
    if (Real* dgamma = parts_.gammaGradient(pass)) std::copy_n(sums + channels_, channels_, dgamma);
    if (Real* dbeta = parts_.betaGradient(pass)) std::copy_n(sums, channels_, dbeta);
    if (!pass.input_gradients[0]) return;
    // Statistics that do not depend on the batch (inference) let no gradient through.
    const bool masked = pass.mask() != nullptr;
    normalizationBackward(rows, channels_, x, dy, mean, rstd, parts_.gamma(pass),
                          usesBatchStatistics(pass) && !masked ? sums : nullptr, dx, pass.parallel);
    if (usesBatchStatistics(pass) && masked) {
      maskedMomentsBackward(rows, channels_, x, pass.mask(), mean, rstd, parts_.gamma(pass), sums,
                            dx);
    }
    if (!last) {
      channelsFromLast(pass.output_gradient.shape, axis_, dx, pass.input_gradients[0].data,
                       pass.parallel);
    }
  }

 private:
  GammaAndBeta parts_;
  Index axis_;
  Real momentum_;
  std::shared_ptr<const Initializer> moving_mean_, moving_variance_;
  Index channels_ = 0;
};

}  // namespace

const EntryOf<Layer>& batchNormalizationEntry() {
  static constexpr auto entry = entryFor<Layer, BatchNormalization>(
      "BatchNormalization", {},
      "Normalizes each channel over the batch to mean 0 and standard deviation 1, then scales "
      "and shifts it."
      "\ny = gamma * (x - mean) / sqrt(variance + epsilon) + beta, with the shape of x",
      [] {
        std::vector<Argument> arguments = GammaAndBeta::arguments(
            {{.name = "axis",
              .type = ArgumentType::kInteger,
              .default_json = "-1",
              .doc = "The axis of the features, usually the channels.",
              .minimum = -8,
              .maximum = 8},
             {.name = "momentum",
              .type = ArgumentType::kNumber,
              .default_json = "0.99",
              .doc = "Momentum of the moving averages of mean and variance.",
              .minimum = 0,
              .maximum = 1}});
        arguments.push_back(initializerArgument("moving_mean_initializer", "\"zeros\"",
                                                "Initializer of the moving mean."));
        arguments.push_back(initializerArgument("moving_variance_initializer", "\"ones\"",
                                                "Initializer of the moving variance."));
        return arguments;
      });
  return entry;
}

}  // namespace minibatch
