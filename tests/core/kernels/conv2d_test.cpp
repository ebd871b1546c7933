#include "kernels/conv2d.h"

#include <gtest/gtest.h>

#include "core/kernels/reference.h"
#include "core/threads.h"

namespace minibatch {
namespace {

using reference::eachProduct;
using reference::randomReals;
using reference::Sum;
using reference::tolerance;

std::ostream& print(std::ostream& out, const Conv2DGeometry& g) {
  return out << "x (" << g.batch << ", " << g.in_height << ", " << g.in_width << ", "
             << g.in_channels << "), y (" << g.out_height << ", " << g.out_width << ", "
             << g.out_channels << "), kernel " << g.kernel_height << "x" << g.kernel_width
             << ", strides " << g.stride_height << "x" << g.stride_width << ", dilation "
             << g.dilation_height << "x" << g.dilation_width << ", pad " << g.pad_top << ", "
             << g.pad_left << ", groups " << g.groups;
}

void expectNear(const std::vector<Real>& actual, const std::vector<Sum>& expected) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    ASSERT_NEAR(actual[i], expected[i].value, tolerance(expected[i])) << "element " << i;
  }
}

void check(const Conv2DGeometry& g, bool epilogue) {
  std::ostringstream name;
  print(name, g);
  SCOPED_TRACE(name.str());
  const Index x_size = g.batch * g.in_height * g.in_width * g.in_channels;
  const Index y_size = g.batch * g.out_height * g.out_width * g.out_channels;
  const Index kernel_size =
      g.kernel_height * g.kernel_width * g.in_channels / g.groups * g.out_channels;
  const std::vector<Real> x = randomReals(x_size, 1), kernel = randomReals(kernel_size, 2);
  const std::vector<Real> dy = randomReals(y_size, 3), bias = randomReals(g.out_channels, 4);
  std::vector<Sum> y_sums(y_size), dx_sums(x_size), dkernel_sums(kernel_size);
  eachProduct(g, [&](Index xi, Index yi, Index ki) {
    y_sums[yi].add(static_cast<double>(x[xi]) * kernel[ki]);
    dx_sums[xi].add(static_cast<double>(dy[yi]) * kernel[ki]);
    dkernel_sums[ki].add(static_cast<double>(dy[yi]) * x[xi]);
  });
  if (epilogue) {
    for (Index i = 0; i < y_size; ++i) {
      y_sums[i].add(bias[i % g.out_channels]);
      y_sums[i].value = std::max(y_sums[i].value, 0.0);
    }
  }
  constexpr Real kUntouched = -77;
  const Index scratch_size = conv2dScratch(g).size(1);
  std::vector<Real> scratch(scratch_size + 8, kUntouched);
  std::vector<Real> y(y_size, kUntouched), dx(x_size, kUntouched), dkernel(kernel_size, kUntouched);
  conv2dForward(g, x.data(), kernel.data(), epilogue ? Epilogue{bias.data(), true} : Epilogue{},
                y.data(), scratch.data());
  expectNear(y, y_sums);
  conv2dBackwardInput(g, dy.data(), kernel.data(), dx.data(), scratch.data());
  expectNear(dx, dx_sums);
  conv2dBackwardKernel(g, x.data(), dy.data(), dkernel.data(), scratch.data());
  expectNear(dkernel, dkernel_sums);
  for (Index i = 0; i < 8; ++i)
    ASSERT_EQ(scratch[scratch_size + i], kUntouched) << "scratch overrun";

  // With relu's mask and the bias before it.
  std::vector<Real> masked = dy;
  std::vector<Sum> dbias_sums(g.out_channels), masked_sums(kernel_size);
  for (Index i = 0; i < y_size; ++i) {
    if (y[i] <= 0) masked[i] = 0;
    dbias_sums[i % g.out_channels].add(masked[i]);
  }
  eachProduct(g, [&](Index xi, Index yi, Index ki) {
    masked_sums[ki].add(static_cast<double>(masked[yi]) * x[xi]);
  });
  std::vector<Real> dbias(g.out_channels, kUntouched), masked_dkernel(kernel_size), in_place = dy;
  conv2dBackwardKernel(g, x.data(), in_place.data(), {y.data(), dbias.data(), in_place.data()},
                       masked_dkernel.data(), scratch.data());
  expectNear(masked_dkernel, masked_sums);
  expectNear(dbias, dbias_sums);
  ASSERT_EQ(in_place, masked);
  for (Index i = 0; i < 8; ++i) ASSERT_EQ(scratch[scratch_size + i], kUntouched);

  {
    const int threads = 2 + static_cast<int>((x_size + y_size) % 3);
    const Index shared_size = conv2dScratch(g).size(threads);
    std::vector<Real> shared(shared_size + 8, kUntouched), again(y_size);
    Parallel* parallel = tests::threads(threads);
    conv2dForward(g, x.data(), kernel.data(), epilogue ? Epilogue{bias.data(), true} : Epilogue{},
                  again.data(), shared.data(), parallel);
    ASSERT_EQ(again, y) << threads << " threads";
    again.resize(x_size);
    conv2dBackwardInput(g, dy.data(), kernel.data(), again.data(), shared.data(), parallel);
    ASSERT_EQ(again, dx) << threads << " threads";
    again.resize(kernel_size);
    conv2dBackwardKernel(g, x.data(), dy.data(), again.data(), shared.data(), parallel);
    ASSERT_EQ(again, dkernel) << threads << " threads";
    std::vector<Real> again_dbias(g.out_channels), again_dy = dy;
    conv2dBackwardKernel(g, x.data(), again_dy.data(),
                         {y.data(), again_dbias.data(), again_dy.data()}, again.data(),
                         shared.data(), parallel);
    ASSERT_EQ(again, masked_dkernel) << threads << " threads";
    ASSERT_EQ(again_dbias, dbias) << threads << " threads";
    ASSERT_EQ(again_dy, masked) << threads << " threads";
    for (Index i = 0; i < 8; ++i) ASSERT_EQ(shared[shared_size + i], kUntouched);
  }
}

