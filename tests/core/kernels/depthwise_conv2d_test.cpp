#include "kernels/depthwise_conv2d.h"

#include <gtest/gtest.h>

#include "core/kernels/reference.h"
#include "core/threads.h"

namespace minibatch {
namespace {

using reference::randomReals;
using reference::Sum;

/// The three passes, with one or several threads.
struct Passes {
  Passes(const Conv2DGeometry& g, Parallel* parallel)
      : y(g.batch * g.out_height * g.out_width * g.out_channels),
        dx(g.batch * g.in_height * g.in_width * g.in_channels),
        dkernel(g.kernel_height * g.kernel_width * g.out_channels),
        bias(randomReals(g.out_channels, 5)) {
    const auto size = [](const std::vector<Real>& values) {
      return static_cast<Index>(values.size());
    };
    const std::vector<Real> x = randomReals(size(dx), 1), dy = randomReals(size(y), 2);
    const std::vector<Real> kernel = randomReals(size(dkernel), 3);
    std::vector<Real> scratch(depthwiseScratch(g));
    depthwiseForward(g, x.data(), kernel.data(), {.bias = bias.data()}, y.data(), parallel);
    depthwiseBackwardInput(g, dy.data(), kernel.data(), dx.data(), parallel);
    depthwiseBackwardKernel(g, x.data(), dy.data(), dkernel.data(), scratch.data(), parallel);
  }

  std::vector<Real> y, dx, dkernel, bias;
};

void expectNear(const std::vector<Real>& actual, const std::vector<Sum>& expected) {
  for (std::size_t i = 0; i < actual.size(); ++i) {
    ASSERT_NEAR(actual[i], expected[i].value, reference::tolerance(expected[i])) << i;
  }
}

void check(const Conv2DGeometry& g) {
  SCOPED_TRACE(testing::Message() << "x (" << g.batch << ", " << g.in_height << ", " << g.in_width
                                  << ", " << g.in_channels << "), outputs " << g.out_channels
                                  << ", strides " << g.stride_height << "x" << g.stride_width
                                  << ", dilation " << g.dilation_width << ", pad " << g.pad_top
                                  << ", " << g.pad_left);
  const Passes actual(g, nullptr);
  const std::vector<Real> x = randomReals(static_cast<Index>(actual.dx.size()), 1);
  const std::vector<Real> dy = randomReals(static_cast<Index>(actual.y.size()), 2);
  const std::vector<Real> kernel = randomReals(static_cast<Index>(actual.dkernel.size()), 3);
  reference::Convolution expected = reference::convolution(g, x, kernel, dy);
  for (std::size_t i = 0; i < expected.y.size(); ++i) {
    expected.y[i].add(actual.bias[i % g.out_channels]);
  }
  expectNear(actual.y, expected.y);
  expectNear(actual.dx, expected.dx);
  expectNear(actual.dkernel, expected.dkernel);
  for (int threads : {2, 3, 4}) {
    const Passes shared(g, tests::threads(threads));
    EXPECT_EQ(shared.y, actual.y);
    EXPECT_EQ(shared.dx, actual.dx);
    EXPECT_EQ(shared.dkernel, actual.dkernel);
  }
}

TEST(Depthwise, EveryKind) {
  for (Index batch : {1, 5, 40}) {
    for (Index channels : {1, 4, 7}) {
      for (Index multiplier : {1, 2}) {
        for (const auto& [stride, dilation] : {std::pair<Index, Index>{1, 1}, {2, 1}, {1, 2}}) {
          for (Index pad : {0, 1}) {
            Conv2DGeometry g{.batch = batch,
                             .in_height = 7,
                             .in_width = 6,
                             .in_channels = channels,
                             .out_height = 0,
                             .out_width = 0,
                             .out_channels = channels * multiplier,
                             .kernel_height = 3,
                             .kernel_width = 2,
                             .stride_height = stride,
                             .stride_width = stride,
                             .dilation_height = dilation,
                             .dilation_width = dilation,
                             .pad_top = pad,
                             .pad_left = pad,
                             .groups = channels};
            g.out_height = (7 + 2 * pad - 2 * dilation - 1) / stride + 1;
            g.out_width = (6 + 2 * pad - dilation - 1) / stride + 1;
            check(g);
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace minibatch
