#pragma once

#include <optional>
#include <string_view>

namespace minibatch {

/// Which of the numbers of 11/05/2023 is the month. A year of four digits, and a month's name, show
/// themselves.
enum class DateOrder { kMonthFirst, kDayFirst };

/// A day of the calendar, with a time where one is written. There is no time zone.
struct CellDate {
  int year = 0, month = 1, day = 1;
  int hour = 0, minute = 0, second = 0;

  /// Monday is 0, Sunday 6: pandas' dt.weekday.
  int weekday() const;
  /// January 1 is 1: pandas' dt.dayofyear.
  int dayOfYear() const;
};

/// The date that a trimmed cell spells: 2023-05-11, 2023.5.11, 2023. 5. 11., 2023/5, 20230511,
/// 11/05/2023 (also with points or dashes), 11/05/23, 11 May 2023, 11-May-23, May 11, 2023 and
/// 2023년 5월 11일, each with a time behind it or not: 14:30, T14:30:05.5+09:00, 2:30 PM, 오후 2시
/// 30분. Nothing where the text is no date, or names a day that does not exist.
std::optional<CellDate> dateIn(std::string_view cell, DateOrder order);

}  // namespace minibatch