/// Fills in the output's size: "valid", or "same" as Keras pads.
Conv2DGeometry geometry(Index batch, Index height, Index width, Index in, Index out,
                        Index kernel_height, Index kernel_width, bool same, Index stride_height = 1,
                        Index stride_width = 1, Index dilation_height = 1, Index dilation_width = 1,
                        Index groups = 1) {
  Conv2DGeometry g{.batch = batch,
                   .in_height = height,
                   .in_width = width,
                   .in_channels = in,
                   .out_height = 0,
                   .out_width = 0,
                   .out_channels = out,
                   .kernel_height = kernel_height,
                   .kernel_width = kernel_width,
                   .stride_height = stride_height,
                   .stride_width = stride_width,
                   .dilation_height = dilation_height,
                   .dilation_width = dilation_width,
                   .groups = groups};
  const auto axis = [&](Index size, Index kernel, Index stride, Index dilation, Index& outputs,
                        Index& pad) {
    const Index extent = (kernel - 1) * dilation + 1;
    if (same) {
      outputs = (size + stride - 1) / stride;
      pad = std::max<Index>(0, (outputs - 1) * stride + extent - size) / 2;
    } else {
      outputs = (size - extent) / stride + 1;
    }
  };
  axis(height, kernel_height, stride_height, dilation_height, g.out_height, g.pad_top);
  axis(width, kernel_width, stride_width, dilation_width, g.out_width, g.pad_left);
  return g;
}

TEST(Conv2D, ChannelsAroundTheTileSizes) {
  for (Index in : {1, 2, 3, 4, 5, 6, 9, 10, 11}) {
    for (Index out : {1, 3, 4, 5, 8, 9, 13, 17}) {
      check(geometry(2, 5, 6, in, out, 3, 2, (in + out) % 2 == 0), true);
    }
  }
}

TEST(Conv2D, StridesDilationAndPadding) {
  for (Index kernel : {1, 2, 3, 5}) {
    for (Index stride : {1, 2, 3}) {
      for (Index dilation : {1, 2, 3}) {
        for (bool same : {false, true}) {
          for (Index in : {1, 5}) {
            check(geometry(1, 14, 13, in, 6, kernel, std::max<Index>(1, kernel - 1), same, stride,
                           std::max<Index>(1, stride - 1), dilation, dilation),
                  false);
          }
        }
      }
    }
  }
}

TEST(Conv2D, Groups) {
  check(geometry(2, 7, 6, 6, 9, 3, 3, true, 1, 1, 1, 1, 3), true);
  check(geometry(2, 7, 6, 10, 4, 2, 3, false, 2, 1, 1, 2, 2), true);
  check(geometry(2, 6, 6, 5, 5, 3, 3, true, 1, 1, 1, 1, 5), true);
  check(geometry(1, 6, 6, 4, 12, 3, 3, true, 2, 2, 1, 1, 4), false);
}

