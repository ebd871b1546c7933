// Mutated tables, told to be read in random ways: they are read or refused, without a hang and with
// no more cells than a file has bytes for, and what was found is what is then filled in.
// MINIBATCH_FUZZ_SEED sets the first seed, MINIBATCH_FUZZ_FILES the number of files.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "contract/fuzz/dice.h"
#include "contract/fuzz/environment.h"
#include "core/data/csv_reading.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 8> kTables = {
    "a,b,c\n1,x,2.5\n2,y,-1e3\n3,x,NA\n",
    "# made 2023\nid;when;price;note\n007;2023-05-11;\"1.234,50 €\";\"a; b\"\n"
    "012;2023-05-12;999,00 €;\"two\nlines\"\n",
    "  x   y  kind\n 1.5  10 a\n12.25 200\tb\n",
    "sep=;\r\na;b\r\n1;2\r\n3;4\r\n",
    "\"\",\"mpg\",\"cyl\"\n\"Mazda\",21,6\n\"Datsun\",22.8,4\n",
    "a|b|\n\"x \"\"y\"\"\"|1|\nz|2|\n",
    "날짜,값\n2023년 5월 11일,\"1,200\"\n2023년 12월 1일,−5.5\n",
    "Report,,\n,,\nu,v,w\n12%,$5,true\n3 %,$ 1,000,false\n",
};
constexpr std::string_view kLetters = ",;\t|\"\n\r #-.+eE%$0123456789aNü\\";

std::string mutated(Dice& dice) {
  std::string text(dice.oneOf(kTables));
  if (dice.chance(0.2)) text += dice.oneOf(kTables);
  for (Index i = dice.between(0, 8); i > 0 && !text.empty(); --i) {
    const auto at = static_cast<std::size_t>(dice.below(static_cast<Index>(text.size())));
    const auto length = static_cast<std::size_t>(dice.between(1, 12));
    switch (dice.below(5)) {
      case 0:
        text[at] = static_cast<char>(dice.below(256));
        break;
      case 1:
        text.insert(at, 1, dice.oneOf(kLetters));
        break;
      case 2:
        text.erase(at, length);
        break;
      case 3:
        text.insert(at, text.substr(at, length));
        break;
      default:
        text.resize(at);
    }
  }
  return text;
}

json randomReading(Dice& dice) {
  json reading = json::object();
  const auto maybe = [&](const char* name, const std::vector<json>& values) {
    if (dice.chance(0.15)) reading[name] = dice.oneOf(values);
  };
  maybe("sep", {",", ";", "\t", "|", "\\s+", "x", "\""});
  maybe("header", {0, nullptr});
  maybe("skiprows", {0, 1, 3, 1000});
  maybe("names", {json::array(), {"u"}, {"u", "v", "u"}});
  maybe("comment", {"#", "a", "\""});
  maybe("quoting", {0, 3});
  maybe("decimal", {".", ","});
  maybe("thousands", {nullptr, ",", ".", " ", "'"});
  maybe("index_col", {0, false, nullptr});
  maybe("na_values", {"x", 5, {"x", 2.5}, {{"a", {"1"}}, {"b", "y"}}});
  maybe("keep_default_na", {true, false});
  maybe("dtype",
        {{{"a", "float64"}}, {{"a", "str"}, {"u", "category"}}, {{"x", "datetime64[ns]"}}});
  return reading;
}

// What is wrong; nothing where all is well.
std::string readOnce(std::uint64_t seed) {
  Dice dice(seed);
  const std::string text = mutated(dice);
  const json reading = randomReading(dice);
  const auto step = static_cast<std::size_t>(dice.between(1, 40));
  const CsvReading read(text, reading, step);
  const json& facts = read.facts;
  const Table& table = read.table;
  if (!facts["problem"].is_null()) return {};
  if (table.columns().size() != facts["columns"].size()) return "other columns than were found";
  // A row ends with a byte, and a column begins with one, has a name or was told.
  const auto bytes = static_cast<Index>(text.size());
  if (table.rows() > bytes || std::ssize(table.columns()) > bytes + 3) {
    return "more cells than there are bytes, as " + reading.dump() + ": " + text;
  }
  if (table.rows() != facts["rows"].get<Index>()) {
    return "other rows than were found, as " + reading.dump() + ": " + text;
  }
  for (const Column& column : table.columns()) {
    for (Index row = 0; row < table.rows(); ++row) static_cast<void>(column.text(row));
  }
  return {};
}

TEST(MutatedTables, AreReadOrRefused) {
  const std::uint64_t first = fromEnvironment("MINIBATCH_FUZZ_SEED", 1),
                      count = fromEnvironment("MINIBATCH_FUZZ_FILES", 2000);
  std::printf("[ fuzz     ] seeds %llu … %llu\n", static_cast<unsigned long long>(first),
              static_cast<unsigned long long>(first + count - 1));
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const std::clock_t start = std::clock();
    EXPECT_EQ(readOnce(seed), "") << "seed " << seed;
    // Of processor time; a file takes a ten thousandth of it.
    EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, 10) << "seed " << seed;
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace minibatch::testing
