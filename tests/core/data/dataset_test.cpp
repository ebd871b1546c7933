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

// keras.utils.timeseries_dataset_from_array(data, None, sequence_length=3).
TEST(Dataset, WindowsOfASeriesOverlap) {
  const Dataset windows = Dataset::fromSeries({0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 2, 3);
  EXPECT_EQ(windows.rows(), 3);
  EXPECT_EQ(windows.sampleShape(), (Shape{3, 2}));
  std::vector<Real> x(12);
  windows.gatherRange(1, 2, x.data(), nullptr);
  EXPECT_EQ(x, (std::vector<Real>{2, 3, 4, 5, 6, 7, 4, 5, 6, 7, 8, 9}));
  const std::vector<std::uint32_t> rows{2, 0};
  windows.gather(rows, x.data(), nullptr);
  EXPECT_EQ(x, (std::vector<Real>{4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(windows.feature(3), (std::vector<double>{3, 5, 7}));
}

// …, sampling_rate=2.
TEST(Dataset, WindowsOfASeriesMaySkipSteps) {
  const Dataset windows = Dataset::fromSeries({0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 2, 2, 2);
  EXPECT_EQ(windows.rows(), 3);
  std::vector<Real> x(12);
  windows.gatherRange(0, 3, x.data(), nullptr);
  EXPECT_EQ(x, (std::vector<Real>{0, 1, 4, 5, 2, 3, 6, 7, 4, 5, 8, 9}));
  EXPECT_EQ(windows.feature(3), (std::vector<double>{5, 7, 9}));
  const Dataset last = windows.withTargets({5, 6, 7}).slice(2, 1);
  Real y = 0;
  last.gatherRange(0, 1, x.data(), &y);
  EXPECT_EQ(y, 7);
  EXPECT_EQ(x[3], 9);
}

TEST(Dataset, TargetsOfASeriesOverlap) {
  const Dataset windows =
      Dataset::fromSeries({0, 1, 2, 3, 4}, 1, 2).withSeriesTargets({2, 3, 4, 5, 6}, 2);
  EXPECT_EQ(windows.targetShape(), Shape{2});
  std::vector<Real> y(8);
  windows.gatherRange(0, 4, nullptr, y.data());
  EXPECT_EQ(y, (std::vector<Real>{2, 3, 3, 4, 4, 5, 5, 6}));
  const std::vector<std::uint32_t> rows{3, 1};
  windows.gather(rows, nullptr, y.data());
  EXPECT_EQ(y, (std::vector<Real>{5, 6, 3, 4, 4, 5, 5, 6}));
  expectError(ErrorCode::kInvalidData, "dataset.numbers argument=\"y\" expected=5",
              [] { Dataset::fromSeries({0, 1, 2, 3, 4}, 1, 2).withSeriesTargets({1, 2}, 2); });
}

TEST(Dataset, StoresEachStepOfASeriesOnce) {
  const Dataset windows = Dataset::fromSeries(std::vector<float>(10000), 1, 500);
  EXPECT_EQ(windows.rows(), 9501);
  EXPECT_EQ(windows.memoryBytes(), 10000 * sizeof(float));
}

TEST(Dataset, RefusesASeriesShorterThanAWindow) {
  expectError(ErrorCode::kInvalidData, "dataset.short-series expected=5 received=4",
              [] { Dataset::fromSeries({0, 1, 2, 3}, 1, 3, 2); });
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