TEST(Conv2D, KernelAsLargeAsTheInput) {
  check(geometry(3, 4, 5, 7, 6, 4, 5, false), true);
  check(geometry(3, 4, 5, 7, 6, 4, 5, true), true);
  check(geometry(1, 1, 1, 3, 10, 1, 1, false), true);
  // A kernel larger than its input, where padding allows it.
  check(geometry(2, 2, 3, 2, 3, 5, 7, true), false);
}

TEST(Conv2D, PaddingBeyondTheImage) {
  Conv2DGeometry g = geometry(1, 3, 3, 2, 3, 3, 3, false);
  g.pad_top = 4;
  g.pad_left = 5;
  g.out_height = 9;
  g.out_width = 10;
  check(g, false);
  g.stride_height = 2;
  g.stride_width = 3;
  g.out_height = 5;
  g.out_width = 4;
  check(g, false);
}

TEST(Conv2D, ManyStrips) {
  check(geometry(5, 28, 28, 1, 8, 4, 4, false), true);
  check(geometry(2, 40, 70, 12, 9, 3, 3, true), true);
  check(geometry(7, 10, 10, 8, 12, 3, 3, false), true);
  check(geometry(3, 33, 31, 3, 16, 3, 3, true, 2, 2), true);
}

TEST(Conv2D, ManyOutputChannels) {
  // Deep enough that the gradient of the input is summed tap by tap where much of dy is padding.
  check(geometry(2, 6, 7, 9, 33, 3, 3, false), true);
  check(geometry(2, 6, 7, 9, 32, 3, 3, true), true);
  check(geometry(1, 9, 8, 5, 40, 4, 3, false, 2, 1, 1, 2), true);
  check(geometry(2, 5, 5, 6, 66, 3, 3, true, 2, 3, 1, 1, 2), false);
  check(geometry(1, 3, 2, 5, 32, 5, 5, true), false);
  check(geometry(2, 4, 5, 4, 32, 7, 5, true, 2, 2), false);
  check(geometry(1, 5, 4, 3, 32, 5, 7, true, 3, 2), false);
}

TEST(Conv2D, RandomGeometries) {
  Random random({.seed = 5});
  for (int round = 0; round < 80; ++round) {
    const Index groups = random.below(4) == 0 ? 2 : 1;
    const Index kernel_height = 1 + random.below(5), kernel_width = 1 + random.below(5);
    const Index dilation_height = 1 + random.below(2), dilation_width = 1 + random.below(3);
    const Index height = (kernel_height - 1) * dilation_height + 1 + random.below(9);
    const Index width = (kernel_width - 1) * dilation_width + 1 + random.below(9);
    check(
        geometry(1 + random.below(4), height, width, groups * (1 + random.below(9)),
                 groups * (1 + random.below(12)), kernel_height, kernel_width, random.below(2) == 0,
                 1 + random.below(4), 1 + random.below(3), dilation_height, dilation_width, groups),
        round % 2 == 0);
  }
}

TEST(Conv2D, TapsThatNeverMeetTheImage) {
  // Of three taps only the middle one: all columns have the same part of the kernel.
  for (Index channels : {5, 16, 33}) {
    check(geometry(2, 1, 8, channels, 6, 1, 3, true, 1, 1, 1, 8), true);
    check(geometry(2, 8, 8, channels, 6, 3, 3, true, 1, 1, 8, 8), false);
    check(geometry(3, 6, 9, channels, 9, 1, 3, true, 1, 1, 1, 9), false);
  }
}

TEST(Conv2D, AnImageDoesNotDependOnItsBatch) {
  Conv2DGeometry g = geometry(6, 12, 12, 5, 10, 3, 3, true);
  const Index x_size = 12 * 12 * 5, y_size = 12 * 12 * 10;
  const std::vector<Real> x = randomReals(6 * x_size, 1), kernel = randomReals(9 * 5 * 10, 2);
  std::vector<Real> y(6 * y_size), single(y_size), scratch(conv2dScratch(g).size(1));
  conv2dForward(g, x.data(), kernel.data(), {}, y.data(), scratch.data());
  g.batch = 1;
  for (Index image = 0; image < 6; ++image) {
    conv2dForward(g, x.data() + image * x_size, kernel.data(), {}, single.data(), scratch.data());
    for (Index i = 0; i < y_size; ++i) ASSERT_EQ(single[i], y[image * y_size + i]);
  }
}

}  // namespace
}  // namespace minibatch
