#include <algorithm>

#include "base/error.h"
#include "base/refusal.h"
#include "kernels/elementwise.h"
#include "kernels/gemm.h"
#include "layers/convolution_arguments.h"
#include "layers/kernel_and_bias.h"
#include "layers/layer.h"
#include "layers/volume.h"

namespace minibatch {
namespace {

// Reals that are gathered at a time: they stay in a cache.
constexpr Index kPatches = 64 * 1024;

/// Convolution over volumes: x (batch, depth, height, width, channels), kernel (kernel_depth,
/// kernel_height, kernel_width, channels / groups, filters), bias (filters), y (batch, out_depth,
/// out_height, out_width, filters). Keras: keras.layers.Conv3D, channels last.
class Conv3D final : public Layer {
 public:
  explicit Conv3D(const Arguments& arguments)
      : parts_(arguments),
        window_{threeIntegers(arguments, "kernel_size"), threeIntegers(arguments, "strides"),
                threeIntegers(arguments, "dilation_rate"), arguments.string("padding") == "same",
                "kernel_size"},
        filters_(arguments.integer("filters")),
        groups_(arguments.integer("groups")) {
    if (filters_ % groups_) {
      refuse(arguments, "layer.filters-and-groups",
             {{"class", "Conv3D"}, {"filters", filters_}, {"groups", groups_}});
    }
    constexpr std::array<Index, 3> kOnes = {1, 1, 1};
    const auto& [size, strides, dilation, same, what] = window_;
    if (strides != kOnes && dilation != kOnes) {
      refuse(arguments, "layer.strides-and-dilation",
             {{"class", "Conv3D"}, {"strides", text(strides)}, {"dilation", text(dilation)}});
    }
  }

  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireVolume(inputs);
    const Index channels = input.back();
    if (channels_ && channels != channels_) {
      fail(ErrorCode::kShapeMismatch, "layer.built-for-channels",
           {{"built", channels_}, {"shape", input.toStringWithBatch()}});
    }
    if (channels % groups_) {
      fail(ErrorCode::kShapeMismatch, "layer.groups",
           {{"groups", groups_}, {"channels", channels}, {"shape", input.toStringWithBatch()}});
    }
    const auto [depth, height, width] = window_.slide(input.withBatch(1)).axes;
    channels_ = channels;
    return {depth.output, height.output, width.output, filters_};
  }

  std::vector<WeightSpec> weights() const override {
    if (!channels_) return {};
    const auto [depth, height, width] = window_.size;
    return parts_.weights({depth, height, width, channels_ / groups_, filters_}, filters_);
  }

  // Scratch: patches, then what one group's filters get of the kernel's gradient; each thread has
  // patches of its own, too.
  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const override {
    const Plan plan(*this, inputs[0]);
    const Index product = std::max({gemmScratchSize(plan.strip, plan.filters, plan.depth),
                                    gemmScratchSize(plan.strip, plan.depth, plan.filters),
                                    gemmScratchSize(plan.depth, plan.filters, plan.strip)});
    return {.scratch = std::max(plan.patches() + plan.depth * plan.filters,
                                KernelAndBias::backwardScratch(output.size() / filters_, filters_)),
            .thread_scratch = plan.patches() + product,
            .backward_reads_output = parts_.fusesRelu()};
  }

  void forward(const ForwardPass& pass) const override {
    const Plan plan(*this, pass.inputs[0].shape);
    const Epilogue whole = parts_.epilogue(pass);
    eachSample(pass, plan, [&](Index sample, Real* patches) {
      const Real* x = pass.inputs[0].data + sample * plan.inputSize();
      Real* y = pass.output.data + sample * plan.outputSize();
      plan.eachStrip([&](Index first, Index count, const ChannelRange& range, Index column) {
        gatherVolumePatches(plan.geometry, first, count, range, x, patches);
        Epilogue epilogue = whole;
        if (epilogue.bias) epilogue.bias += column;
        gemm(count, plan.filters, plan.depth, {patches, plan.depth},
             {pass.weights[0].data + column, filters_}, y + first * filters_ + column, filters_,
             epilogue, patches + plan.patches());
      });
    });
  }

  void backward(const BackwardPass& pass) const override {
    const Plan plan(*this, pass.inputs[0].shape);
    parts_.backward(pass, pass.output_gradient.size() / filters_, filters_);
    if (pass.weight_gradients[0]) backwardKernel(pass, plan);
    if (pass.input_gradients[0]) backwardInput(pass, plan);
  }

  MultiplyAccumulates multiplyAccumulates(const Shape&, const Shape& output) const override {
    return {.of_input = kernelProducts(output.size() / filters_, weights()[0].shape)};
  }
  std::unique_ptr<Layer> activationLayer() const override { return parts_.activationLayer(); }

 private:
  /// How the products of one sample are made: a strip of positions at a time, group by group.
  struct Plan {
    Plan(const Conv3D& layer, const Shape& input)
        : geometry(layer.window_.slide(input)),
          groups(layer.groups_),
          channels(input.back() / groups),
          filters(layer.filters_ / groups),
          depth(geometry.taps() * channels),
          strip(std::clamp<Index>(kPatches / depth, 1, geometry.outputs())) {}

