#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/data/csv_reading.h"

namespace minibatch {
namespace {

using Reading = CsvReading;

json problemOf(std::string_view text) { return Reading(text).facts["problem"]; }

TEST(CsvReader, ReadsQuotesBlankLinesAndSpacesInPiecesOfAnySize) {
  const std::string text =
      "name, size\r\n\r\n\"Smith, \"\"J\"\"\",1\r\n ,  \r\n\"two\nlines\" , 2 \r\n\"\",3";
  for (const std::size_t step : {1u, 2u, 3u, 7u, 1000u}) {
    const Reading read(text, json::object(), step);
    EXPECT_EQ(read.facts["columns"], (Texts{"name", "size"})) << step;
    EXPECT_EQ(read.cells(0), (Texts{"Smith, \"J\"", "", "two\nlines", ""})) << step;
    EXPECT_EQ(read.cells(1), (Texts{"1", "", "2", "3"})) << step;
    EXPECT_NE(read.table.columns()[1].numeric(), nullptr);
  }
}

TEST(CsvReader, KeepsRowsWithoutValuesBelowTheHeader) {
  for (const std::size_t step : {1u, 4u, 1000u}) {
    const Reading read(",,\n\na,b,k\n,,\n1,2,x\n  \n,,,,\n3,4,y\n,,,\n", json::object(), step);
    EXPECT_EQ(read.facts["rows"], 5) << step;
    EXPECT_EQ(read.facts["bad_rows"]["count"], 0) << step;
    EXPECT_EQ(read.cells(0), (Texts{"", "1", "", "3", ""})) << step;
    EXPECT_EQ(read.cells(2), (Texts{"", "x", "", "y", ""})) << step;
  }
  EXPECT_EQ(Reading("n\n1\n\n2\n").cells(0), (Texts{"1", "2"}));
  for (const std::size_t step : {1u, 1000u}) {
    const Reading read("n\n\"1\"\n\"\"\n\n2\n\"\"", json::object(), step);
    EXPECT_EQ(read.cells(0), (Texts{"1", "", "2", ""})) << step;
  }
}

TEST(CsvReader, EndsRowsWithAnyLineEnd) {
  for (const char* text : {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4", "a,b\r1,2\r3,4\r",
                           "a,b\r\n1,2\n3,4\r", "a,b\r1,2\n\n3,4"}) {
    const Reading read(text, json::object(), 1);
    EXPECT_EQ(read.cells(0), (Texts{"1", "3"})) << text;
    EXPECT_EQ(read.cells(1), (Texts{"2", "4"})) << text;
  }
}

TEST(CsvReader, ReadsTheFirstRowsAndStopsThere) {
  const std::string text = "n,s\n0,a\n1,b\n2,c\n3,\"d\n4,e\n";
  for (const std::size_t step : {1u, 5u, 1000u}) {
    const Reading read(text, {{"nrows", 3}}, step);
    EXPECT_EQ(read.facts["rows"], 3);
    EXPECT_EQ(read.cells(0), (Texts{"0", "1", "2"})) << step;
  }
  EXPECT_EQ(problemOf(text)["kind"], "quote-unclosed");
  EXPECT_EQ(Reading("n,s\n0,a\n1,b", {{"nrows", 9}}).cells(1), (Texts{"a", "b"}));

  CsvReader reader(Reading::dialectOf(text, {{"nrows", 2}}));
  EXPECT_TRUE(reader.scan("n,s\n0,a\n"));
  EXPECT_FALSE(reader.scan("1,b\n2,c\n"));
  reader.endScan();
  EXPECT_TRUE(reader.fill("n,s\n0,a\n"));
  EXPECT_FALSE(reader.fill("1,b\n2,c\n"));
  EXPECT_EQ(reader.takeTable().rows(), 2);
}

TEST(CsvReader, DoesNotCountRowsThatItLeavesOut) {
  const std::string text = "a,b\n1,2\n3,4,5\n6,7\n8,9,0,1\n10,11\n12,13\n";
  EXPECT_EQ(Reading(text, {{"nrows", 3}}).cells(0), (Texts{"1", "6", "10"}));
  const std::string named = "a,b\nx,1,2\ny,3,4\nz,5,6\nw,7,8\n";
  EXPECT_EQ(Reading(named, {{"nrows", 2}}).cells(0), (Texts{"1", "3"}));
}

TEST(CsvReader, ReadsRowsAtEqualDistances) {
  const std::string text = ",n,s\n0,0,a\n1,1,b\n2,2,c\n3,3,d\n4,4,e\n5,x,f\n6,6,g\n";
  const Reading read(text, {{"step", 3}}, 2);
  EXPECT_EQ(read.facts["row_names"], true);
  EXPECT_EQ(read.cells(0), (Texts{"0", "3", "6"}));
  EXPECT_EQ(Reading(text, {{"step", 2}, {"nrows", 2}}).cells(1), (Texts{"a", "c"}));
  EXPECT_EQ(Reading("n,s\n0,a\n1\n2\n3\n4,e\n5,f\n6,g\n", {{"step", 2}}).facts["short_rows"],
            (json{{"count", 1}, {"first", {{{"line", 4}, {"cells", 1}}}}}));
}

TEST(CsvReader, ChoosesRowsOfEachFile) {
  const std::vector<std::string> files = {"n,s\n0,a\n1,b\n2,c\n3,d\n", "\n5,e\n6,f\n7,g\n"};
  CsvReader reader(Reading::dialectOf(files[0], {{"nrows", 1}, {"step", 2}}));
  for (const std::string& file : files) {
    EXPECT_FALSE(reader.scan(file));
    reader.nextFile();
  }
  reader.endScan();
  for (const std::string& file : files) {
    EXPECT_FALSE(reader.fill(file));
    reader.nextFile();
  }
  const Table table = reader.takeTable();
  ASSERT_EQ(table.rows(), 2);
  EXPECT_EQ(table.columns()[1].text(1), "e");
}

TEST(CsvReader, ReadsNumbersOfEverySpelling) {
  const Reading read("a,b\n1,x\n-2.5,x\n+3,x\n.5,x\n4.,x\n1e5,x\n-1.5E-3,x\n0,x\n0.07,x\nNA,x\n");
  const NumericValues& numbers = *read.table.columns()[0].numeric();
  const NumericValues expected{1, -2.5, 3, 0.5, 4, 1e5, -0.0015, 0, 0.07};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(numbers[i], expected[i]);
  EXPECT_TRUE(std::isnan(numbers[9]));
  // Correctly rounded, also where the digits do not fit a double.
  const Reading hard(
      "a,b\n9007199254740993,1\n123456789012345678901234567890,1\n2.2250738585072011e-308,1\n"
      "0.1234567890123456789,1\n1e23,1\n5e-324,1\n1e400,1\n");
  const NumericValues& values = *hard.table.columns()[0].numeric();
  EXPECT_EQ(values, (NumericValues{9007199254740992.0, 123456789012345678901234567890.0,
                                   2.2250738585072011e-308, 0.1234567890123456789, 1e23, 5e-324,
                                   HUGE_VAL}));
}

TEST(CsvReader, TypesWholeColumns) {
  const Reading read(
      "zip,sign,price,none,mixed,hex\n"
      "007,+,\"1,000\",,1,0x10\n"
      "12,-,2,NA,2,Infinity\n"
      "012,?,3,null,three,1 2\n"
      "1.50,-,4,N/A,4,1e\n");
  EXPECT_EQ(read.cells(0), (Texts{"007", "12", "012", "1.50"}));
  EXPECT_EQ(read.cells(1), (Texts{"+", "-", "", "-"})) << "a dash among texts is a text";
  EXPECT_EQ(read.cells(2), (Texts{"1000", "2", "3", "4"}));
  EXPECT_NE(read.table.columns()[3].numeric(), nullptr) << "a column without a value";
  EXPECT_EQ(read.cells(4), (Texts{"1", "2", "three", "4"}));
  EXPECT_NE(read.table.columns()[5].categorical(), nullptr);
  EXPECT_EQ(read.facts["mostly_numbers"],
            json::parse(R"([{"column": "mixed", "texts": 1, "cell": "three", "line": 4}])"));
}

// The numbers of the first column, under any header.
NumericValues numbersOf(const Texts& cells, const json& arguments = json::object()) {
  std::string text = "a;b\n";
  for (const std::string& cell : cells) text += cell + ";x\n";
  const Reading read(text, arguments);
  const NumericValues* numbers = read.table.columns()[0].numeric();
  return numbers ? *numbers : NumericValues{};
}

TEST(CsvReader, ReadsNumbersAsPeopleWriteThem) {
  EXPECT_EQ(numbersOf({"5,1", "4,9", "6"}), (NumericValues{5.1, 4.9, 6}));
  EXPECT_EQ(numbersOf({"1.234,5", "1.000"}), (NumericValues{1234.5, 1000}));
  EXPECT_EQ(numbersOf({"1.5", "1.000"}), (NumericValues{1.5, 1}));
  EXPECT_EQ(numbersOf({"1,234.5", "1,000"}), (NumericValues{1234.5, 1000}));
  EXPECT_EQ(numbersOf({"1,234,567", "1,000"}), (NumericValues{1234567, 1000}));
  EXPECT_EQ(numbersOf({"12.5%", "3 %"}), (NumericValues{12.5, 3}));
  EXPECT_EQ(numbersOf({"$5", "-$2.50", "$ 1,000"}), (NumericValues{5, -2.5, 1000}));
  EXPECT_EQ(numbersOf({"1 234 €", "12,50 €"}), (NumericValues{1234, 12.5}));
  EXPECT_EQ(numbersOf({"₩1,000", "2,500원", "3.5"}), (NumericValues{1000, 2500, 3.5}));
  EXPECT_EQ(numbersOf({"−5.5", "3.1"}), (NumericValues{-5.5, 3.1}));
  EXPECT_EQ(numbersOf({"1'234'567", "1’000"}), (NumericValues{1234567, 1000}));
  EXPECT_EQ(numbersOf({"1\u00a0234\u202f567"}), (NumericValues{1234567}));
  EXPECT_EQ(numbersOf({"003.10", "-05.20", "007.00"}), (NumericValues{3.1, -5.2, 7}));
  EXPECT_TRUE(numbersOf({"007", "12"}).empty());
  EXPECT_TRUE(numbersOf({"1,23,4", "5"}).empty());
  EXPECT_TRUE(numbersOf({"1234,567.5", "5"}).empty());
  EXPECT_TRUE(numbersOf({"10-20", "5"}).empty());
  EXPECT_TRUE(numbersOf({"$", "%"}).empty());
  EXPECT_TRUE(std::isnan(numbersOf({"170", "-", "165", "."})[1]));

  // Where semicolons part cells, a comma is in numbers; else it parts thousands.
  EXPECT_EQ(numbersOf({"1,234", "2,500"}), (NumericValues{1.234, 2.5}));
  EXPECT_EQ(Reading("a\tb\n1,234\tx\n2,500\tz\n").cells(0), (Texts{"1234", "2500"}));

  // What is said counts.
  EXPECT_EQ(numbersOf({"1,234", "2,500"}, {{"decimal", "."}}), (NumericValues{1234, 2500}));
  EXPECT_EQ(numbersOf({"1,234", "2,500"}, {{"decimal", ","}}), (NumericValues{1.234, 2.5}));
  EXPECT_EQ(numbersOf({"1_0", "2"}, {{"thousands", "_"}}), NumericValues{});
  EXPECT_EQ(numbersOf({"1.23.4", "2"}, {{"thousands", "."}, {"decimal", ","}}),
            (NumericValues{1234, 2}));
  EXPECT_TRUE(numbersOf({"1,234", "2"}, {{"thousands", nullptr}, {"decimal", "."}}).empty());
}

TEST(CsvReader, DecidesADecimalMarkForTheWholeFile) {
  // "1.234" alone could be either; beside decimal commas it has thousands.
  const Reading read("a\tb\n1.234\t5,5\n2.500\t6,25\n");
  EXPECT_EQ(read.cells(0), (Texts{"1234", "2500"}));
  EXPECT_EQ(read.cells(1), (Texts{"5.5", "6.25"}));
  EXPECT_EQ(read.facts["decimal"], ",");
  EXPECT_EQ(Reading("a,b\n1.234,x\n2.5,z\n").facts["decimal"], ".");
}

TEST(CsvReader, AsksWhatCommasAreWhereNothingInTheFileTells) {
  const Reading unsure("a;b\n1,200;x\n12,500;z\n");
  EXPECT_EQ(unsure.cells(0), (Texts{"1.2", "12.5"}));
  EXPECT_EQ(unsure.facts["unsure"], json::parse(R"(["a"])"));
  for (const char* text : {"a;b\n₩1,200;x\n₩12,500;z\n", "a;b\n1,200;x\n-12,500 원;z\n",
                           "a;b\n$1,200;x\n$ 12,500;z\n"}) {
    const Reading money(text);
    EXPECT_EQ(money.cells(0)[0], "1200") << text;
    EXPECT_EQ(money.facts["unsure"], json::array()) << text;
  }
  EXPECT_EQ(Reading("a;b\n€1,200;x\n€12,500;z\n").facts["unsure"], json::parse(R"(["a"])"));
  // What is certain in another column, or in the same one, decides.
  const Reading certain("a;b\n$1,200;0,5\n$12,500;1,5\n");
  EXPECT_EQ(certain.cells(0), (Texts{"1.2", "12.5"}));
  EXPECT_EQ(certain.facts["unsure"], json::array());
  EXPECT_EQ(Reading("a;b\n1,200;x\n12,5;z\n").facts["unsure"], json::array());
  EXPECT_EQ(Reading("a;b\n1,200;x\n1,300;z\n", {{"decimal", "."}}).facts["unsure"], json::array());
}

TEST(CsvReader, KeepsAColumnNumericDespiteAFewOtherCells) {
  std::string text = "a,b\n";
  for (int i = 0; i < 38; ++i) text += std::to_string(i) + ",x\n";
  const Reading read(text + "absent,x\n-,x\n#REF!,x\n");
  ASSERT_NE(read.table.columns()[0].numeric(), nullptr);
  EXPECT_TRUE(std::isnan(read.table.columns()[0].numeric()->at(38)));
  EXPECT_EQ(read.not_numbers, json::parse(R"({
    "count": 2, "columns": [{"column": "a", "count": 2}],
    "first": [{"row": 38, "line": 40, "column": "a", "text": "absent"},
              {"row": 40, "line": 42, "column": "a", "text": "#REF!"}]})"));

  EXPECT_EQ(read.reader.notNumberRows("a"), (std::vector<std::uint32_t>{38, 40}));
  EXPECT_TRUE(read.reader.notNumberRows("b").empty());
  EXPECT_TRUE(read.reader.notNumberRows("c").empty());

  const json as_text = {{"dtype", {{"a", "str"}}}};
  EXPECT_EQ(Reading(text + "absent,x\n", as_text).cells(0)[38], "absent");
  const Reading forced("a,b\n1,x\nlow,x\nhigh,x\n", {{"dtype", {{"a", "float64"}}}});
  EXPECT_EQ(forced.cells(0), (Texts{"1", "", ""}));
  EXPECT_EQ(forced.not_numbers["count"], 2);
}

TEST(CsvReader, TakesTheWordsForMissingCells) {
  const std::string text = "a,b\n-999,x\n5,none\nNA,u\n";
  EXPECT_EQ(Reading(text).cells(0), (Texts{"-999", "5", ""}));
  EXPECT_EQ(Reading(text, {{"na_values", {-999, "x"}}}).cells(0), (Texts{"", "5", ""}));
  EXPECT_EQ(Reading(text, {{"na_values", {-999, "x"}}}).cells(1), (Texts{"", "", "u"}));
  EXPECT_EQ(Reading(text, {{"na_values", {{"b", {"u"}}}}}).cells(1), (Texts{"x", "", ""}));
  const json none = {{"keep_default_na", false}};
  EXPECT_EQ(Reading(text, none).cells(0), (Texts{"-999", "5", "NA"}));
  EXPECT_EQ(Reading(text, none).cells(1), (Texts{"x", "none", "u"}));
}

TEST(CsvReader, CutsCellsAsPandasDoes) {
  const Reading stray("name\tprice\ty\n\"big\" lamp\t3\ta\nlamp 5\" high\t4\tb\n");
  EXPECT_EQ(stray.cells(0), (Texts{"big lamp", "lamp 5\" high"}));
  EXPECT_EQ(Reading("a, b\n1, \"x, y\"\n2, z\n").cells(1), (Texts{"x, y", "z"}));
  const Reading spaced("  a   b\ty\n 1.5  2  x\n10.5 20  \"z w\" \n\n");
  EXPECT_EQ(spaced.facts["columns"], (Texts{"a", "b", "y"}));
  EXPECT_EQ(spaced.cells(2), (Texts{"x", "z w"}));
  EXPECT_EQ(Reading("a,b\n\"1,2\n3,4\n", {{"quoting", 3}}).cells(0), (Texts{"\"1", "3"}));
}

TEST(CsvReader, NamesColumnsUniquely) {
  const Reading read("a,,a,a.1,a\n1,2,3,4,5\n");
  EXPECT_EQ(read.facts["columns"], (Texts{"a", "Column 2", "a.1", "a.1.1", "a.2"}));
  EXPECT_EQ(read.facts["renamed"]["count"], 4);
  EXPECT_EQ(read.facts["renamed"]["first"][1],
            json::parse(R"({"column": 2, "from": "a", "to": "a.1"})"));
}

TEST(CsvReader, SaysWhatIsWrongAndOnWhichLine) {
  EXPECT_EQ(problemOf("a,b\n1\n1\n1\n1\n1\n1\n1\n1\n1,2\n")["rows"].size(), 5u);
  EXPECT_EQ(problemOf("a,b\n1,2\n3,\"4\n5,6\n"),
            json::parse(R"({"kind": "quote-unclosed", "line": 3})"));
  EXPECT_EQ(problemOf(std::string_view("a,b\n1,\0\n", 8))["kind"], "zero-bytes");
  EXPECT_EQ(problemOf("")["kind"], "empty");
  EXPECT_EQ(problemOf(" \n\n")["kind"], "empty");
  EXPECT_EQ(problemOf("a\nx\ny\n"), json::parse(R"({"kind": "one-column", "cell": "a"})"));
  EXPECT_EQ(problemOf("a\n1\n2\n"), nullptr);  // a series
  EXPECT_EQ(Reading("a\n1\n", {{"dtype", {{"a", "str"}}}}).cells(0), Texts{"1"});
  EXPECT_EQ(problemOf("a,b\n")["kind"], "no-rows");
}

double seconds(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  Reading read(text, json::object(), 1 << 16);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

TEST(CsvReader, TakesTimeInProportionToTheBytes) {
  const auto rows = [](int count) {
    std::string text = "a,b\r";
    for (int i = 0; i < count; ++i) text += std::to_string(i) + ",x\r";
    return text;
  };
  const auto columns = [](int count) {
    std::string header, row;
    for (int i = 0; i < count; ++i) {
      header += i ? ",same" : "same";
      row += i ? ",1" : "1";
    }
    return header + "\n" + row + "\n";
  };
  // Both take a fraction of a second. A quadratic reader would take minutes.
  EXPECT_LT(seconds(rows(300000)), 10);
  EXPECT_LT(seconds(columns(100000)), 10);
}

}  // namespace
}  // namespace minibatch
