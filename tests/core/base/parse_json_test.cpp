#include "base/parse_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <tuple>

#include "catalog.h"
#include "core/data/expect_error.h"
#include "model/model.h"

namespace minibatch {
namespace {

std::string lists(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

TEST(ParseJson, ReadsWhatIsNestedUpToTheLimit) {
  EXPECT_EQ(parseJson(lists(kMaxJsonDepth), "test").size(), 1u);
  EXPECT_EQ(parseJson(R"({"a": [1, {"b": "[[[["}], "c": "\\\"[["})", "test")["a"][1]["b"], "[[[[");
}

TEST(ParseJson, RefusesWhatIsNestedDeeper) {
  for (int depth : {kMaxJsonDepth + 1, 3000, 1000000}) {
    expectError(ErrorCode::kInvalidSpec, R"(json.too-deep limit=64 where="test")",
                [&] { parseJson(lists(depth), "test"); });
  }
  // Brackets in a string that an escaped quote does not end do not count, those behind it do.
  expectError(ErrorCode::kInvalidSpec, "json.too-deep",
              [] { parseJson(R"({"\"[": )" + lists(kMaxJsonDepth) + "}", "test"); });
}

TEST(ParseJson, RefusesWhatIsNotJson) {
  expectError(ErrorCode::kInvalidSpec,
              R"(json.invalid detail=[json.at column="2" line="1"] where="test")",
              [] { parseJson("{", "test"); });
}

TEST(ParseJson, RefusesWhatIsTooLong) {
  const std::string longest = '"' + std::string(kMaxJsonBytes - 2, 'a') + '"';
  EXPECT_EQ(parseJson(longest, "test").get_ref<const std::string&>().size(), kMaxJsonBytes - 2);
  expectError(ErrorCode::kInvalidSpec, R"(json.too-long limit=16 megabytes=16 where="test")",
              [&] { parseJson(longest + " ", "test"); });
}

TEST(JsonFault, SaysWhatIsWrongInNoLanguage) {
  const auto fault = [](const auto& read) {
    try {
      read(nlohmann::json{{"name", 3}});
    } catch (const nlohmann::json::exception& error) {
      return messageText(nlohmann::json::parse(jsonFault(error).toJson()));
    }
    return std::string();
  };
  EXPECT_EQ(
      fault([](const auto& json) { std::ignore = json.at("name").template get<std::string>(); }),
      R"(json.wrong-type expected="string" received="number")");
  EXPECT_EQ(fault([](const auto& json) { std::ignore = json.at("size"); }),
            R"(json.no-key key="size")");
  EXPECT_EQ(fault([](const auto& json) { std::ignore = json.at("name").at("x"); }),
            R"(json.unexpected-type received="number")");
  EXPECT_EQ(fault([](const auto&) { std::ignore = nlohmann::json::parse("[1,\n  2,,"); }),
            R"(json.at column="5" line="2")");
}

TEST(ParseJson, GuardsModels) {
  const std::string spec =
      R"({"class_name": "Sequential", "config": {"layers": )" + lists(3000) + "}}";
  expectError(ErrorCode::kInvalidSpec, R"(json.too-deep limit=64 where="model")",
              [&] { Model(spec, catalog(), 1); });
}

}  // namespace
}  // namespace minibatch
