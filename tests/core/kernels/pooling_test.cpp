#include "kernels/pooling.h"

#include <gtest/gtest.h>

#include "core/kernels/reference.h"
#include "core/threads.h"

namespace minibatch {
namespace {

using reference::randomReals;

Pool2DGeometry geometry(Index batch, Index height, Index width, Index channels, Index pool_height,
                        Index pool_width, Index stride_height, Index stride_width, bool same) {
  Pool2DGeometry g{.batch = batch,
                   .in_height = height,
                   .in_width = width,
                   .channels = channels,
                   .out_height = 0,
                   .out_width = 0,
                   .pool_height = pool_height,
                   .pool_width = pool_width,
                   .stride_height = stride_height,
                   .stride_width = stride_width};
  const auto axis = [&](Index size, Index pool, Index stride, Index& outputs, Index& pad) {
    outputs = same ? (size + stride - 1) / stride : (size - pool) / stride + 1;
    pad = same ? std::max<Index>(0, (outputs - 1) * stride + pool - size) / 2 : 0;
  };
  axis(height, pool_height, stride_height, g.out_height, g.pad_top);
  axis(width, pool_width, stride_width, g.out_width, g.pad_left);
  return g;
}

void check(const Pool2DGeometry& g) {
  SCOPED_TRACE(testing::Message() << "x (" << g.batch << ", " << g.in_height << ", " << g.in_width
                                  << ", " << g.channels << "), pool " << g.pool_height << "x"
                                  << g.pool_width << ", strides " << g.stride_height << "x"
                                  << g.stride_width << ", pad " << g.pad_top << ", " << g.pad_left);
  const Index x_size = g.batch * g.in_height * g.in_width * g.channels;
  const Index y_size = g.batch * g.out_height * g.out_width * g.channels;
  std::vector<Real> x = randomReals(x_size, 1);
  for (Real& value : x) value = std::round(value * 4);  // so that maxima tie
  const std::vector<Real> dy = randomReals(y_size, 2);
  std::vector<double> largest(y_size), mean(y_size), dx_max(x_size), dx_mean(x_size);
  std::vector<int> winner(y_size);
  for (Index b = 0; b < g.batch; ++b)
    for (Index oy = 0; oy < g.out_height; ++oy)
      for (Index ox = 0; ox < g.out_width; ++ox)
        for (Index c = 0; c < g.channels; ++c) {
          const Index at = ((b * g.out_height + oy) * g.out_width + ox) * g.channels + c;
          const auto offset = [&](Index py, Index px) -> Index {
            const Index y = oy * g.stride_height + py - g.pad_top;
            const Index x_column = ox * g.stride_width + px - g.pad_left;
            if (y < 0 || y >= g.in_height || x_column < 0 || x_column >= g.in_width) return -1;
            return ((b * g.in_height + y) * g.in_width + x_column) * g.channels + c;
          };
          Index count = 0, best = -1;
          for (Index p = 0; p < g.pool_height * g.pool_width; ++p) {
            const Index from = offset(p / g.pool_width, p % g.pool_width);
            if (from < 0) continue;
            ++count;
            mean[at] += x[from];
            if (best < 0 || x[from] > x[best]) {
              best = from;
              winner[at] = static_cast<int>(p);
            }
          }
          largest[at] = x[best];
          mean[at] /= static_cast<double>(count);
          dx_max[best] += dy[at];
          for (Index p = 0; p < g.pool_height * g.pool_width; ++p) {
            const Index from = offset(p / g.pool_width, p % g.pool_width);
            if (from >= 0) dx_mean[from] += dy[at] / static_cast<double>(count);
          }
        }
  std::vector<Real> y(y_size, -77), dx(x_size, -77);
  std::vector<std::uint8_t> winners(y_size, 255);
  const double tolerance = 16 * static_cast<double>(std::numeric_limits<Real>::epsilon());
  maxPool2DForward(g, x.data(), y.data(), nullptr);
  for (Index i = 0; i < y_size; ++i) ASSERT_EQ(y[i], largest[i]) << i;
  std::fill(y.begin(), y.end(), Real{-77});
  maxPool2DForward(g, x.data(), y.data(), winners.data());
  for (Index i = 0; i < y_size; ++i) {
    ASSERT_EQ(y[i], largest[i]) << i;
    ASSERT_EQ(winners[i], winner[i]) << i;
  }
  maxPool2DBackward(g, dy.data(), winners.data(), dx.data());
  for (Index i = 0; i < x_size; ++i) ASSERT_NEAR(dx[i], dx_max[i], tolerance) << i;
  std::vector<Real> shared_y(y_size, -77), shared_dx(x_size, -77);
  std::vector<std::uint8_t> shared_winners(y_size, 255);
  maxPool2DForward(g, x.data(), shared_y.data(), shared_winners.data(), tests::threads(2));
  maxPool2DBackward(g, dy.data(), winners.data(), shared_dx.data(), tests::threads(3));
  ASSERT_EQ(shared_y, y);
  ASSERT_EQ(shared_winners, winners);
  ASSERT_EQ(shared_dx, dx);
  averagePool2DForward(g, x.data(), y.data());
  for (Index i = 0; i < y_size; ++i) ASSERT_NEAR(y[i], mean[i], 4 * tolerance) << i;
  averagePool2DForward(g, x.data(), shared_y.data(), tests::threads(3));
  ASSERT_EQ(shared_y, y);
  averagePool2DBackward(g, dy.data(), dx.data());
  for (Index i = 0; i < x_size; ++i) ASSERT_NEAR(dx[i], dx_mean[i], tolerance) << i;
  averagePool2DBackward(g, dy.data(), shared_dx.data(), tests::threads(2));
  ASSERT_EQ(shared_dx, dx);
}

TEST(Pooling, TwoByTwo) {
  for (Index size : {2, 3, 4, 7}) {
    for (Index channels : {1, 3, 4, 5, 8, 12, 16, 20}) {
      check(geometry(2, size, size + 1, channels, 2, 2, 2, 2, false));
      check(geometry(2, size + 1, size, channels, 2, 2, 2, 2, true));
    }
  }
}

TEST(Pooling, WindowsOfEveryKind) {
  for (Index pool : {1, 2, 3, 5}) {
    for (Index stride : {1, 2, 3}) {
      for (bool same : {false, true}) {
        for (Index channels : {1, 4, 6}) {
          check(geometry(2, 7, 6, channels, pool, std::max<Index>(1, pool - 1), stride, 2, same));
        }
      }
    }
  }
}

TEST(Pooling, WholeImage) { check(geometry(2, 16, 16, 5, 16, 16, 16, 16, false)); }

TEST(Pooling, PaddingNeverWins) {
  const Pool2DGeometry g = geometry(1, 3, 3, 4, 2, 2, 2, 2, true);
  std::vector<Real> x(36, -5), y(16);
  std::vector<std::uint8_t> winners(16);
  maxPool2DForward(g, x.data(), y.data(), winners.data());
  for (Real value : y) EXPECT_EQ(value, -5);
}

}  // namespace
}  // namespace minibatch
