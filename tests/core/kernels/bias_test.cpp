#include "kernels/bias.h"

#include <gtest/gtest.h>

#include "core/kernels/reference.h"
#include "core/threads.h"

namespace minibatch {
namespace {

using reference::randomReals;
using reference::Sum;

TEST(Bias, EpilogueAddsThenClips) {
  const std::vector<Real> bias = {1, -2, 0};
  std::vector<Real> y = {-3, 1, 2, 0.5, 3, -1};
  applyEpilogue(2, 3, {bias.data(), true}, y.data());
  EXPECT_EQ(y, (std::vector<Real>{0, 0, 2, 1.5, 1, 0}));
}

TEST(Bias, TheWayBackMasksAndSums) {
  for (Index columns : {1, 2, 3, 4, 5, 8, 13, 16, 17, 24, 37}) {
    for (Index rows : {1, 2, 31, 33, 64, 127, 128, 700, 2000}) {
      const std::vector<Real> y = randomReals(rows * columns, 1),
                              dy = randomReals(rows * columns, 2);
      for (const bool masks : {false, true}) {
        std::vector<Sum> sums(columns);
        std::vector<Real> masked = dy;
        for (Index i = 0; i < rows * columns; ++i) {
          if (masks && y[i] <= 0) masked[i] = 0;
          sums[i % columns].add(masked[i]);
        }
        const Index scratch_size = epilogueBackwardScratch(rows, columns);
        std::vector<Real> scratch(scratch_size + 4, -77), got = dy, dbias(columns + 1, -77);
        epilogueBackward(rows, columns, masks ? y.data() : nullptr, got.data(), dbias.data(),
                         scratch.data());
        ASSERT_EQ(got, masked);
        for (Index c = 0; c < columns; ++c) {
          ASSERT_NEAR(dbias[c], sums[c].value, reference::tolerance(sums[c])) << rows << " rows";
        }
        ASSERT_EQ(dbias[columns], -77);
        ASSERT_EQ(scratch[scratch_size], -77);

        std::vector<Real> shared = dy, shared_dbias(columns + 1, -77);
        epilogueBackward(rows, columns, masks ? y.data() : nullptr, shared.data(),
                         shared_dbias.data(), scratch.data(), tests::threads(3));
        ASSERT_EQ(shared, got);
        ASSERT_EQ(shared_dbias, dbias);
      }
    }
  }
}

TEST(Bias, TheMaskNeedsNoBias) {
  const std::vector<Real> y = {1, 0, -1, 2};
  std::vector<Real> dy = {5, 6, 7, 8}, scratch(epilogueBackwardScratch(2, 2));
  epilogueBackward(2, 2, y.data(), dy.data(), nullptr, scratch.data());
  EXPECT_EQ(dy, (std::vector<Real>{5, 0, 0, 8}));
}

}  // namespace
}  // namespace minibatch
