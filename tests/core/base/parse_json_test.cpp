#include "base/parse_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

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
  expectError(ErrorCode::kInvalidSpec, "json.invalid", [] { parseJson("{", "test"); });
}

TEST(ParseJson, GuardsModels) {
  const std::string spec =
      R"({"class_name": "Sequential", "config": {"layers": )" + lists(3000) + "}}";
  expectError(ErrorCode::kInvalidSpec, R"(json.too-deep limit=64 where="model")",
              [&] { Model(spec, catalog(), 1); });
}

}  // namespace
}  // namespace minibatch
