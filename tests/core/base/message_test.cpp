#include "base/error.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

namespace minibatch {
namespace {

using nlohmann::json;

TEST(Message, WritesItsValuesAsJson) {
  const std::vector<std::string> names = {"a", "b"};
  const Message message("data.rows", {{"rows", 3},
                                      {"share", 0.1f},
                                      {"rate", 1e-30},
                                      {"most", std::size_t{7}},
                                      {"known", true},
                                      {"names", names},
                                      {"text", "two"}});
  EXPECT_EQ(json::parse(message.toJson()), json::parse(R"({"id": "data.rows", "values": {
    "rows": 3, "share": 0.1, "rate": 1e-30, "most": 7, "known": true, "names": ["a", "b"],
    "text": "two"}})"));
}

TEST(Message, EscapesTexts) {
  const std::string odd = "a \"quoted\" \\ back\nslash\t\x01 한글";
  const Message message("text", {{"text", odd}});
  EXPECT_EQ(json::parse(message.values())["text"], odd);
}

TEST(Message, WritesNumbersThatJsonLacksAsTexts) {
  const Message message("loss", {{"nan", std::numeric_limits<float>::quiet_NaN()},
                                 {"low", -std::numeric_limits<double>::infinity()}});
  EXPECT_EQ(message.values(), R"({"nan":"NaN","low":"-Infinity"})");
}

TEST(Message, HoldsMessages) {
  const Message inner("layer.rank", {{"rank", 4}});
  const std::vector<Message> list = {inner, Message("none")};
  const Message outer("in-layer", {{"message", inner}, {"others", list}});
  EXPECT_EQ(json::parse(outer.values()), json::parse(R"({
    "message": {"id": "layer.rank", "values": {"rank": 4}},
    "others": [{"id": "layer.rank", "values": {"rank": 4}}, {"id": "none", "values": {}}]})"));
}

TEST(Error, IsItsMessageAndCode) {
  try {
    fail(ErrorCode::kShapeMismatch, "layer.rank", {{"rank", 4}});
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), R"(layer.rank {"rank":4})");
    EXPECT_EQ(
        json::parse(error.toJson()),
        json::parse(R"({"code": "shape-mismatch", "id": "layer.rank", "values": {"rank": 4}})"));
  }
}

}  // namespace
}  // namespace minibatch
