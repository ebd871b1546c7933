#include "base/random.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace minibatch {
namespace {

// Known answers for philox4x32-10 from the kat_vectors of Random123 (Salmon et al., SC 2011). A
// key's counter is (block, step, stream, purpose).
TEST(Random, KnownAnswers) {
  EXPECT_EQ(Random::block({.seed = 0, .purpose = RandomPurpose{0}, .stream = 0, .step = 0}, 0),
            (Random::Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(Random::block({.seed = ~std::uint64_t{0},
                           .purpose = RandomPurpose{0xffffffff},
                           .stream = 0xffffffff,
                           .step = 0xffffffff},
                          0xffffffff),
            (Random::Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
}

TEST(Random, StreamIsItsBlocksInOrder) {
  const RandomKey key{.seed = 12345678901234567ull, .purpose = RandomPurpose::kNoise, .stream = 3};
  Random random(key);
  for (std::uint32_t block = 0; block < 5; ++block) {
    for (std::uint32_t number : Random::block(key, block)) EXPECT_EQ(random.next(), number);
  }
}

TEST(Random, EveryPartOfAKeyMatters) {
  const RandomKey key{.seed = 1};
  const Random::Block block = Random::block(key, 0);
  for (const RandomKey& other :
       {RandomKey{.seed = 2}, RandomKey{.seed = 1 + (1ull << 32)},
        RandomKey{.seed = 1, .purpose = RandomPurpose::kDropout}, RandomKey{.seed = 1, .stream = 1},
        RandomKey{.seed = 1, .step = 1}}) {
    EXPECT_NE(Random::block(other, 0), block);
  }
}

TEST(Random, UniformIsExactInFloatAndFillsTheInterval) {
  Random random({.seed = 1});
  const int n = 100000;
  double sum = 0, squares = 0;
  for (int i = 0; i < n; ++i) {
    const double value = random.uniform();
    ASSERT_GE(value, 0);
    ASSERT_LT(value, 1);
    ASSERT_EQ(value * 0x1p24, std::floor(value * 0x1p24));
    sum += value;
    squares += value * value;
  }
  // Five standard errors: sqrt(1/12/n) and sqrt(4/45/n).
  EXPECT_NEAR(sum / n, 0.5, 5 * std::sqrt(1.0 / 12 / n));
  EXPECT_NEAR(squares / n, 1.0 / 3, 5 * std::sqrt(4.0 / 45 / n));
}

TEST(Random, BelowIsUniform) {
  for (std::uint32_t bound : {1u, 2u, 3u, 7u, 10u}) {
    Random random({.seed = 2, .stream = bound});
    const int n = 20000;
    std::vector<int> counts(bound);
    for (int i = 0; i < n; ++i) {
      const std::uint32_t value = random.below(bound);
      ASSERT_LT(value, bound);
      ++counts[value];
    }
    for (int count : counts) {
      const double p = 1.0 / bound;
      EXPECT_NEAR(count, n * p, 5 * std::sqrt(n * p * (1 - p)) + 1e-9) << "bound " << bound;
    }
  }
}

TEST(Random, NormalHasTheMomentsOfTheStandardNormal) {
  Random random({.seed = 3});
  const int n = 100000;
  double sum = 0, squares = 0, fourth = 0;
  int beyond_two = 0;
  for (int i = 0; i < n; ++i) {
    const double value = random.normal();
    sum += value;
    squares += value * value;
    fourth += value * value * value * value;
    beyond_two += std::fabs(value) > 2;
  }
  EXPECT_NEAR(sum / n, 0, 5 / std::sqrt(n));
  EXPECT_NEAR(squares / n, 1, 5 * std::sqrt(2.0 / n));
  EXPECT_NEAR(fourth / n, 3, 5 * std::sqrt(96.0 / n));
  EXPECT_NEAR(beyond_two, n * 0.0455, 5 * std::sqrt(n * 0.0455));
}

}  // namespace
}  // namespace minibatch
