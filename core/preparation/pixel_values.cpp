#include <algorithm>
#include <cmath>
#include <vector>

#include "base/catalog_entry.h"
#include "base/json_object.h"
#include "base/refusal.h"
#include "preparation/affine_scaler.h"
#include "preparation/image_step.h"

namespace minibatch {
namespace {

void scaleAll(PixelScaling& pixels, double scale, double offset) {
  for (ByteScaling& channel : pixels.channels) {
    channel = {.scale = channel.scale * scale, .offset = channel.offset * scale + offset};
  }
}

/// keras.layers.Rescaling, before the model: pixels * scale + offset.
class Rescaling : public ImageStep {
 public:
  explicit Rescaling(const Arguments& arguments)
      : ImageStep("Rescaling"),
        scale_(arguments.number("scale")),
        offset_(arguments.number("offset")) {}

 private:
  void scale(PixelScaling& pixels) const override { scaleAll(pixels, scale_, offset_); }

  double scale_, offset_;
};

/// What Keras's RandomInvert does to an image: light becomes dark, low + high - x.
class Invert : public ImageStep {
 public:
  explicit Invert(const Arguments& arguments) : ImageStep("Invert") {
    const std::vector<double> range = arguments.numberPair("value_range");
    if (range.size() != 2 || !(range[0] < range[1])) {
      refuseValue(arguments, "value_range", Message("expected.increasing-pair"),
                  arguments.config().at("value_range"));
    }
    sum_ = range[0] + range[1];
  }

 private:
  void scale(PixelScaling& pixels) const override { scaleAll(pixels, -1, sum_); }

  double sum_ = 255;
};

/// keras.layers.Normalization adapted to the training images, over each channel (axis -1) or over
/// everything (null); or to their minimum and maximum in the same way, as scikit-learn's
/// MinMaxScaler does columns.
class Normalization : public ImageStep {
 public:
  explicit Normalization(const Arguments& arguments)
      : ImageStep("Normalization"),
        by_channel_(!arguments.isNull("axis")),
        min_max_(arguments.string("method") == "min-max") {}

  bool learnsFromPixels() const override { return true; }

  void fitPart(const PreparationData& data, Index) override {
    requireImages(data);
    const std::size_t channels = data.pixel_counts.size();
    fitted_.clear();
    if (by_channel_) {
      for (std::size_t c = 0; c < channels; ++c) fitted_.push_back(fitted(data, c, c + 1));
    } else {
      fitted_.push_back(fitted(data, 0, channels));
    }
  }

  nlohmann::json learned() const override {
    nlohmann::json list = nlohmann::json::array();
    for (const Fitted& one : fitted_) {
      list.push_back(min_max_ ? jsonObject({{"min", one.first}, {"max", one.second}})
                              : jsonObject({{"mean", one.first}, {"variance", one.second}}));
    }
    return jsonObject({{"channels", std::move(list)}});
  }
  void restore(const nlohmann::json& json) override {
    fitted_.clear();
    for (const nlohmann::json& one : json.at("channels")) {
      fitted_.push_back({one.at(min_max_ ? "min" : "mean").get<double>(),
                         one.at(min_max_ ? "max" : "variance").get<double>()});
    }
  }

 private:
  struct Fitted {
    double first, second;  // mean and variance, or minimum and maximum
  };

  // Of the channels [first, last) together. Bytes are counted, so the sums of them are exact.
  Fitted fitted(const PreparationData& data, std::size_t first, std::size_t last) const {
    double count = 0, sum = 0, least = INFINITY, most = -INFINITY;
    const auto each = [&](const auto& use) {
      for (std::size_t c = first; c < last; ++c) {
        const auto [scale, offset] = data.pixels.of(c);
        for (int byte = 0; byte < 256; ++byte) {
          const auto times = static_cast<double>(data.pixel_counts[c][byte]);
          if (times > 0) use(byte * scale + offset, times);
        }
      }
    };
    each([&](double value, double times) {
      count += times;
      sum += times * value;
      least = std::min(least, value);
      most = std::max(most, value);
    });
    if (min_max_) return {least, most};
    const double mean = sum / count;
    double squares = 0;
    each([&](double value, double times) { squares += times * (value - mean) * (value - mean); });
    return {mean, squares / count};
  }

  void scale(PixelScaling& pixels) const override {
    const std::size_t channels = std::max(fitted_.size(), pixels.channels.size());
    PixelScaling result;
    result.channels.clear();
    for (std::size_t c = 0; c < channels; ++c) {
      const auto [first, second] = fitted_[fitted_.size() == 1 ? 0 : c];
      constexpr double kEpsilon = 1e-7;  // Keras's
      const double divisor =
          min_max_ ? scaleOrOne(second - first) : std::max(std::sqrt(second), kEpsilon);
      const auto [scale, offset] = pixels.of(c);
      result.channels.push_back({.scale = scale / divisor, .offset = (offset - first) / divisor});
    }
    pixels = result;
  }

  bool by_channel_, min_max_;
  std::vector<Fitted> fitted_;
};

/// tf.image.per_image_standardization: each image by itself to mean 0 and variance 1, samplewise
/// as Keras's ImageDataGenerator has it.
class PerImageStandardization : public ImageStep {
 public:
  explicit PerImageStandardization(const Arguments&) : ImageStep("PerImageStandardization") {}

 private:
  void scale(PixelScaling& pixels) const override { pixels.standardized = true; }
};

}  // namespace

const EntryOf<PreparationStep>& rescalingPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Rescaling>(
      "Rescaling", {}, "Rescales pixels from 0 to 255: pixels * scale + offset.",
      {{.name = "scale",
        .type = ArgumentType::kNumber,
        .default_json = "0.00392156862745098",
        .doc = "Factor for the pixels; 1/255 scales them to 0 to 1."},
       {.name = "offset",
        .type = ArgumentType::kNumber,
        .default_json = "0.0",
        .doc = "Offset that is added after scaling."}});
  return entry;
}

const EntryOf<PreparationStep>& invertPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Invert>(
      "Invert", {}, "Makes light pixels dark and dark ones light.",
      {{.name = "value_range",
        .type = ArgumentType::kNumberPair,
        .default_json = "[0, 255]",
        .doc = "The range of the pixels where this step stands; [0, 1] behind Rescaling."}});
  return entry;
}

const EntryOf<PreparationStep>& normalizationPreparationEntry() {
  static constexpr auto entry = learningEntry<Normalization>(
      "Normalization", {},
      "Scales pixels by those of the training images: to mean 0 and variance 1, or to 0 to 1.", [] {
        return std::vector<Argument>{
            {.name = "axis",
             .type = ArgumentType::kInteger,
             .default_json = "-1",
             .doc = "-1 scales each channel (red, green, blue) by itself; null all pixels alike.",
             .minimum = -1,
             .maximum = -1,
             .nullable = true},
            {.name = "method",
             .type = ArgumentType::kString,
             .default_json = "\"standard\"",
             .doc = "By mean and variance (standard), or by minimum and maximum (min-max).",
             .choices = {"standard", "min-max"}}};
      });
  return entry;
}

const EntryOf<PreparationStep>& perImageStandardizationPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, PerImageStandardization>(
      "PerImageStandardization", {}, "Scales each image by itself to mean 0 and variance 1.", {});
  return entry;
}

}  // namespace minibatch
