#include "base/parse_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/json_text.h"
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

// The value as text, or where the fault is.
std::string outcome(const std::string& text) {
  try {
    return jsonText(parseJson(text, "test"));
  } catch (const Error& error) {
    return messageText(error);
  }
}

TEST(ParseJson, ReadsWhatTheLibraryReads) {
  const std::vector<std::string> texts = {
      R"({"a": [1, -2.5e3, true, false, null, "x\n\u00e9\ud83d\ude00\\\"\/\b\f\r\t", {}], "b": {"c": [[], [0, -0]]}})",
      "[18446744073709551615, 18446744073709551616, -9223372036854775808, -9223372036854775809]",
      "[1,\n 2.0,\t3e5,\r0.1E-2]\n",
      "\"h\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\"",
      "  12  ",
      R"({"":0,"":1})",
      "\xEF\xBB\xBF[1]"};
  for (const std::string& text : texts) {
    EXPECT_EQ(outcome(text), nlohmann::json::parse(text).dump());
  }
}

TEST(ParseJson, RefusesWhatIsNotJson) {
  const auto at = [](int line, int column) {
    return "json.invalid detail=[json.at column=\"" + std::to_string(column) + "\" line=\"" +
           std::to_string(line) + "\"] where=\"test\"";
  };
  const std::vector<std::pair<std::string, int>> faults = {{"", 1},
                                                           {"{", 2},
                                                           {"[1 2", 4},
                                                           {"[1,]", 4},
                                                           {"{\"a\" 1}", 6},
                                                           {"{\"a\":1,}", 8},
                                                           {"{1:2}", 2},
                                                           {"truth", 4},
                                                           {"nul", 4},
                                                           {"01", 2},
                                                           {"-", 2},
                                                           {"1.", 3},
                                                           {"1.e5", 3},
                                                           {"1e", 3},
                                                           {"+1", 1},
                                                           {".5", 1},
                                                           {"1e400", 5},
                                                           {"\"a", 3},
                                                           {"\"\t\"", 2},
                                                           {"\"\\x\"", 3},
                                                           {"\"\\u12g4\"", 6},
                                                           {"\"\\ud83d\"", 8},
                                                           {"\"\\ude00\"", 7},
                                                           {"\"\\ud83d\\u0041\"", 13},
                                                           {"\"\xC0\x80\"", 2},
                                                           {"\"\xED\xA0\x80\"", 3},
                                                           {"\"\xF4\x90\x80\x80\"", 3},
                                                           {"\"\xC3\"", 3},
                                                           {"\"\x80\"", 2},
                                                           {"[] []", 4},
                                                           {"'a'", 1},
                                                           {"NaN", 1}};
  for (const auto& [text, column] : faults) EXPECT_EQ(outcome(text), at(1, column)) << text;
  EXPECT_EQ(outcome("[1,\n  2,,"), at(2, 5));
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
}

TEST(ParseJson, GuardsModels) {
  const std::string spec =
      R"({"class_name": "Sequential", "config": {"layers": )" + lists(3000) + "}}";
  expectError(ErrorCode::kInvalidSpec, R"(json.too-deep limit=64 where="model")",
              [&] { Model(spec, catalog(), 1); });
}

}  // namespace
}  // namespace minibatch