    Index patches() const { return strip * depth; }
    Index inputSize() const { return geometry.inputs() * geometry.channels; }
    Index outputSize() const { return geometry.outputs() * filters * groups; }
    /// Calls work(first position, positions, the group's channels, its first filter).
    template <class Work>
    void eachStrip(const Work& work) const {
      for (Index first = 0; first < geometry.outputs(); first += strip) {
        const Index count = std::min(strip, geometry.outputs() - first);
        for (Index group = 0; group < groups; ++group) {
          work(first, count, ChannelRange{group * channels, channels}, group * filters);
        }
      }
    }

    VolumeGeometry geometry;
    Index groups, channels, filters;  // of one group
    Index depth;                      // products in a sum
    Index strip;
  };

  static std::string text(const std::array<Index, 3>& values) {
    return Shape{values[0], values[1], values[2]}.toString();
  }

  // Calls work(sample, patches) for the samples of the batch, side by side; gemm()'s scratch lies
  // behind the thread's patches.
  template <class Work>
  void eachSample(const Pass& pass, const Plan& plan, const Work& work) const {
    const MemoryRequirements memory = memoryRequirements(
        std::span(&pass.inputs[0].shape, 1), Shape{pass.inputs[0].batch(), plan.outputSize()});
    const double products =
        static_cast<double>(plan.outputSize()) * static_cast<double>(plan.depth);
    const Index batch = pass.inputs[0].batch();
    forRanges(pass.parallel, batch, 1, static_cast<double>(batch) * products * 0.2,
              [&](Index first, Index last, int thread) {
                Real* patches = pass.scratch + memory.scratch + thread * memory.thread_scratch;
                for (Index sample = first; sample < last; ++sample) work(sample, patches);
              });
  }

  // dkernel = sum over samples and strips of patchesᵀ · dy, in their order at any number of
  // threads.
  void backwardKernel(const BackwardPass& pass, const Plan& plan) const {
    const Tensor& dkernel = pass.weight_gradients[0];
    Real* patches = pass.scratch;
    Real* part = patches + plan.patches();
    Real* products = part + plan.depth * plan.filters;
    std::fill_n(dkernel.data, dkernel.size(), Real{0});
    for (Index sample = 0; sample < pass.inputs[0].batch(); ++sample) {
      const Real* x = pass.inputs[0].data + sample * plan.inputSize();
      const Real* dy = pass.output_gradient.data + sample * plan.outputSize();
      plan.eachStrip([&](Index first, Index count, const ChannelRange& range, Index column) {
        gatherVolumePatches(plan.geometry, first, count, range, x, patches);
        gemm(plan.depth, plan.filters, count, {patches, plan.depth, true},
             {dy + first * filters_ + column, filters_}, part, plan.filters, {}, products,
             pass.parallel);
        for (Index row = 0; row < plan.depth; ++row) {
          addTo(plan.filters, part + row * plan.filters, dkernel.data + row * filters_ + column);
        }
      });
    }
  }

  // dx = dy · kernelᵀ, added up where windows overlap.
  void backwardInput(const BackwardPass& pass, const Plan& plan) const {
    eachSample(pass, plan, [&](Index sample, Real* patches) {
      const Real* dy = pass.output_gradient.data + sample * plan.outputSize();
      Real* dx = pass.input_gradients[0].data + sample * plan.inputSize();
      std::fill_n(dx, plan.inputSize(), Real{0});
      plan.eachStrip([&](Index first, Index count, const ChannelRange& range, Index column) {
        gemm(count, plan.depth, plan.filters, {dy + first * filters_ + column, filters_},
             {pass.weights[0].data + column, filters_, true}, patches, plan.depth, {},
             patches + plan.patches());
        scatterVolumePatches(plan.geometry, first, count, range, patches, dx);
      });
    });
  }

  KernelAndBias parts_;
  VolumeWindow window_;
  Index filters_, groups_;
  Index channels_ = 0;
};

}  // namespace

const EntryOf<Layer>& conv3dEntry() {
  static constexpr auto entry = entryFor<Layer, Conv3D>(
      "Conv3D", {},
      "3D convolution, for volumes and videos: learned filters slide over depth, height and width."
      "\n(batch, depth, height, width, channels) -> (batch, new_depth, new_height, new_width, "
      "filters)",
      [] {
        return KernelAndBias::arguments(
            {convolution::filters(),
             convolution::windowSizes("kernel_size", "", "Depth, height and width of the filters."),
             convolution::windowSizes("strides", "[1, 1, 1]",
                                      "Strides of the convolution along depth, height and width."),
             convolution::padding(),
             convolution::windowSizes(
                 "dilation_rate", "[1, 1, 1]",
                 "Dilation rate: the distance between the elements of a filter."),
             convolution::groups()});
      });
  return entry;
}

}  // namespace minibatch
