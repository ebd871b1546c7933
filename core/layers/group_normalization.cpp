#include <nlohmann/json.hpp>

#include <algorithm>

#include "base/error.h"
#include "base/refusal.h"
#include "kernels/elementwise.h"
#include "kernels/normalization.h"
#include "kernels/reductions.h"
#include "layers/axis.h"
#include "layers/gamma_and_beta.h"

namespace minibatch {
namespace {

/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta with the mean and variance of a sample
/// over all positions of a group of channels; gamma and beta have one element a channel. groups -1
/// makes each channel a group. Keras: keras.layers.GroupNormalization; Wu and He, ECCV 2018.
class GroupNormalization : public Layer {
 public:
  explicit GroupNormalization(const Arguments& arguments)
      : parts_(arguments), axis_(arguments.integer("axis")), groups_(arguments.integer("groups")) {
    if (groups_ == 0) {
      refuseValue(arguments, "groups", Message("expected.groups"), 0);
    }
  }

  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireSingleInput(inputs);
    const Index channels = input[resolveAxis(axis_, input) - 1];
    if (groups_ > 0 && channels % groups_) {
      fail(ErrorCode::kShapeMismatch, "layer.groups",
           {{"groups", groups_}, {"channels", channels}, {"shape", input.toStringWithBatch()}});
    }
    if (channels_ && channels != channels_) {
      fail(ErrorCode::kShapeMismatch, "layer.built-for-channels",
           {{"built", channels_}, {"shape", input.toStringWithBatch()}});
    }
    channels_ = channels;
    return input;
  }

  std::vector<WeightSpec> weights() const override {
    if (!channels_) return {};
    return parts_.weights({channels_});
  }

  // saved holds, for each sample and channel, its group's mean and 1 / sqrt(variance + epsilon).
  // scratch has the two sums of each sample's channels, copies of x and dy with the channels last
  // where they are not, and rows of channels for each thread.
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>,
                                        const Shape& output) const override {
    const Index copies = channelsAreLast(output, axis_) ? 0 : 2 * output.size();
    return {.saved = 2 * output[0] * channels_,
            .scratch = 2 * output[0] * channels_ + copies,
            .thread_scratch = 3 * channels_};
  }

  void forward(const ForwardPass& pass) const override {
    const Shape& shape = pass.output.shape;
    const Index size = shape.size(), batch = shape[0], positions = size / (batch * channels_);
    const Index per_group = channels_ / groups();
    const bool last = channelsAreLast(shape, axis_);
    const Real* x = pass.inputs[0].data;
    Real* y = pass.output.data;
    Real* rows = pass.scratch;
    if (!last) {
      Real* copy = rows;
      rows += size;
      channelsToLast(shape, axis_, x, copy, pass.parallel);
      x = y = copy;
    }
    const Real* gamma = parts_.gamma(pass);
    const Real* beta = parts_.beta(pass);
    const auto normalize = [&](Index image, int thread) {
      Real* mean = pass.saved + image * channels_;
      Real* rstd = pass.saved + (batch + image) * channels_;
      Real* variance = rows + thread * 3 * channels_;
      Real* factor = variance + channels_;
      Real* shift = factor + channels_;
      const Index at = image * positions * channels_;
      columnMoments(RowChunks::one(positions), channels_, x + at, mean, variance, nullptr);
      // A group's variance: the mean of its channels' variances and squared distances of their
      // means.
      for (Index first = 0; first < channels_; first += per_group) {
        double sum = 0, squares = 0;
        for (Index c = first; c < first + per_group; ++c) sum += mean[c];
        const double group_mean = sum / static_cast<double>(per_group);
        for (Index c = first; c < first + per_group; ++c) {
          squares += variance[c] + (mean[c] - group_mean) * (mean[c] - group_mean);
        }
        std::fill_n(mean + first, per_group, static_cast<Real>(group_mean));
        std::fill_n(variance + first, per_group,
                    static_cast<Real>(squares / static_cast<double>(per_group)));
      }
      rstdOf(channels_, parts_.epsilon(), variance, rstd);
      for (Index c = 0; c < channels_; ++c) {
        factor[c] = gamma ? rstd[c] * gamma[c] : rstd[c];
        shift[c] = (beta ? beta[c] : 0) - mean[c] * factor[c];
      }
      scaleAndShift(positions, channels_, x + at, factor, shift, y + at);
    };
    forRanges(pass.parallel, batch, 1, static_cast<double>(size) * 0.7,
              [&](Index first, Index end, int thread) {
                for (Index image = first; image < end; ++image) normalize(image, thread);
              });
    if (!last) channelsFromLast(shape, axis_, y, pass.output.data, pass.parallel);
  }

