#include <algorithm>
#include <cmath>

#include "base/own_seed.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// Part of an axis, stretched to another size: each target pixel is a weighted mean of two source
/// pixels.
struct Stretch {
  Index first, extent, size;  // the part, and what it becomes
  bool nearest;

  struct Tap {
    Index low, high;
    Real share;  // of high
  };
  // At half-pixel centres; beyond the border are copies of it.
  Tap at(Index i) const {
    const double center =
        (static_cast<double>(i) + 0.5) * static_cast<double>(extent) / static_cast<double>(size);
    if (nearest) {
      const Index pixel = first + std::min(static_cast<Index>(center), extent - 1);
      return {pixel, pixel, 0};
    }
    const double low = std::floor(center - 0.5);
    const auto inside = [&](double place) {
      return first + std::clamp(static_cast<Index>(place), Index{0}, extent - 1);
    };
    return {inside(low), inside(low + 1), static_cast<Real>(center - 0.5 - low)};
  }
};

/// Images (batch, height, width, channels) in another size. Keras: keras.layers.Resizing, and
/// CenterCrop, which takes the middle of images and resizes those that are too small.
class ResizingLayer : public Layer {
 public:
  static constexpr Unsupported kUnsupported[] = {{"pad_to_aspect_ratio", "stretches"},
                                                 {"antialias", "two-pixels"}};

  explicit ResizingLayer(const Arguments& arguments)
      : height_(arguments.integer("height")), width_(arguments.integer("width")) {
    is_crop_ = !arguments.entry().find("interpolation");
    if (is_crop_) return;
    nearest_ = arguments.string("interpolation") == "nearest";
    keeps_aspect_ = arguments.boolean("crop_to_aspect_ratio");
  }

  Shape build(std::span<const Shape> inputs) override {
    return {height_, width_, requireRank(inputs, 3, "(batch, height, width, channels)")[2]};
  }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

  static constexpr std::vector<Argument> sizes() {
    const auto side = [](const char* name, TextId doc) {
      return Argument{.name = name,
                      .type = ArgumentType::kInteger,
                      .default_json = "",
                      .doc = doc,
                      .minimum = 1,
                      .maximum = 4096};
    };
    return {side("height", "Height of the image, in pixels."),
            side("width", "Width of the image, in pixels.")};
  }

  void forward(const ForwardPass& pass) const override {
    const ConstTensor& x = pass.inputs[0];
    const Tensor& y = pass.output;
    const Axes axes = axesFor(pass, x.shape[1], x.shape[2]);
    const Index width = x.shape[2], channels = x.shape[3];
    std::fill_n(y.data, y.size(), Real{0});
    eachSample(pass, x.shape, [&](Index n) {
      const Real* from = x.samples(n, n + 1).data;
      Real* to = y.samples(n, n + 1).data;
      eachPair(axes, width, [&](Index target, Index source, Real weight) {
        for (Index c = 0; c < channels; ++c) {
          to[target * channels + c] += weight * from[source * channels + c];
        }
      });
    });
  }

  void backward(const BackwardPass& pass) const override {
    const Tensor& dx = pass.input_gradients[0];
    if (!dx) return;
    const Axes axes = axesFor(pass, dx.shape[1], dx.shape[2]);
    const Index width = dx.shape[2], channels = dx.shape[3];
    std::fill_n(dx.data, dx.size(), Real{0});
    eachSample(pass, dx.shape, [&](Index n) {
      const Real* from = pass.output_gradient.samples(n, n + 1).data;
      Real* to = dx.samples(n, n + 1).data;
      eachPair(axes, width, [&](Index target, Index source, Real weight) {
        for (Index c = 0; c < channels; ++c) {
          to[source * channels + c] += weight * from[target * channels + c];
        }
      });
    });
  }

 protected:
  struct Axes {
    Stretch rows, columns;
  };

  // For images of this height and width.
  virtual Axes axesFor(const Pass&, Index height, Index width) const {
    return axesFor(height, width);
  }

  // For images of this height and width.
  Axes axesFor(Index height, Index width) const {
    Axes axes{{0, height, height_, nearest_}, {0, width, width_, nearest_}};
    const bool fits = is_crop_ && height >= height_ && width >= width_;
    if (fits) {
      axes.rows.extent = height_;
      axes.columns.extent = width_;
    } else if (is_crop_ || keeps_aspect_) {
      // The largest part that has the proportions of the new size.
      const auto part = [](Index other, Index target, Index other_target, Index whole) {
        const double wanted = static_cast<double>(other) * static_cast<double>(target) /
                              static_cast<double>(other_target);
        return std::clamp(static_cast<Index>(wanted), Index{1}, whole);
      };
      axes.rows.extent = part(width, height_, width_, height);
      axes.columns.extent = part(height, width_, height_, width);
    }
    axes.rows.first = (height - axes.rows.extent) / 2;
    axes.columns.first = (width - axes.columns.extent) / 2;
    return axes;
  }

