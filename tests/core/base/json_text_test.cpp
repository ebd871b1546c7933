#include "base/json_text.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace minibatch {
namespace {

using nlohmann::json;

TEST(JsonText, IsWhatTheLibraryWrites) {
  std::string characters = "\"\\/é한😀\x7f";
  for (char c = 1; c < 0x20; ++c) characters += c;
  const json all = {{"empty", {json::object(), json::array(), ""}},
                    {"text", characters},
                    {"a\"b", nullptr},
                    {"flags", {true, false}},
                    {"whole",
                     {0, -1, std::numeric_limits<std::int64_t>::min(),
                      std::numeric_limits<std::uint64_t>::max()}},
                    {"real",
                     {0.0, -0.0, 1.0, 0.1, -1e30, 5e-324, 123456.789, 1e15, 1e16,
                      std::numeric_limits<double>::max()}}};
  EXPECT_EQ(jsonText(all), all.dump());
}

TEST(JsonText, HasNullForWhatIsNoNumber) {
  EXPECT_EQ(jsonText(std::numeric_limits<double>::quiet_NaN()), "null");
  EXPECT_EQ(jsonText(-std::numeric_limits<double>::infinity()), "null");
}

}  // namespace
}  // namespace minibatch
