/// The three passes of the convolutions of fashion_cnn, cifar_cnn, big_cnn and jaxjs_convnet, and
/// the pooling behind them (../models.mjs).

#include "kernels/conv2d.h"

#include <string>

#include "kernels/pooling.h"
#include "measure.h"

namespace minibatch::bench {
namespace {

/// A square image and kernel, stride 1.
struct Convolution {
  const char* layer;
  Index batch, extent, channels, filters, kernel;
  bool same;
};

constexpr Convolution kConvolutions[] = {
    {"fashion_cnn_1", 256, 28, 1, 32, 4, false},   {"fashion_cnn_2", 256, 12, 32, 64, 3, false},
    {"cifar_cnn_1", 256, 32, 3, 64, 3, true},      {"cifar_cnn_2", 256, 16, 64, 128, 3, true},
    {"big_cnn_1", 32, 28, 1, 128, 3, true},        {"big_cnn_2", 32, 28, 128, 128, 3, true},
    {"jaxjs_convnet_1", 250, 28, 1, 24, 5, false}, {"jaxjs_convnet_2", 250, 12, 24, 32, 3, false},
};

Conv2DGeometry geometryOf(const Convolution& layer) {
  const Index out = layer.same ? layer.extent : layer.extent - layer.kernel + 1;
  const Index pad = layer.same ? (layer.kernel - 1) / 2 : 0;
  return {.batch = layer.batch,
          .in_height = layer.extent,
          .in_width = layer.extent,
          .in_channels = layer.channels,
          .out_height = out,
          .out_width = out,
          .out_channels = layer.filters,
          .kernel_height = layer.kernel,
          .kernel_width = layer.kernel,
          .pad_top = pad,
          .pad_left = pad};
}

enum class Pass { kForward, kBackwardInput, kBackwardKernel };

void runConvolution(benchmark::State& state, const Convolution& layer, Pass pass) {
  const Conv2DGeometry g = geometryOf(layer);
  const Index out_size = g.out_height * g.out_width * g.out_channels;
  const Index weights = g.kernel_height * g.kernel_width * g.in_channels;  // of one filter
  std::vector<Real> x = numbers(g.batch * g.in_height * g.in_width * g.in_channels);
  std::vector<Real> y = numbers(g.batch * out_size);
  std::vector<Real> kernel = numbers(weights * g.out_channels);
  const std::vector<Real> bias = numbers(g.out_channels);
  std::vector<Real> scratch(conv2dScratch(g).size(1));
  for (auto _ : state) {
    switch (pass) {
      case Pass::kForward:
        conv2dForward(g, x.data(), kernel.data(), {.bias = bias.data(), .relu = true}, y.data(),
                      scratch.data());
        break;
      case Pass::kBackwardInput:
        conv2dBackwardInput(g, y.data(), kernel.data(), x.data(), scratch.data());
        break;
      case Pass::kBackwardKernel:
        conv2dBackwardKernel(g, x.data(), y.data(), kernel.data(), scratch.data());
        break;
    }
    benchmark::ClobberMemory();
  }
  countOperations(state, 2.0 * g.batch * out_size * weights);
}

void runMaxPooling(benchmark::State& state, const Convolution& layer, bool backward) {
  const Conv2DGeometry conv = geometryOf(layer);
  const Pool2DGeometry g{.batch = conv.batch,
                         .in_height = conv.out_height,
                         .in_width = conv.out_width,
                         .channels = conv.out_channels,
                         .out_height = conv.out_height / 2,
                         .out_width = conv.out_width / 2,
                         .pool_height = 2,
                         .pool_width = 2,
                         .stride_height = 2,
                         .stride_width = 2};
  const Index in_size = g.batch * g.in_height * g.in_width * g.channels;
  const Index out_size = g.batch * g.out_height * g.out_width * g.channels;
  std::vector<Real> x = numbers(in_size);
  std::vector<Real> y(out_size);
  std::vector<std::uint8_t> winners(out_size);
  maxPool2DForward(g, x.data(), y.data(), winners.data());
  for (auto _ : state) {
    if (backward) {
      maxPool2DBackward(g, y.data(), winners.data(), x.data());
    } else {
      maxPool2DForward(g, x.data(), y.data(), winners.data());
    }
    benchmark::ClobberMemory();
  }
  countArrays(state, in_size + out_size, 1);
}

const bool registered = [] {
  const auto name = [](const char* what, const Convolution& layer) {
    return std::string(what) + "/" + layer.layer;
  };
  for (const Convolution& layer : kConvolutions) {
    const auto add = [&](const char* what, Pass pass) {
      benchmark::RegisterBenchmark(name(what, layer).c_str(), runConvolution, layer, pass)
          ->Unit(benchmark::kMillisecond);
    };
    add("conv2d/forward", Pass::kForward);
    add("conv2d/backward_kernel", Pass::kBackwardKernel);
    // A first layer passes no gradient on.
    if (layer.channels > 3) add("conv2d/backward_input", Pass::kBackwardInput);
    for (const bool backward : {false, true}) {
      const char* what = backward ? "max_pooling/backward" : "max_pooling/forward";
      benchmark::RegisterBenchmark(name(what, layer).c_str(), runMaxPooling, layer, backward)
          ->Unit(benchmark::kMillisecond);
    }
  }
  return true;
}();

}  // namespace
}  // namespace minibatch::bench