  Index height_, width_;
  bool is_crop_, nearest_ = false, keeps_aspect_ = false;

 private:
  template <class Function>
  void eachSample(const Pass& pass, const Shape& source, const Function& function) const {
    const Index target = source[0] * height_ * width_ * source[3];
    forSamples(pass, source[0], 4.0 * static_cast<double>(source.size() + target),
               [&](Index first, Index last) {
                 for (Index n = first; n < last; ++n) function(n);
               });
  }

  // Calls function(target pixel, source pixel, weight) for each pair of one image.
  template <class Function>
  void eachPair(const Axes& axes, Index width, const Function& function) const {
    for (Index i = 0; i < height_; ++i) {
      const Stretch::Tap row = axes.rows.at(i);
      for (Index j = 0; j < width_; ++j) {
        const Stretch::Tap column = axes.columns.at(j);
        const auto pair = [&](Index r, Index c, Real weight) {
          if (weight != 0) function(i * width_ + j, r * width + c, weight);
        };
        pair(row.low, column.low, (1 - row.share) * (1 - column.share));
        pair(row.low, column.high, (1 - row.share) * column.share);
        pair(row.high, column.low, row.share * (1 - column.share));
        pair(row.high, column.high, row.share * column.share);
      }
    }
  }
};

/// In training, takes a part of the images, the same of all of a batch, at random where it fits in;
/// else what Resizing with crop_to_aspect_ratio takes. Keras: keras.layers.RandomCrop, whose
/// documentation says so of predictions, too; Keras 3.15 itself leaves their images as they are.
class RandomCrop final : public ResizingLayer {
 public:
  explicit RandomCrop(const Arguments& arguments) : ResizingLayer(arguments), seed_(arguments) {
    is_crop_ = false;
    keeps_aspect_ = true;
  }

 private:
  Axes axesFor(const Pass& pass, Index height, Index width) const override {
    Axes axes = ResizingLayer::axesFor(height, width);
    if (!pass.training) return axes;
    if (height > height_ && width > width_) {
      Random random(seed_.apply(pass.random, RandomPurpose::kAugmentation));
      const auto start = [&](Index spare) {
        return static_cast<Index>(random.uniform() * static_cast<Real>(spare + 1));
      };
      axes.rows.first = start(height - height_);
      axes.columns.first = start(width - width_);
    }
    // From there on, and stretched where too little is left.
    axes.rows.extent = std::min(height_, height - axes.rows.first);
    axes.columns.extent = std::min(width_, width - axes.columns.first);
    return axes;
  }

  OwnSeed seed_;
};

}  // namespace

const EntryOf<Layer>& resizingLayerEntry() {
  static constexpr auto entry = entryFor<Layer, ResizingLayer>(
      "Resizing", {},
      "Resizes images to a height and a width, as a part of the model."
      "\n(batch, any height, any width, channels) -> (batch, height, width, channels)",
      [] {
        std::vector<Argument> arguments = ResizingLayer::sizes();
        arguments.push_back({.name = "interpolation",
                             .type = ArgumentType::kString,
                             .default_json = "\"bilinear\"",
                             .doc = "nearest repeats pixels; bilinear interpolates linearly.",
                             .choices = {"bilinear", "nearest"}});
        arguments.push_back({.name = "crop_to_aspect_ratio",
                             .type = ArgumentType::kBoolean,
                             .default_json = "false",
                             .doc =
                                 "Whether to cut off what does not have the proportions of the new "
                                 "size, from the middle, instead of stretching the image."});
        arguments.push_back({.name = "fill_mode",
                             .type = ArgumentType::kString,
                             .default_json = "\"constant\"",
                             .doc = "How padding is filled; images are not padded.",
                             .choices = {"constant"}});
        arguments.push_back({.name = "fill_value",
                             .default_json = "0.0",
                             .doc = "What padding is filled with; images are not padded."});
        return arguments;
      });
  return entry;
}

const EntryOf<Layer>& centerCropLayerEntry() {
  static constexpr auto entry = entryFor<Layer, ResizingLayer>(
      "CenterCrop", {},
      "Takes the middle of images, as a part of the model; those that are too small are resized."
      "\n(batch, any height, any width, channels) -> (batch, height, width, channels)",
      [] { return ResizingLayer::sizes(); });
  return entry;
}

const EntryOf<Layer>& randomCropEntry() {
  static constexpr auto entry = entryFor<Layer, RandomCrop>(
      "RandomCrop", {},
      "Takes a part of each image, at a random place during training, else the middle."
      "\n(batch, any height, any width, channels) -> (batch, height, width, channels)",
      [] {
        std::vector<Argument> arguments = ResizingLayer::sizes();
        arguments.push_back(OwnSeed::argument());
        return arguments;
      });
  return entry;
}

}  // namespace minibatch
