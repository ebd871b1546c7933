#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>

#include "core/data/csv_reading.h"
#include "data/statistics.h"

namespace minibatch {
namespace {

// Pieces of one byte are read letter by letter, whole ones row by row.
TEST(CsvPieces, ReadsAlikeHoweverTheTextIsCutIntoPieces) {
  std::mt19937 random(7);
  constexpr std::string_view kLetters = "0123450678901.-,,,,\n\n\r \"a";
  for (int i = 0; i < 2000; ++i) {
    std::string text = "a,b,\n";
    for (std::size_t length = random() % 60; length > 0; --length) {
      text += kLetters[random() % kLetters.size()];
    }
    const CsvReading whole(text), by_letter(text, json::object(), 1);
    ASSERT_EQ(whole.facts, by_letter.facts) << text;
    ASSERT_EQ(whole.not_numbers, by_letter.not_numbers) << text;
    ASSERT_EQ(whole.table.rows(), by_letter.table.rows()) << text;
    for (std::size_t c = 0; c < whole.table.columns().size(); ++c) {
      ASSERT_EQ(whole.cells(c), by_letter.cells(c)) << text;
    }
  }
}

TEST(CsvPieces, RoundsEveryNumberToTheNearestDouble) {
  std::mt19937_64 random(7);
  std::string text = "number\n-0\n5.\n.5\n-.25\n999999999999999\n0.00000000000001\n";
  for (int i = 0; i < 20000; ++i) {
    std::string digits = std::to_string(1 + random() % (std::uint64_t{10} << random() % 50));
    if (i % 3 > 0) digits.insert(random() % digits.size(), i % 3 == 1 ? "." : "0.");
    text += (i % 5 == 0 ? "-" : "") + digits + "\n";
  }
  const CsvReading read(text, {{"dtype", {{"number", "float64"}}}});
  std::size_t at = text.find('\n') + 1;
  for (const double value : *read.table.columns()[0].numeric()) {
    const std::string cell = text.substr(at, text.find('\n', at) - at);
    ASSERT_EQ(value, std::stod(cell)) << cell;
    ASSERT_EQ(std::signbit(value), cell[0] == '-') << cell;
    at += cell.size() + 1;
  }
  EXPECT_EQ(at, text.size());
}

// Every text twice, so that the table of texts grows many times, and finds each again.
TEST(CsvPieces, FindsEachOfManyTextsAgain) {
  constexpr int kTexts = 5000;
  std::string text = "name\n";
  for (int i = 0; i < 2 * kTexts; ++i) text += "n" + std::to_string(i % kTexts) + "\n";
  const CsvReading read(text, {{"dtype", {{"name", "str"}}}}, 1000);
  const CategoricalValues& names = *read.table.columns()[0].categorical();
  ASSERT_EQ(names.categories.size(), std::size_t{kTexts});
  for (int i = 0; i < 2 * kTexts; ++i) {
    ASSERT_EQ(names.codes[static_cast<std::size_t>(i)], i % kTexts);
  }
  const ColumnStatistics statistics = columnStatistics(read.table.columns()[0]);
  EXPECT_EQ(statistics.count, 2 * kTexts);
  EXPECT_EQ(statistics.distinct, kTexts);
}

// The first piece tells what the columns are; what comes later may tell something else.
TEST(CsvPieces, AreReadOnceWhereTheFirstTellsWhatTheOthersAre) {
  std::string text = "name,size,price\n";
  for (int i = 0; i < 500; ++i)
    text += "n" + std::to_string(i % 9) + "," + std::to_string(i) + ",1.5\n";
  EXPECT_TRUE(CsvReading(text, json::object(), 100).is_once);
  EXPECT_TRUE(CsvReading(text + "n,?,2.5\nn,,\n", json::object(), 100).is_once);
  std::string texts = text, longer = text, commas = text;
  for (int i = 0; i < 500; ++i) texts += "n,many,2.5\n";
  EXPECT_FALSE(CsvReading(texts, json::object(), 100).is_once);
  for (int i = 0; i < 600; ++i) longer += "row,n,3,2.5\n";
  EXPECT_FALSE(CsvReading(longer, json::object(), 100).is_once);
  for (int i = 0; i < 600; ++i) commas += "n,3,\"2,55\"\n";
  EXPECT_FALSE(CsvReading(commas, json::object(), 100).is_once);
}

// Of every length and sign, with a point at every place or none, at the beginning of a row and
// behind other cells.
TEST(CsvPieces, KnowsPlainNumbersOfEveryShape) {
  std::string text = "a,b\n";
  std::vector<double> expected;
  for (int digits = 1; digits <= 17; ++digits) {
    for (int point = -1; point <= digits; ++point) {
      for (const char* sign : {"", "-"}) {
        std::string number =
            std::string("98765432109876543").substr(0, static_cast<std::size_t>(digits));
        if (point >= 0) number.insert(static_cast<std::size_t>(point), ".");
        text += sign + number + "," + sign + number + "\n";
        expected.push_back(std::stod(sign + number));
      }
    }
  }
  const CsvReading read(text, {{"dtype", {{"a", "float64"}, {"b", "float64"}}}});
  for (const Column& column : read.table.columns()) EXPECT_EQ(*column.numeric(), expected);
}

}  // namespace
}  // namespace minibatch
