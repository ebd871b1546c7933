#include "data/dataset.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "core/data/expect_error.h"

namespace minibatch {
namespace {

std::vector<std::uint8_t> allBytes() {
  std::vector<std::uint8_t> bytes(256);
  std::iota(bytes.begin(), bytes.end(), std::uint8_t{0});
  return bytes;
}

// Six samples (2,) with the values 0.5 … 11.5 and the targets 0 … 5.
Dataset sixRows() {
  std::vector<float> x(12), y(6);
  std::iota(x.begin(), x.end(), 0.5f);
  std::iota(y.begin(), y.end(), 0.0f);
  return Dataset::fromFloats(std::move(x), {2}).withTargets(std::move(y));
}

TEST(Dataset, ScalesBytesAsNumPyDoes) {
  const Dataset data = Dataset::fromBytes(allBytes(), {16, 4, 4});
  ASSERT_EQ(data.rows(), 1);
  std::vector<Real> x(256);
  data.gatherRange(0, 1, x.data(), nullptr);
  // images.astype("float32") / 255 divides and rounds once, for every byte there is.
  for (int i = 0; i < 256; ++i) EXPECT_EQ(static_cast<float>(x[i]), i / 255.0f);
}

TEST(Dataset, AppliesScaleAndOffset) {
  const Dataset data = Dataset::fromBytes({0, 51, 255}, {3}, {.scale = 2.0 / 255, .offset = -1});
  std::vector<Real> x(3);
  data.gatherRange(0, 1, x.data(), nullptr);
  EXPECT_EQ(x, (std::vector<Real>{-1, Real(-0.6), 1}));
}

TEST(Dataset, GathersRowsInTheOrderGiven) {
  const Dataset data = sixRows();
  const std::vector<std::uint32_t> rows{5, 0, 5};
  std::vector<Real> x(6), y(3);
  data.gather(rows, x.data(), y.data());
  EXPECT_EQ(x, (std::vector<Real>{10.5, 11.5, 0.5, 1.5, 10.5, 11.5}));
  EXPECT_EQ(y, (std::vector<Real>{5, 0, 5}));
}

TEST(Dataset, ViewsOfViewsNameTheRightRows) {
  const std::vector<std::uint32_t> rows{4, 3, 1, 0};
  const Dataset view = sixRows().slice(1, 5).subset(rows).slice(1, 2);  // rows 4 and 2 of all
  ASSERT_EQ(view.rows(), 2);
  std::vector<Real> x(4), y(2);
  view.gatherRange(0, 2, x.data(), y.data());
  EXPECT_EQ(x, (std::vector<Real>{8.5, 9.5, 4.5, 5.5}));
  EXPECT_EQ(y, (std::vector<Real>{4, 2}));
  const std::vector<std::uint32_t> second{1};
  view.gather(second, x.data(), y.data());
  EXPECT_EQ(x[0], Real(4.5));
  EXPECT_EQ(y[0], Real(2));
}

TEST(Dataset, OneHotTargetsAreCopiedByRow) {
  const Dataset data =
      Dataset::fromFloats({1, 2}, {1}).withTargets({1, 0, 0, 0, 0, 1}, {3}).slice(1, 1);
  EXPECT_EQ(data.targetShape(), Shape{3});
  std::vector<Real> x(1), y(3);
  data.gatherRange(0, 1, x.data(), y.data());
  EXPECT_EQ(y, (std::vector<Real>{0, 0, 1}));
}

TEST(Dataset, ViewsShareTheImages) {
  constexpr Index kRows = 60000;
  std::vector<std::uint8_t> images(kRows * 28 * 28, 7);
  const std::size_t bytes = images.size();
  const std::uint8_t* memory = images.data();
  const Dataset all =
      Dataset::fromBytes(std::move(images), {28, 28, 1}).withTargets(std::vector<float>(kRows));
  EXPECT_LE(all.memoryBytes(), bytes * 3 / 2);
  EXPECT_EQ(all.slice(0, 48000).memoryBytes(), all.memoryBytes());
  EXPECT_EQ(all.bytes().data(), memory) << "the images were copied when they were adopted";
  EXPECT_EQ(all.slice(48000, 12000).bytes().data(), memory);
}

TEST(Dataset, RefusesSizesThatDoNotFit) {
  expectError(ErrorCode::kInvalidData, "dataset.numbers-of-x received=7 rest=3 rows=1",
              [] { Dataset::fromFloats(std::vector<float>(7), {2, 2}); });
  expectError(ErrorCode::kInvalidData, "dataset.empty", [] { Dataset::fromBytes({}, {28, 28}); });
  expectError(ErrorCode::kInvalidData, "dataset.shape argument=\"x\" received=\"(0, 28)\"",
              [] { Dataset::fromBytes({1}, {0, 28}); });
  expectError(ErrorCode::kInvalidData, "dataset.numbers argument=\"y\"",
              [] { Dataset::fromFloats({1, 2}, {1}).withTargets({1, 2, 3}); });
  expectError(ErrorCode::kInvalidState, "dataset.of-part argument=\"y\"",
              [] { sixRows().slice(0, 2).withTargets({1, 2}); });
}

TEST(Dataset, RefusesRowsThatAreNotThere) {
  std::vector<Real> x(4);
  const std::vector<std::uint32_t> rows{6};
  const Dataset data = sixRows();
  const auto code = ErrorCode::kInvalidArgument;
  expectError(code, "rows=6", [&] { data.gather(rows, x.data(), nullptr); });
  expectError(code, "rows=6", [&] { data.subset(rows); });
  expectError(code, "dataset.rows first=5 last=6 rows=6",
              [&] { data.gatherRange(5, 2, x.data(), nullptr); });
  expectError(code, "first=-1 last=0", [&] { data.slice(-1, 2); });
  EXPECT_EQ(data.slice(6, 0).rows(), 0);
}

TEST(Dataset, SaysWhenTargetsAreMissing) {
  Real x = 0, y = 0;
  const Dataset data = Dataset::fromFloats({1}, {1});
  EXPECT_FALSE(data.hasTargets());
  expectError(ErrorCode::kInvalidState, "target.none", [&] { data.gatherRange(0, 1, &x, &y); });
}

}  // namespace
}  // namespace minibatch
