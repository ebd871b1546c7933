#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/data/csv_reading.h"

namespace minibatch {
namespace {

using Reading = CsvReading;

json separatorOf(std::string_view text) {
  return Reading::dialectOf(text, json::object()).toJson()["sep"];
}

TEST(CsvDialect, FindsTheSeparator) {
  EXPECT_EQ(separatorOf("a;b\n1,5;2\n2,5;3\n"), ";");
  EXPECT_EQ(separatorOf("1,5;2,5\n2,5;3,5\n"), ";");
  EXPECT_EQ(separatorOf("a\tb\n1\t2\n"), "\t");
  EXPECT_EQ(separatorOf("a\tb\n1,000\t2,500\n3,000\t4,500\n"), "\t");
  EXPECT_EQ(separatorOf("a|b\n1|2\n"), "|");
  EXPECT_EQ(separatorOf("a\n1\n"), ",");
  EXPECT_EQ(separatorOf(""), ",");
  EXPECT_EQ(separatorOf("\"a;b;c\",d\n\"x;y\",2\n"), ",");
  EXPECT_EQ(separatorOf("name and place,size\nJohn at home,1\nJane at home,2\n"), ",");
  EXPECT_EQ(separatorOf("  a   b  y\n 1.5  2  x\n10.5 20  z \n"), "\\s+");
  EXPECT_EQ(separatorOf("These are words in a line.\nAnd here are some more of them.\n"), ",");
}

TEST(CsvDialect, FindsWhetherThereIsAHeader) {
  const auto names = [](std::string_view text) { return Reading(text).facts["columns"]; };
  const Texts places{"Column 1", "Column 2", "Column 3"};
  EXPECT_EQ(names("5.1,3.5,setosa\n7.0,3.2,versicolor\n6.3,3.3,virginica\n"), places);
  EXPECT_EQ(Reading("5.1,3.5,a\n7,3.2,b\n").cells(0), (Texts{"5.1", "7"}));
  EXPECT_EQ(names("country,2019,2020\nKorea,1.5,2.7\nFrance,3,4\n"),
            (Texts{"country", "2019", "2020"}));
  EXPECT_EQ(names("0,1,2\n5.5,4.5,1\n2.5,1,0\n"), (Texts{"0", "1", "2"}));
  EXPECT_EQ(names("p,x,s\ne,x,s\ne,b,y\np,x,y\n"), places) << "mushrooms";
  EXPECT_EQ(names("name,city,kind\nx,y,z\nu,v,w\n"), (Texts{"name", "city", "kind"}));
  EXPECT_EQ(names("2024-01-01,5,a\n2024-01-02,6,b\n"), places);
  EXPECT_EQ(Reading("5,6\n7,8\n", {{"header", 0}}).facts["columns"], (Texts{"5", "6"}));
  EXPECT_EQ(Reading("a,b\nc,d\n", {{"header", nullptr}}).cells(0), (Texts{"a", "c"}));
  const Reading named("5,6\n7,8\n", {{"names", {"u", "v"}}});
  EXPECT_EQ(named.facts["columns"], (Texts{"u", "v"}));
  EXPECT_EQ(named.cells(0), (Texts{"5", "7"}));
  const Reading renamed("a,b\n7,8\n", {{"names", {"u", "v"}}, {"header", 0}});
  EXPECT_EQ(renamed.cells(0), (Texts{"7"}));
}

TEST(CsvDialect, LeavesOutWhatStandsAboveTheTable) {
  const auto read = [](std::string_view text) {
    const Reading result(text);
    EXPECT_EQ(result.facts["columns"], (Texts{"a", "b", "y"})) << text;
    EXPECT_EQ(result.table.rows(), 2) << text;
    EXPECT_EQ(result.cells(0), (Texts{"1", "3"})) << text;
    return result.facts["dialect"];
  };
  const std::string rows = "a,b,y\n1,2,x\n3,4,z\n";
  EXPECT_EQ(read("Quarterly report\n\n" + rows)["skiprows"], 2);
  EXPECT_EQ(read("Report, of 2023\nall\n" + rows)["skiprows"], 2);
  EXPECT_EQ(read("Report,,\n,,\n" + rows)["skiprows"], 2);
  EXPECT_EQ(read("# made by a, b, y\n# and more\n" + rows)["skiprows"], 2);
  EXPECT_EQ(read("sep=;\na;b;y\n1;2;x\n3;4;z\n")["sep"], ";");
  EXPECT_EQ(read("a,b,y\n1,2,x\n3,4,z")["header"], 0);
  EXPECT_FALSE(read(rows).contains("skiprows"));
  EXPECT_EQ(read("# first\na,b,y\n1,2,x\n# between\n3,4,z # behind\n")["comment"], "#");
  EXPECT_EQ(Reading("# a,b,y\n1,2,3\n4,5,6\n").facts["columns"], (Texts{"a", "b", "y"}));
  EXPECT_EQ(Reading("t\nu,v\n" + rows, {{"skiprows", 2}}).facts["columns"], (Texts{"a", "b", "y"}));
}

TEST(CsvDialect, ReadsRowsOfOtherLengths) {
  const Reading trailing("a,b,y\n1,4,x,\n2,5,z,\n");
  EXPECT_EQ(trailing.facts["columns"], (Texts{"a", "b", "y"}));
  EXPECT_EQ(trailing.cells(2), (Texts{"x", "z"}));
  const Reading everywhere("a,b,y,\n1,4,x,\n2,5,z,\n");
  EXPECT_EQ(everywhere.facts["columns"], (Texts{"a", "b", "y"}));
  EXPECT_EQ(everywhere.cells(2), (Texts{"x", "z"}));

  const Reading names("\"len\",\"wid\",\"kind\"\n\"1\",5.1,3.5,\"a\"\n\"2\",4.9,3.0,\"b\"\n");
  EXPECT_EQ(names.facts["columns"], (Texts{"len", "wid", "kind"}));
  EXPECT_EQ(names.facts["row_names"], true);
  EXPECT_EQ(names.cells(0), (Texts{"5.1", "4.9"}));
  const Reading pandas(",a,b\n0,5,6\n1,7,8\n");
  EXPECT_EQ(pandas.facts["columns"], (Texts{"a", "b"}));
  EXPECT_EQ(pandas.facts["renamed"]["count"], 0);
  const Reading cars("\"\",\"mpg\",\"cyl\"\n\"Mazda\",21,6\n\"Datsun\",22.8,4\n");
  EXPECT_EQ(cars.facts["columns"], (Texts{"mpg", "cyl"}));
  EXPECT_EQ(Reading(",a,b\n0,5,6\n1,7,8\n", {{"index_col", false}}).facts["columns"],
            (Texts{"Column 1", "a", "b"}));
  EXPECT_EQ(Reading(",a,b\nx,5,6\nx,7,8\n").facts["columns"], (Texts{"Column 1", "a", "b"}));
  EXPECT_EQ(Reading("id,a,b\n0,5,6\n1,7,8\n", {{"index_col", 0}}).facts["columns"],
            (Texts{"a", "b"}));

  const Reading shorter("a,b,c\n1,2,3\n4,5\n6,7,8\n");
  EXPECT_EQ(shorter.cells(2), (Texts{"3", "", "8"}));
  EXPECT_EQ(shorter.facts["short_rows"],
            json::parse(R"({"count": 1, "first": [{"line": 3, "cells": 2}]})"));

  const Reading longer("a,b\n1,2\n3,4,5\n6,7,8,9\n10,11,\n5,6\n");
  EXPECT_EQ(longer.cells(0), (Texts{"1", "10", "5"}));
  EXPECT_EQ(longer.facts["bad_rows"], json::parse(R"({"count": 2, "first": [{"line": 3, "cells": 3},
                                                  {"line": 4, "cells": 4}]})"));
  EXPECT_EQ(longer.facts["rows"], 3);
}

TEST(CsvDialect, FindsDates) {
  const auto dates = [](const Texts& cells) {
    std::string text = "a;b\n";
    for (const std::string& cell : cells) text += cell + ";x\n";
    return Reading(text).facts["dates"];
  };
  const json found = json::parse(R"([{"column": "a", "day_first": false, "others": 0}])");
  const json by_day = json::parse(R"([{"column": "a", "day_first": true, "others": 0}])");
  EXPECT_EQ(dates({"2024-01-01", "2024-02-29T12:30:15.5Z", "2024-03-01 05:00"}), found);
  EXPECT_EQ(dates({"2023.5.11", "2023. 5. 12.", "NA"}), found);
  EXPECT_EQ(dates({"2023년 5월 11일", "2023년 12월 1일"}), found);
  EXPECT_EQ(dates({"11/05/2023", "12/30/2023"}), found);
  EXPECT_EQ(dates({"11/05/2023", "30/12/2023"}), by_day);
  EXPECT_EQ(dates({"30.12.2023", "1.1.2024 10:00"}), by_day);
  EXPECT_EQ(dates({"5/11/2023 3:30 PM"}), found);
  EXPECT_EQ(dates({"2023-02-29"}), json::array());
  EXPECT_EQ(dates({"2024-01-01", "soon"}), json::array());
  EXPECT_EQ(dates({"1-2-3", "192.168.0.1"}), json::array());
  Texts mostly(18, "2024-01-01");
  mostly.insert(mostly.end(), {"soon", "NA", "later"});
  EXPECT_EQ(dates(mostly)[0]["others"], 2);
  mostly.pop_back();
  mostly.insert(mostly.end(), {"then", "then"});
  EXPECT_EQ(dates(mostly), json::array());
  EXPECT_EQ(Reading("a,b\n2024-01-01,1\n", {{"dtype", {{"a", "str"}}}}).facts["dates"],
            json::array());
}

}  // namespace
}  // namespace minibatch
