#include "data/csv_reader.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace minibatch {
namespace {

using nlohmann::json;
using Texts = std::vector<std::string>;

// Both readings of `text`, in pieces of `step` bytes.
struct Reading {
  explicit Reading(std::string_view text, std::size_t step = 1 << 20)
      : reader(guessDelimiter(text)) {
    const auto each = [&](const auto& use) {
      for (std::size_t at = 0; at < text.size(); at += step) use(text.substr(at, step));
    };
    each([&](std::string_view piece) { reader.scan(piece); });
    reader.endScan();
    facts = reader.facts();
    if (!facts["problem"].is_null()) return;
    each([&](std::string_view piece) { reader.fill(piece); });
    table = reader.takeTable();
  }

  // All cells of a column as text.
  Texts cells(std::size_t column) const {
    Texts result;
    for (Index row = 0; row < table.rows(); ++row) {
      result.push_back(table.columns()[column].text(row));
    }
    return result;
  }

  CsvReader reader;
  json facts;
  Table table;
};

json problemOf(std::string_view text) { return Reading(text).facts["problem"]; }

TEST(CsvReader, ReadsQuotesBlankLinesAndSpacesInPiecesOfAnySize) {
  const std::string text =
      "name, size\r\n\r\n\"Smith, \"\"J\"\"\",1\r\n ,  \r\n\"two\nlines\" , 2 \r\n\"\",3";
  for (const std::size_t step : {1u, 2u, 3u, 7u, 1000u}) {
    const Reading read(text, step);
    EXPECT_EQ(read.facts["columns"], (Texts{"name", "size"})) << step;
    EXPECT_EQ(read.cells(0), (Texts{"Smith, \"J\"", "two\nlines", ""})) << step;
    EXPECT_EQ(read.cells(1), (Texts{"1", "2", "3"})) << step;
    EXPECT_NE(read.table.columns()[1].numeric(), nullptr);
  }
}

TEST(CsvReader, EndsRowsWithAnyLineEnd) {
  for (const char* text : {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4", "a,b\r1,2\r3,4\r",
                           "a,b\r\n1,2\n3,4\r", "a,b\r1,2\n\n3,4"}) {
    const Reading read(text, 1);
    EXPECT_EQ(read.cells(0), (Texts{"1", "3"})) << text;
    EXPECT_EQ(read.cells(1), (Texts{"2", "4"})) << text;
  }
}

TEST(CsvReader, FindsTheDelimiter) {
  EXPECT_EQ(guessDelimiter("a;b\n1,5;2\n2,5;3\n"), ';');
  EXPECT_EQ(guessDelimiter("a\tb\n1\t2\n"), '\t');
  EXPECT_EQ(guessDelimiter("a|b\n1|2\n"), '|');
  EXPECT_EQ(guessDelimiter("a\n1\n"), ',');
  EXPECT_EQ(guessDelimiter(""), ',');
  EXPECT_EQ(guessDelimiter("\"a;b;c\",d\n\"x;y\",2\n"), ',');
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
      "zip,date,price,none,mixed,hex\n"
      "007,2024-01-01,\"1,000\",,1,0x10\n"
      "12,2024-01-02,2,NA,2,Infinity\n"
      "012,?,3,null,three,1 2\n"
      "1.50,-,4,N/A,4,1e\n");
  EXPECT_EQ(read.cells(0), (Texts{"007", "12", "012", "1.50"}));
  EXPECT_EQ(read.cells(1), (Texts{"2024-01-01", "2024-01-02", "", "-"}));
  EXPECT_EQ(read.cells(2), (Texts{"1,000", "2", "3", "4"}));
  EXPECT_NE(read.table.columns()[3].numeric(), nullptr) << "a column without a value";
  EXPECT_EQ(read.cells(4), (Texts{"1", "2", "three", "4"}));
  EXPECT_NE(read.table.columns()[5].categorical(), nullptr);
  EXPECT_EQ(read.facts["mostly_numbers"],
            json::parse(R"([{"column": "price", "texts": 1, "cell": "1,000", "line": 2},
                            {"column": "mixed", "texts": 1, "cell": "three", "line": 4}])"));
}

TEST(CsvReader, NamesColumnsUniquely) {
  const Reading read("a,,a,a.1,a\n1,2,3,4,5\n");
  EXPECT_EQ(read.facts["columns"], (Texts{"a", "Column 2", "a.1", "a.1.1", "a.2"}));
  EXPECT_EQ(read.facts["renamed"]["count"], 4);
  EXPECT_EQ(read.facts["renamed"]["first"][1],
            json::parse(R"({"column": 2, "from": "a", "to": "a.1"})"));
  EXPECT_EQ(read.facts["header_has_numbers"], false);
  EXPECT_EQ(Reading("5.1,3.5\n4.9,3\n").facts["header_has_numbers"], true);
}

TEST(CsvReader, SaysWhatIsWrongAndOnWhichLine) {
  EXPECT_EQ(problemOf("a,b,c\n1,2,3\n\n1,2\n\"x\ny\",2,3\n1,2,3,4\n"),
            json::parse(R"({"kind": "ragged", "count": 2,
                            "rows": [{"line": 4, "cells": 2}, {"line": 7, "cells": 4}]})"));
  EXPECT_EQ(problemOf("a,b\n1\n1\n1\n1\n1\n1\n1\n1\n1,2\n")["rows"].size(), 5u);
  EXPECT_EQ(problemOf("a,b\n1,2\n3,\"4\n5,6\n"),
            json::parse(R"({"kind": "quote-unclosed", "line": 3})"));
  EXPECT_EQ(problemOf("a,b\n\"1\"2,3\n"), json::parse(R"({"kind": "quote-inside", "line": 2})"));
  EXPECT_EQ(problemOf(std::string_view("a,b\n1,\0\n", 8))["kind"], "zero-bytes");
  EXPECT_EQ(problemOf("")["kind"], "empty");
  EXPECT_EQ(problemOf(" \n\n")["kind"], "empty");
  EXPECT_EQ(problemOf("a\n1\n2\n"), json::parse(R"({"kind": "one-column", "cell": "a"})"));
  EXPECT_EQ(problemOf("a,b\n")["kind"], "no-rows");
}

double seconds(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  Reading read(text, 1 << 16);
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
