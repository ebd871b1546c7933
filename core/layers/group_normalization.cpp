#include "layers/group_normalization.h"

#include <algorithm>

#include "base/error.h"
#include "kernels/normalization.h"
#include "kernels/reductions.h"
#include "layers/axis.h"

namespace minibatch {

GroupNormalization::GroupNormalization(const Arguments& arguments)
    : parts_(arguments), axis_(arguments.integer("axis")), groups_(arguments.integer("groups")) {
  if (groups_ == 0) {
    fail(ErrorCode::kInvalidArgument, arguments.where(),
         ": argument \"groups\" of GroupNormalization must be at least 1, or -1 for a group a ",
         "channel, but received 0.");
  }
}

Shape GroupNormalization::build(std::span<const Shape> inputs) {
  const Shape& input = requireSingleInput(inputs);
  const Index channels = input[resolveAxis(axis_, input) - 1];
  if (groups_ > 0 && channels % groups_) {
    fail(ErrorCode::kShapeMismatch, "has groups ", groups_, ", which does not divide the ",
         channels, " channels of its input ", input.toStringWithBatch(), ".");
  }
  if (channels_ && channels != channels_) {
    fail(ErrorCode::kShapeMismatch, "was built for ", channels_,
         " channels, but is also given the shape ", input.toStringWithBatch(), ".");
  }
  channels_ = channels;
  return input;
}

std::vector<WeightSpec> GroupNormalization::weights() const {
  if (!channels_) return {};
  return parts_.weights({channels_});
}

// saved holds, for each sample and channel, its group's mean and 1 / sqrt(variance + epsilon).
// scratch has rows of channels, and copies of x and dy with the channels last where they are not.
Needs GroupNormalization::needs(std::span<const Shape>, const Shape& output) const {
  const Index copies = channelsAreLast(output, axis_) ? 0 : 2 * output.size();
  return {.saved = 2 * output[0] * channels_, .scratch = 4 * channels_ + copies};
}

void GroupNormalization::forward(const ForwardPass& pass) const {
  const Shape& shape = pass.output.shape;
  const Index batch = shape[0], positions = shape.size() / (batch * channels_);
  const Index per_group = channels_ / groups();
  const bool last = channelsAreLast(shape, axis_);
  Real* mean = pass.saved;
  Real* inverse_deviation = pass.saved + batch * channels_;
  Real* variance = pass.scratch;
  Real* factor = pass.scratch + channels_;
  Real* shift = pass.scratch + 2 * channels_;
  Real* copy = pass.scratch + 4 * channels_;
  const Real* x = pass.inputs[0].data;
  Real* y = pass.output.data;
  if (!last) {
    channelsToLast(shape, axis_, x, copy);
    x = y = copy;
  }
  const Real* gamma = parts_.gamma(pass);
  const Real* beta = parts_.beta(pass);
  for (Index image = 0; image < batch; ++image) {
    columnMoments(positions, channels_, x, mean, variance);
    // A group's variance: the mean of its channels' variances and squared distances of their means.
    for (Index first = 0; first < channels_; first += per_group) {
      double sum = 0, squares = 0;
      for (Index c = first; c < first + per_group; ++c) sum += mean[c];
      const double middle = sum / static_cast<double>(per_group);
      for (Index c = first; c < first + per_group; ++c) {
        squares += variance[c] + (mean[c] - middle) * (mean[c] - middle);
      }
      std::fill_n(mean + first, per_group, static_cast<Real>(middle));
      std::fill_n(variance + first, per_group,
                  static_cast<Real>(squares / static_cast<double>(per_group)));
    }
    inverseDeviation(channels_, parts_.epsilon(), variance, inverse_deviation);
    for (Index c = 0; c < channels_; ++c) {
      factor[c] = gamma ? inverse_deviation[c] * gamma[c] : inverse_deviation[c];
      shift[c] = (beta ? beta[c] : 0) - mean[c] * factor[c];
    }
    scaleAndShift(positions, channels_, x, factor, shift, y);
    x += positions * channels_;
    y += positions * channels_;
    mean += channels_;
    inverse_deviation += channels_;
  }
  if (!last) channelsFromLast(shape, axis_, copy, pass.output.data);
}

void GroupNormalization::backward(const BackwardPass& pass) const {
  const Shape& shape = pass.output_gradient.shape;
  const Index size = shape.size(), batch = shape[0], positions = size / (batch * channels_);
  const Index per_group = channels_ / groups();
  const bool last = channelsAreLast(shape, axis_);
  const Real* mean = pass.saved;
  const Real* inverse_deviation = pass.saved + batch * channels_;
  Real* sum_dy = pass.scratch;
  Real* sum_dy_x_hat = pass.scratch + channels_;
  Real* factor = pass.scratch + 2 * channels_;
  const Real* x = pass.inputs[0].data;
  const Real* dy = pass.output_gradient.data;
  const bool wants_input = static_cast<bool>(pass.input_gradients[0]);
  Real* dx = pass.input_gradients[0].data;
  Real* copies = pass.scratch + 4 * channels_;
  if (!last) {
    channelsToLast(shape, axis_, x, copies);
    channelsToLast(shape, axis_, dy, copies + size);
    x = copies;
    dy = dx = copies + size;
  }
  const Real* gamma = parts_.gamma(pass);
  Real* dgamma = parts_.gammaGradient(pass);
  Real* dbeta = parts_.betaGradient(pass);
  if (dgamma) std::fill_n(dgamma, channels_, Real{0});
  if (dbeta) std::fill_n(dbeta, channels_, Real{0});
  const Real count = static_cast<Real>(positions * per_group);
  for (Index image = 0; image < batch; ++image) {
    normalizationSums(positions, channels_, x, dy, mean, inverse_deviation, sum_dy, sum_dy_x_hat);
    for (Index c = 0; c < channels_; ++c) {
      if (dgamma) dgamma[c] += sum_dy_x_hat[c];
      if (dbeta) dbeta[c] += sum_dy[c];
      factor[c] = inverse_deviation[c] * (gamma ? gamma[c] : 1);
    }
    // dx = inverse_deviation (g - mean(g) - x_hat mean(g x_hat)), g = gamma dy, means over a group.
    for (Index first = 0; first < channels_; first += per_group) {
      Real sum = 0, dot = 0;
      for (Index c = first; c < first + per_group; ++c) {
        sum += sum_dy[c] * (gamma ? gamma[c] : 1);
        dot += sum_dy_x_hat[c] * (gamma ? gamma[c] : 1);
      }
      const Real inverse = inverse_deviation[first];
      std::fill_n(sum_dy + first, per_group, inverse * sum / count);
      std::fill_n(sum_dy_x_hat + first, per_group, inverse * inverse * dot / count);
    }
    if (wants_input) {
      scaleAndTilt(positions, channels_, x, dy, mean, factor, sum_dy, sum_dy_x_hat, dx);
      dx += positions * channels_;
    }
    x += positions * channels_;
    dy += positions * channels_;
    mean += channels_;
    inverse_deviation += channels_;
  }
  if (!last && wants_input) {
    channelsFromLast(shape, axis_, copies + size, pass.input_gradients[0].data);
  }
}

const EntryOf<Layer>& groupNormalizationEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, GroupNormalization>(
      "GroupNormalization", {},
      "Brings groups of channels of each sample to mean 0 and deviation 1, then scales and shifts.",
      GammaAndBeta::arguments(
          {{.name = "groups",
            .type = ArgumentType::kInteger,
            .default_json = "32",
            .doc = "Number of groups, a divisor of the channels; -1: each channel is one.",
            .minimum = -1,
            .maximum = 65536},
           {.name = "axis",
            .type = ArgumentType::kInteger,
            .default_json = "-1",
            .doc = "The axis of the channels.",
            .minimum = -8,
            .maximum = 8}}));
  return entry;
}

}  // namespace minibatch
