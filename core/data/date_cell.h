#pragma once

#include <optional>
#include <string_view>

namespace minibatch {

/// Which of the numbers of 11/05/2023 is the month. A year of four digits shows itself.
enum class DateOrder { kMonthFirst, kDayFirst };

/// A day of the calendar, with a time where one is written.
struct CellDate {
  int year, month, day;
  int hour = 0, minute = 0;
  double second = 0;
};

/// The date that a trimmed cell spells: 2023-05-11, 2023.5.11, 2023/5/11, 11/05/2023 (also with
/// points or dashes), 2023년 5월 11일, each with a time behind it or not, as in
/// 2023-05-11T09:30:00Z.
std::optional<CellDate> dateIn(std::string_view cell, DateOrder order);

}  // namespace minibatch
