#include "data/date_cell.h"

#include <gtest/gtest.h>

#include <string>

namespace minibatch {
namespace {

constexpr DateOrder kMonth = DateOrder::kMonthFirst, kDay = DateOrder::kDayFirst;

std::string read(std::string_view cell, DateOrder order = kMonth) {
  const auto date = dateIn(cell, order);
  if (!date) return "none";
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(date->year) + '-' + two(date->month) + '-' + two(date->day) + ' ' +
         two(date->hour) + ':' + two(date->minute) + ':' + two(date->second);
}

TEST(DateCell, IsReadAsPeopleWriteIt) {
  for (const char* cell :
       {"2023-05-11", "2023-5-11", "2023/05/11", "2023.5.11", "2023. 5. 11.", "20230511",
        "05/11/2023", "5-11-2023", "05/11/23", "11 May 2023", "11-May-23", "May 11, 2023",
        "may 11 2023", "2023년 5월 11일", "2023년05월11일", "2023-05-11T00:00Z"}) {
    EXPECT_EQ(read(cell), "2023-05-11 00:00:00") << cell;
  }
  for (const char* cell :
       {"2023-05-11 14:30", "2023-05-11T14:30:00.999+09:00", "2023-05-11 14:30:00 UTC",
        "05/11/2023 2:30 PM", "2023년 5월 11일 14시 30분", "2023년 5월 11일 오후 2시 30분",
        "2023.5.11 오후 2:30"}) {
    EXPECT_EQ(read(cell), "2023-05-11 14:30:00") << cell;
  }
  EXPECT_EQ(read("1949-01"), "1949-01-01 00:00:00");
  EXPECT_EQ(read("2023년 5월"), "2023-05-01 00:00:00");
  EXPECT_EQ(read("12/31/1999 12:00 AM"), "1999-12-31 00:00:00");
  EXPECT_EQ(read("12/31/1999 12:05 pm"), "1999-12-31 12:05:00");
  EXPECT_EQ(read("1/1/68"), "2068-01-01 00:00:00");
  EXPECT_EQ(read("1/1/69"), "1969-01-01 00:00:00");
}

TEST(DateCell, DayOrMonthComesFirst) {
  EXPECT_EQ(read("11/05/2023", kMonth), "2023-11-05 00:00:00");
  EXPECT_EQ(read("11/05/2023", kDay), "2023-05-11 00:00:00");
  EXPECT_EQ(read("25.12.2023", kMonth), "none");
  EXPECT_EQ(read("25.12.2023", kDay), "2023-12-25 00:00:00");
  EXPECT_EQ(read("2023-05-11", kDay), "2023-05-11 00:00:00");
}

TEST(DateCell, OtherTextsAreNone) {
  for (const char* cell : {"",
                           "May",
                           "2023",
                           "12.5",
                           "1.10.20",
                           "10.0.0.12",
                           "2023-13-01",
                           "2023-02-29",
                           "2023-04-31",
                           "2023-00-10",
                           "2023-05-11x",
                           "2023-05-11 25:00",
                           "2023-05-11 14:60",
                           "2023-05-11 14",
                           "13:30",
                           "05/11/2023 13:00 PM",
                           "2023-05-11 1:00 XM",
                           "11 Maybe 2023",
                           "May 2023",
                           "2023년 13월 1일",
                           "2023년",
                           "2023월 5일",
                           "-5-11-2023",
                           "1234-5678",
                           "02/30/2023",
                           "2023-05-11T14:30:00+9",
                           "2023-05-11 14:30:0"}) {
    EXPECT_EQ(read(cell), "none") << cell;
  }
  EXPECT_EQ(read(std::string(100000, '2')), "none");
}

TEST(DateCell, KnowsTheDayOfTheWeekAndOfTheYear) {
  EXPECT_EQ(dateIn("2023-05-11", kMonth)->weekday(), 3);  // a Thursday
  EXPECT_EQ(dateIn("2000-01-01", kMonth)->weekday(), 5);
  EXPECT_EQ(dateIn("1900-02-28", kMonth)->weekday(), 2);
  EXPECT_EQ(dateIn("2024-12-31", kMonth)->dayOfYear(), 366);
  EXPECT_EQ(dateIn("2023-03-01", kMonth)->dayOfYear(), 60);
}

}  // namespace
}  // namespace minibatch
