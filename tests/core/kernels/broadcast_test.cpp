#include "kernels/broadcast.h"

#include <gtest/gtest.h>

#include <vector>

namespace minibatch {
namespace {

std::vector<Real> counted(const Shape& shape) {
  std::vector<Real> values;
  for (Index i = 0; i < shape.size(); ++i) values.push_back(static_cast<Real>(i + 1));
  return values;
}

TEST(Broadcast, RepeatsAxesOfOneAndThoseThatAreMissing) {
  const auto broadcast = [](const Shape& from, const Shape& to) {
    std::vector<Real> y(static_cast<std::size_t>(to.size()));
    broadcastTo(from, counted(from).data(), to, y.data());
    return y;
  };
  EXPECT_EQ(broadcast({2, 1}, {2, 3}), (std::vector<Real>{1, 1, 1, 2, 2, 2}));
  EXPECT_EQ(broadcast({2, 2}, {2, 2, 2}), (std::vector<Real>{1, 2, 1, 2, 3, 4, 3, 4}));
  EXPECT_EQ(broadcast({1, 2, 1}, {1, 2, 2}), (std::vector<Real>{1, 1, 2, 2}));
  EXPECT_EQ(broadcast({1, 1, 2, 1}, {1, 2, 2, 2}), (std::vector<Real>{1, 1, 2, 2, 1, 1, 2, 2}));
  EXPECT_EQ(broadcast({2, 3}, {2, 3}), counted({2, 3}));
}

TEST(Broadcast, SumsAreItsTranspose) {
  const Shape small{2, 1, 3, 1}, large{2, 4, 3, 5};
  const std::vector<Real> x = counted(small), dy = counted(large);
  std::vector<Real> y(dy.size()), dx(x.size());
  broadcastTo(small, x.data(), large, y.data());
  sumTo(large, dy.data(), small, dx.data());
  double through_y = 0, through_x = 0;
  for (std::size_t i = 0; i < y.size(); ++i) through_y += static_cast<double>(y[i]) * dy[i];
  for (std::size_t i = 0; i < x.size(); ++i) through_x += static_cast<double>(x[i]) * dx[i];
  EXPECT_EQ(through_y, through_x);
}

TEST(PermuteAxes, PutsEveryElementWhereItBelongs) {
  const Shape shape{2, 3, 4, 5};
  const std::vector<Real> x = counted(shape);
  const int axes[] = {2, 0, 3, 1};
  std::vector<Real> y(x.size());
  permuteAxes(shape, axes, x.data(), y.data());
  std::size_t at = 0;
  for (Index c = 0; c < 4; ++c) {
    for (Index a = 0; a < 2; ++a) {
      for (Index d = 0; d < 5; ++d) {
        for (Index b = 0; b < 3; ++b) {
          EXPECT_EQ(y[at++], x[static_cast<std::size_t>(((a * 3 + b) * 4 + c) * 5 + d)]);
        }
      }
    }
  }
}

}  // namespace
}  // namespace minibatch
