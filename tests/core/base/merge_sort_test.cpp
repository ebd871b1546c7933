#include "base/merge_sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>

namespace minibatch {
namespace {

TEST(SortStable, SortsAndKeepsTheOrderOfEqualOnes) {
  std::mt19937 random(3);
  for (const std::size_t size : {0, 1, 2, 15, 16, 17, 33, 1000, 70000}) {
    std::vector<std::pair<std::string, std::size_t>> values;
    for (std::size_t i = 0; i < size; ++i) values.emplace_back(std::to_string(random() % 97), i);
    auto wanted = values;
    const auto is_before = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(wanted.begin(), wanted.end(), is_before);
    sortStable(values, is_before);
    EXPECT_EQ(values, wanted);
  }
}

TEST(MergeSort, WorksInSlices) {
  std::vector<int> values(200000);
  std::mt19937 random(4);
  for (int& value : values) value = static_cast<int>(random() % 100000);
  std::vector<int> wanted = values;
  std::sort(wanted.begin(), wanted.end());
  MergeSort<int> sort(std::move(values));
  int slices = 1;
  while (!sort.work()) ++slices;
  EXPECT_EQ(sort.take(), wanted);
  EXPECT_GT(slices, 6);
}

}  // namespace
}  // namespace minibatch
