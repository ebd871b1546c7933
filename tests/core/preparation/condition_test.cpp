// The words of Query, which the parity suite compares with pandas: here what is refused, and where.
#include "preparation/condition.h"

#include <gtest/gtest.h>

#include <string>

#include "core/data/expect_error.h"

namespace minibatch {
namespace {

void refused(const char* message, const std::string& text) {
  expectError(ErrorCode::kInvalidArgument, message, [&] { Condition(text, "Query"); });
}

TEST(Condition, SaysAtWhichCharacterItIsNotUnderstood) {
  refused(R"(expected=[expected.query-comparison] position=5 received="=" where="Query")",
          "age = 3");
  refused(R"(expected=[expected.query-operand] position=8 received="and")", "age >= and");
  refused(R"(expected=[expected.query-end] position=10 received="city")", "age == 3 city == 2");
  refused(R"(expected=[expected.query-comparison] position=4 received="+")", "나이 + 1 > 2");
  refused(R"(expected=[expected.query-list] position=8 received="Oslo")", "age in Oslo");
  refused(R"(expected=[expected.query-value] position=12 received="Oslo")", "city in [1,Oslo]");
  refused(R"(expected=[expected.query-method] position=6 received="upper")", "city.upper() == 'A'");
  refused(R"(expected=[expected.query-comparison] position=10 received="None")", "city not None");
  refused(R"(expected=[expected.query-operand] position=9 received="@home")", "city == @home");
  refused(R"(position=12 received="&")", "(age > 1) && (age < 2)");
  refused(R"(expected=[expected.query-column])", "1 < 2");
  refused(R"(expected=[expected.query-operand] position=7 received="1.2.3")", "age > 1.2.3");
}

TEST(Condition, SaysWhatIsMissingAtItsEnd) {
  refused(R"(preparation.query-ends expected=[expected.query-comparison] text="age")", "age");
  refused(R"(preparation.query-ends expected=[expected.query-operand] text="age > 1 or ")",
          "age > 1 or ");
  refused("expected.query-sign", "(age > 1");
  refused("expected.query-sign", "age in [1, 2");
  refused("expected.query-quote", "city == 'Oslo");
}

TEST(Condition, TakesNoMoreOfTheStackThanThereIs) {
  refused("expected.query-shallow", std::string(100'000, '('));
  std::string negated;
  for (int i = 0; i < 100'000; ++i) negated += "not ";
  refused("expected.query-shallow", negated + "a == 1");
  std::string chain = "a == 1";
  for (int i = 0; i < 100'000; ++i) chain += " or a == 1";
  PreparationData data;
  data.features.add({"a", NumericValues{1, 2}});
  Condition condition(chain, "Query");
  condition.bind(data);
  EXPECT_TRUE(condition.holds(0));
  EXPECT_FALSE(condition.holds(1));
}

TEST(Condition, WithoutOneEveryRowWillDo) {
  for (const char* text : {"", "  "}) EXPECT_TRUE(Condition(text, "Query").holds(0));
}

TEST(Condition, QuotationMarksMayStandInTexts) {
  PreparationData data;
  data.features.add({"a", CategoricalValues{{0, 1, 2}, {"it's", "a \"b\"", "\\"}}});
  const auto rows = [&](const char* text) {
    Condition condition(text, "Query");
    condition.bind(data);
    return std::vector<bool>{condition.holds(0), condition.holds(1), condition.holds(2)};
  };
  EXPECT_EQ(rows("a == \"it's\""), (std::vector<bool>{true, false, false}));
  EXPECT_EQ(rows("a == 'it\\'s'"), (std::vector<bool>{true, false, false}));
  EXPECT_EQ(rows("a == 'a \"b\"'"), (std::vector<bool>{false, true, false}));
  EXPECT_EQ(rows("a == '\\\\'"), (std::vector<bool>{false, false, true}));
}

}  // namespace
}  // namespace minibatch
