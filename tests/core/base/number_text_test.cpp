#include "base/number_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace minibatch {
namespace {

TEST(NumberText, IsTheShortestThatReadsBack) {
  EXPECT_EQ(numberText(7.0), "7");
  EXPECT_EQ(numberText(0.1), "0.1");
  EXPECT_EQ(numberText(-0.0), "0");
  EXPECT_EQ(numberText(1e30), "1e+30");
  EXPECT_EQ(numberText(0.1f), "0.1");
  EXPECT_EQ(numberText(3.7f), "3.7");
  EXPECT_EQ(numberText(-12.0f), "-12");
}

TEST(NumberText, NamesWhatIsNoNumber) {
  EXPECT_EQ(numberText(std::numeric_limits<double>::quiet_NaN()), "NaN");
  EXPECT_EQ(numberText(-std::numeric_limits<float>::infinity()), "-Infinity");
}

}  // namespace
}  // namespace minibatch
