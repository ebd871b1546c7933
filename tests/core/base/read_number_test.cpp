#include "base/read_number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>

namespace minibatch {
namespace {

// The library's is right to the last bit, too.
void expectAsTheLibrary(const std::string& text) {
  const double wanted = std::strtod(text.c_str(), nullptr), read = readNumber(text);
  EXPECT_EQ(read, wanted) << text;
  EXPECT_EQ(std::signbit(read), std::signbit(wanted)) << text;
}

TEST(ReadNumber, ReadsWhatIsWritten) {
  EXPECT_EQ(readNumber("7"), 7);
  EXPECT_EQ(readNumber("+7."), 7);
  EXPECT_EQ(readNumber(".5"), 0.5);
  EXPECT_EQ(readNumber("-2.5E-3"), -0.0025);
  EXPECT_TRUE(std::signbit(readNumber("-0")));
  for (const char* text :
       {"", "-", ".", "e5", "1e", "1e+", "0x10", "1 ", " 1", "1,5", "inf", "1.2.3"}) {
    EXPECT_TRUE(std::isnan(readNumber(text))) << text;
  }
}

TEST(ReadNumber, TakesTheNearestDouble) {
  for (const char* text : {"0.1",
                           "1e23",
                           "8.5e22",
                           "9007199254740993",
                           "9007199254740992.5",
                           "123456789012345678901234567890",
                           "9007199254740993.00000000000000000000001",
                           "2.2250738585072011e-308",
                           "2.2250738585072014e-308",
                           "4.9e-324",
                           "2.4703282292062327e-324",
                           "2.4703282292062328e-324",
                           "3e-324",
                           "1e-330",
                           "1e-400",
                           "1.7976931348623157e308",
                           "1.7976931348623158e308",
                           "1.7976931348623159e308",
                           "1e400",
                           "-1e99999999999"}) {
    expectAsTheLibrary(text);
  }
  const std::string zeros(400, '0');
  expectAsTheLibrary("0." + zeros + "123e400");
  expectAsTheLibrary("12345" + zeros + "e-400");
  expectAsTheLibrary("9007199254740993." + zeros + zeros + "1");
  expectAsTheLibrary("9007199254740993." + zeros + zeros + zeros + "0");
}

TEST(ReadNumber, TakesTheNearestDoubleOfAnyDecimal) {
  std::mt19937 random(5);
  const auto digits = [&] {
    std::string text;
    for (auto count = random() % 40; count > 0; --count)
      text += static_cast<char>('0' + random() % 10);
    return text;
  };
  for (int i = 0; i < 20000; ++i) {
    const int exponent = static_cast<int>(random() % 700) - 350;
    expectAsTheLibrary("1" + digits() + "." + digits() + "e" + std::to_string(exponent));
  }
}

}  // namespace
}  // namespace minibatch
