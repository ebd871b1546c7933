#include "kernels/winograd.h"

#include <gtest/gtest.h>

#include "core/kernels/conv2d_check.h"

namespace minibatch {
namespace {

using reference::geometry;
using reference::randomReals;

// A result is made of sums of up to 36 terms near it, some of which are not its own: at an edge,
// where it has few itself, they are the larger part of its error.
constexpr double kRoundings = 24;

void check(const Conv2DGeometry& g, bool epilogue) {
  ASSERT_TRUE(usesWinograd(g));
  reference::check(g, epilogue, kRoundings);
}

TEST(Winograd, ImagesAroundTheTiles) {
  for (Index height : {3, 4, 5, 7, 8, 9}) {
    for (Index width : {4, 6, 7, 8, 11}) {
      check(geometry(2, height, width, 16, 16, 3, 3, true), true);
      check(geometry(3, height + 2, width + 2, 16, 20, 3, 3, false), width % 2 == 0);
    }
  }
}

TEST(Winograd, ChannelsAroundTheTileSizes) {
  for (Index in : {16, 20, 24, 36}) {
    for (Index out : {16, 20, 28, 40}) check(geometry(2, 6, 5, in, out, 3, 3, true), true);
  }
}

TEST(Winograd, ManyBlocksOfTiles) {
  check(geometry(1, 40, 70, 16, 20, 3, 3, true), true);
  check(geometry(17, 10, 10, 32, 48, 3, 3, false), true);
  check(geometry(3, 13, 15, 96, 128, 3, 3, true), false);
  check(geometry(30, 4, 4, 64, 16, 3, 3, true), true);
}

TEST(Winograd, UnevenPadding) {
  Conv2DGeometry g = geometry(2, 6, 7, 16, 24, 3, 3, false);
  g.pad_top = 2;
  g.pad_left = 1;
  g.out_height = 7;
  g.out_width = 6;
  check(g, true);
  g.pad_top = 0;
  g.pad_left = 4;
  g.out_height = 6;
  g.out_width = 11;
  check(g, false);
}

TEST(Winograd, IsNotUsedElsewhere) {
  EXPECT_FALSE(usesWinograd(geometry(2, 8, 8, 16, 16, 3, 3, true, 2, 2)));
  EXPECT_FALSE(usesWinograd(geometry(2, 8, 8, 16, 16, 3, 3, true, 1, 1, 2, 2)));
  EXPECT_FALSE(usesWinograd(geometry(2, 8, 8, 32, 32, 3, 3, true, 1, 1, 1, 1, 2)));
  EXPECT_FALSE(usesWinograd(geometry(2, 8, 8, 16, 16, 3, 5, true)));
  EXPECT_FALSE(usesWinograd(geometry(2, 8, 8, 3, 16, 3, 3, true)));
  EXPECT_FALSE(usesWinograd(geometry(2, 8, 8, 18, 16, 3, 3, true)));
  EXPECT_FALSE(usesWinograd(geometry(2, 2, 2, 16, 16, 3, 3, true))) << "tiles mostly beyond it";
}

/// All but every `keep`-th pixel of a channel are zero, in another place for every channel.
std::vector<Real> sparse(Index pixels, Index channels, Index keep, std::uint32_t seed) {
  std::vector<Real> values = randomReals(pixels * channels, seed);
  for (Index i = 0; i < pixels * channels; ++i) {
    if ((i / channels + 5 * (i % channels)) % keep != 0) values[i] = 0;
  }
  return values;
}

/// Expects zero where no product of a sum is anything else; how many there are.
int expectEmptySumsZero(const std::vector<Real>& actual, const std::vector<reference::Sum>& sums) {
  int empty = 0;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (sums[i].magnitude != 0) continue;
    ++empty;
    EXPECT_EQ(actual[i], 0) << "element " << i;
  }
  return empty;
}

struct Passes {
  std::vector<Real> y, dx, dkernel;
};

Passes allPasses(const Conv2DGeometry& g, const std::vector<Real>& x,
                 const std::vector<Real>& kernel, const std::vector<Real>& dy,
                 const EpilogueGradient& epilogue = {}) {
  Passes passes{std::vector<Real>(dy.size()), std::vector<Real>(x.size()),
                std::vector<Real>(kernel.size())};
  std::vector<Real> scratch(conv2dScratch(g).size(1));
  conv2dForward(g, x.data(), kernel.data(), {}, passes.y.data(), scratch.data());
  conv2dBackwardInput(g, dy.data(), kernel.data(), passes.dx.data(), scratch.data());
  conv2dBackwardKernel(g, x.data(), dy.data(), epilogue, passes.dkernel.data(), scratch.data());
  return passes;
}

// A rounding error in their place would be a whole step of Adam, or wake a dead relu.
TEST(Winograd, SumsWithoutAProductAreZero) {
  for (bool same : {true, false}) {
    for (Index keep : {7, 40, 100000}) {
      for (Index width : {10, 32, 75}) {
        const Conv2DGeometry g = geometry(3, 9, width, 8, 12, 3, 3, same);
        ASSERT_TRUE(usesWinograd(g));
        const std::vector<Real> x = sparse(g.batch * 9 * width, 8, keep, 1);
        const std::vector<Real> dy = sparse(g.batch * g.out_height * g.out_width, 12, keep + 1, 2);
        const std::vector<Real> kernel = randomReals(9 * 8 * 12, 3);
        const reference::Convolution expected = reference::convolution(g, x, kernel, dy);
        const auto [y, dx, dkernel] = allPasses(g, x, kernel, dy);
        // The same gradients, where a relu has let the others not through.
        std::vector<Real> output(dy.size()), before_relu(dy);
        for (std::size_t i = 0; i < dy.size(); ++i) {
          dy[i] == 0 ? before_relu[i] = 1 : output[i] = 1;
        }
        EpilogueGradient epilogue;
        epilogue.relu_output = output.data();
        EXPECT_EQ(allPasses(g, x, kernel, before_relu, epilogue).dkernel, dkernel);
        expectEmptySumsZero(y, expected.y);
        expectEmptySumsZero(dx, expected.dx);
        const int empty = expectEmptySumsZero(dkernel, expected.dkernel);
        EXPECT_GE(empty, keep > 40 ? 9 * 8 * 12 / 4 : 0) << "nothing to see";
        for (std::size_t i = 0; i < y.size(); ++i) ASSERT_NEAR(y[i], expected.y[i].value, 1e-4);
        for (std::size_t i = 0; i < dx.size(); ++i) ASSERT_NEAR(dx[i], expected.dx[i].value, 1e-4);
        for (std::size_t i = 0; i < kernel.size(); ++i) {
          ASSERT_NEAR(dkernel[i], expected.dkernel[i].value, 1e-4);
          ASSERT_EQ(dkernel[i] == 0, expected.dkernel[i].value == 0) << "element " << i;
        }
      }
    }
  }
}

// One pixel of x meets one of dy at one tap, wherever they are: every other element is zero, also
// where a whole channel is dead and where all that is left are rounding errors.
void expectOneElement(const Conv2DGeometry& g, Index row, Index column) {
  const std::vector<Real> kernel = randomReals(9 * 8 * 8, 3);
  const auto at = [&](Index image, Index y, Index x) {
    return ((image * g.in_height + y) * g.in_width + x) * 8;
  };
  for (Index tap = 0; tap < 9; ++tap) {
    const Index meets_row = row + tap / 3 - 1, meets_column = column + tap % 3 - 1;
    if (meets_row < 0 || meets_row >= g.in_height) continue;
    if (meets_column < 0 || meets_column >= g.in_width) continue;
    std::vector<Real> x(at(2, 0, 0)), dy(x.size()), output(x.size());
    const Real value = Real{1} / 3, gradient = Real{7} / 11;
    x[at(1, meets_row, meets_column) + 5] = value;
    dy[at(1, row, column) + 2] = gradient;
    // Of another image, and behind a relu.
    dy[at(0, row, column) + 2] = 1;
    dy[at(1, row, column) + 3] = gradient;
    output[at(1, row, column) + 2] = 1;
    EpilogueGradient epilogue;
    epilogue.relu_output = output.data();
    const std::vector<Real> dkernel = allPasses(g, x, kernel, dy, epilogue).dkernel;
    for (Index i = 0; i < 9 * 8 * 8; ++i) {
      const bool is_reached = i == (tap * 8 + 5) * 8 + 2;
      ASSERT_NEAR(dkernel[i], is_reached ? value * gradient : 0, is_reached ? 1e-6 : 0)
          << "element " << i << ", tap " << tap << ", row " << row << ", column " << column;
    }
  }
}

TEST(Winograd, OnePixelReachesOneElementOfTheKernelsGradient) {
  const Conv2DGeometry wide = geometry(2, 7, 64, 8, 8, 3, 3, true);
  const Conv2DGeometry high = geometry(2, 64, 7, 8, 8, 3, 3, true);
  ASSERT_TRUE(usesWinograd(wide) && usesWinograd(high));
  for (Index place : {0, 1, 28, 29, 30, 31, 32, 59, 60, 61, 63}) {
    expectOneElement(wide, 3, place);
    expectOneElement(high, place, 3);
  }
}

TEST(Winograd, EmptySumsDoNotDependOnThreads) {
  const Conv2DGeometry g = geometry(40, 12, 12, 20, 12, 3, 3, true);
  ASSERT_TRUE(usesWinograd(g));
  const std::vector<Real> kernel = randomReals(9 * 20 * 12, 3);
  // Rare enough for elements that a single image, or none, has a product for.
  const std::vector<Real> x = sparse(40 * 144, 20, 997, 1), dy = sparse(40 * 144, 12, 97, 2);
  const std::vector<Real> one = allPasses(g, x, kernel, dy).dkernel;
  const reference::Convolution expected = reference::convolution(g, x, kernel, dy);
  const int empty = expectEmptySumsZero(one, expected.dkernel);
  EXPECT_GT(empty, 100);
  EXPECT_LT(empty, 9 * 20 * 12 - 100);
  for (const int threads : {2, 3, 4}) {
    std::vector<Real> dkernel(one.size()), scratch(conv2dScratch(g).size(threads));
    conv2dBackwardKernel(g, x.data(), dy.data(), {}, dkernel.data(), scratch.data(),
                         tests::threads(threads));
    EXPECT_EQ(dkernel, one) << threads << " threads";
  }
}

/// Root mean square of the differences, and of the results.
struct Difference {
  double error = 0, size = 0;
  double relative() const { return std::sqrt(error / size); }
};

// The error of the network-sized convolution beside that of a sum in order, both against doubles.
// Interpolated at 0, ±1, ±2 it would be 3.7 times as large.
TEST(Winograd, RoundsLittleMoreThanASumInOrder) {
  const Conv2DGeometry g = geometry(1, 12, 12, 128, 16, 3, 3, true);
  ASSERT_TRUE(usesWinograd(g));
  const std::vector<Real> x = randomReals(12 * 12 * 128, 1);
  const std::vector<Real> kernel = randomReals(9 * 128 * 16, 2);
  std::vector<Real> y(12 * 12 * 16), in_order(y.size()), scratch(conv2dScratch(g).size(1));
  conv2dForward(g, x.data(), kernel.data(), {}, y.data(), scratch.data());
  const std::vector<reference::Sum> exact = reference::convolution(g, x, kernel, y).y;
  for (Index at = 0; at < 12 * 12; ++at) {
    for (Index tap = 0; tap < 9; ++tap) {
      const Index row = at / 12 + tap / 3 - 1, column = at % 12 + tap % 3 - 1;
      if (std::min(row, column) < 0 || std::max(row, column) > 11) continue;
      for (Index c = 0; c < 128; ++c) {
        for (Index o = 0; o < 16; ++o) {
          in_order[at * 16 + o] +=
              x[(row * 12 + column) * 128 + c] * kernel[(tap * 128 + c) * 16 + o];
        }
      }
    }
  }
  const auto difference = [&](const std::vector<Real>& actual) {
    Difference d;
    for (std::size_t i = 0; i < exact.size(); ++i) {
      const double error = actual[i] - exact[i].value;
      d.error += error * error;
      d.size += exact[i].value * exact[i].value;
    }
    return d.relative();
  };
  EXPECT_LT(difference(y), 2 * difference(in_order));
  EXPECT_GT(difference(y), 0);
}

}  // namespace
}  // namespace minibatch