  void backward(const BackwardPass& pass) const override {
    const Shape& shape = pass.output_gradient.shape;
    const Index size = shape.size(), batch = shape[0], positions = size / (batch * channels_);
    const Index per_group = channels_ / groups();
    const bool last = channelsAreLast(shape, axis_);
    const Real* x = pass.inputs[0].data;
    const Real* dy = pass.output_gradient.data;
    const bool wants_input = static_cast<bool>(pass.input_gradients[0]);
    Real* dx = pass.input_gradients[0].data;
    Real* sums = pass.scratch;
    Real* rows = pass.scratch + 2 * batch * channels_;
    if (!last) {
      Real* copies = rows;
      rows += 2 * size;
      channelsToLast(shape, axis_, x, copies, pass.parallel);
      channelsToLast(shape, axis_, dy, copies + size, pass.parallel);
      x = copies;
      dy = dx = copies + size;
    }
    const Real* gamma = parts_.gamma(pass);
    const Real count = static_cast<Real>(positions * per_group);
    const auto normalize = [&](Index image, int thread) {
      const Real* mean = pass.saved + image * channels_;
      const Real* rstd = pass.saved + (batch + image) * channels_;
      Real* sum_dy = sums + image * 2 * channels_;
      Real* sum_dy_x_hat = sum_dy + channels_;
      Real* factor = rows + thread * 3 * channels_;
      Real* constant = factor + channels_;
      Real* slope = constant + channels_;
      const Index at = image * positions * channels_;
      normalizationSums(RowChunks::one(positions), channels_, x + at, dy + at, mean, rstd, sum_dy,
                        nullptr);
      if (!wants_input) return;
      // dx = rstd (g - mean(g) - x_hat mean(g x_hat)), g = gamma dy, means over a
      // group.
      for (Index first = 0; first < channels_; first += per_group) {
        Real sum = 0, dot = 0;
        for (Index c = first; c < first + per_group; ++c) {
          const Real weight = gamma ? gamma[c] : 1;
          factor[c] = rstd[c] * weight;
          sum += sum_dy[c] * weight;
          dot += sum_dy_x_hat[c] * weight;
        }
        const Real group_rstd = rstd[first];
        std::fill_n(constant + first, per_group, group_rstd * sum / count);
        std::fill_n(slope + first, per_group, group_rstd * group_rstd * dot / count);
      }
      scaleAndTilt(positions, channels_, x + at, dy + at, mean, factor, constant, slope, dx + at);
    };
    forRanges(pass.parallel, batch, 1, static_cast<double>(size) * 0.8,
              [&](Index first, Index end, int thread) {
                for (Index image = first; image < end; ++image) normalize(image, thread);
              });
    const auto add = [&](const Real* of_image, Real* gradient) {
      if (!gradient) return;
      std::copy_n(of_image, channels_, gradient);
      for (Index image = 1; image < batch; ++image) {
        addTo(channels_, of_image + image * 2 * channels_, gradient);
      }
    };
    add(sums, parts_.betaGradient(pass));
    add(sums + channels_, parts_.gammaGradient(pass));
    if (!last && wants_input)
      channelsFromLast(shape, axis_, dx, pass.input_gradients[0].data, pass.parallel);
  }

 private:
  Index groups() const { return groups_ < 0 ? channels_ : groups_; }

  GammaAndBeta parts_;
  Index axis_, groups_;
  Index channels_ = 0;
};

}  // namespace

const EntryOf<Layer>& groupNormalizationEntry() {
  static constexpr auto entry = entryFor<Layer, GroupNormalization>(
      "GroupNormalization", {},
      "Normalizes groups of channels of each sample to mean 0 and standard deviation 1, then "
      "scales and shifts them."
      "\ny = gamma * (x - mean) / sqrt(variance + epsilon) + beta, with the shape of x",
      [] {
        return GammaAndBeta::arguments({{.name = "groups",
                                         .type = ArgumentType::kInteger,
                                         .default_json = "32",
                                         .doc = "Number of groups, which must divide the number of "
                                                "channels; -1: one group per channel.",
                                         .minimum = -1,
                                         .maximum = 65536},
                                        {.name = "axis",
                                         .type = ArgumentType::kInteger,
                                         .default_json = "-1",
                                         .doc = "The axis of the features, usually the channels.",
                                         .minimum = -8,
                                         .maximum = 8}});
      });
  return entry;
}

}  // namespace minibatch
