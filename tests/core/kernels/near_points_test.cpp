#include "kernels/near_points.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace minibatch {
namespace {

struct Cloud {
  std::size_t dimensions, count;
  double far, scale,
      spread;  // of the center, and of each point; one in 50 is `spread` times as far
};

// Whatever the numbers are like, no point within the distance may be taken for one beyond it, and
// those beyond should be few.
class NearPointsTest : public testing::TestWithParam<Cloud> {};

TEST_P(NearPointsTest, FindsAllThatAreNear) {
  const Cloud cloud = GetParam();
  std::mt19937_64 random(7);
  std::normal_distribution<double> normal;
  std::vector<double> values(cloud.count * cloud.dimensions);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double spread = i % 50 == 3 ? cloud.spread : 1;
    values[i] = cloud.far + cloud.scale * spread * normal(random);
  }
  // Backwards, and not all of them.
  std::vector<std::uint32_t> order(cloud.count - 1);
  std::iota(order.rbegin(), order.rend(), 1u);
  const NearPoints points(values, cloud.dimensions, order);

  const auto distance = [&](std::size_t a, std::size_t b) {
    double sum = 0;
    for (std::size_t j = 0; j < cloud.dimensions; ++j) {
      const double difference = values[a * cloud.dimensions + j] - values[b * cloud.dimensions + j];
      sum += difference * difference;
    }
    return sum;
  };
  std::size_t found = 0, asked = 0;
  for (std::size_t query = 0; query < cloud.count; query += 7) {
    std::vector<double> distances;
    for (const std::uint32_t other : order) distances.push_back(distance(query, other));
    std::vector<double> sorted = distances;
    std::ranges::sort(sorted);
    const std::span<const double> point(values.data() + query * cloud.dimensions, cloud.dimensions);
    for (const std::size_t rank : {std::size_t{0}, std::size_t{5}, sorted.size() / 2}) {
      const std::int32_t limit = points.limit(sorted[rank]);
      for (std::size_t i = 0; i < order.size(); ++i) {
        const unsigned near = points.near(points.rounded(point), limit, i / NearPoints::kAtOnce);
        const bool is_near = near >> i % NearPoints::kAtOnce & 1u;
        if (distances[i] <= sorted[rank]) {
          EXPECT_TRUE(is_near) << "query " << query << ", point " << order[i];
        }
        if (rank == 5) {
          ++asked;
          found += is_near;
        }
      }
    }
  }
  if (cloud.dimensions > 4) {
    EXPECT_LT(found, asked / 4);
  }
}

INSTANTIATE_TEST_SUITE_P(Clouds, NearPointsTest,
                         testing::Values(Cloud{48, 300, 0, 1, 1}, Cloud{17, 203, 1e9, 3, 1},
                                         Cloud{1, 100, 0, 1, 1}, Cloud{2, 100, 0, 1e-300, 1},
                                         Cloud{784, 60, 0.5, 0.3, 1}, Cloud{20, 200, 0, 1, 1000},
                                         Cloud{16, 100, -1e160, 1e150, 1}));

TEST(NearPoints, TakesPointsThatAreAllTheSame) {
  const std::vector<double> values(60, 3);
  const std::vector<std::uint32_t> order{0, 1, 2};
  const NearPoints points(values, 20, order);
  const std::span<const double> same(values.data(), 20);
  EXPECT_EQ(points.near(points.rounded(same), points.limit(0), 0) & 7u, 7u);
}

TEST(NearPoints, TakesEveryDistanceUpToInfinity) {
  const std::vector<double> values{0, 1e300, 5};
  const std::vector<std::uint32_t> order{0, 1, 2};
  const NearPoints points(values, 1, order);
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(points.near(points.rounded({values.data(), 1}), points.limit(infinity), 0) & 7u, 7u);
}

}  // namespace
}  // namespace minibatch
