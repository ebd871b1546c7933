#include "kernels/conv2d.h"

#include <gtest/gtest.h>

#include "core/kernels/conv2d_check.h"

namespace minibatch {
namespace {

using reference::check;
using reference::geometry;
using reference::randomReals;

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
  check(geometry(7, 10, 10, 8, 11, 3, 3, false), true);
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
