#include "data/date_cell.h"

#include <array>
#include <cstddef>

#include "data/cell.h"

namespace minibatch {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// What is left of a text that is read from its front.
struct Rest {
  std::string_view text;

  // A number of at most `digits` digits; -1 where there is none. `count` is how many there were.
  int number(int digits, int* count = nullptr) {
    int value = 0, read = 0;
    while (read < digits && !text.empty() && isDigit(text.front())) {
      value = value * 10 + (text.front() - '0');
      text.remove_prefix(1);
      ++read;
    }
    if (count) *count = read;
    return read == 0 || (!text.empty() && isDigit(text.front())) ? -1 : value;
  }
  bool take(std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
  }
  void skipSpaces() {
    while (take(" ")) continue;
  }
};

bool isDay(int year, int month, int day) {
  constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1 || day > kDays[static_cast<std::size_t>(month - 1)]) {
    return false;
  }
  const bool leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month != 2 || day < 29 || leaps;
}

// 2023년 5월 11일, behind the year.
bool readKorean(Rest& rest, CellDate& date) {
  rest.skipSpaces();
  date.month = rest.number(2);
  if (!rest.take("월")) return false;
  rest.skipSpaces();
  date.day = rest.number(2);
  return rest.take("일");
}

// Behind a day: nothing, or T09:30, 09:30:12.5, with a zone or not.
bool readTime(Rest& rest, CellDate& date) {
  if (rest.text.empty()) return true;
  if (!rest.take("T") && !rest.take("t") && !rest.take(" ")) return false;
  rest.skipSpaces();
  date.hour = rest.number(2);
  if (date.hour < 0 || date.hour > 24 || !rest.take(":")) return false;
  date.minute = rest.number(2);
  if (date.minute < 0 || date.minute > 59) return false;
  if (rest.take(":")) {
    std::size_t length = 0;
    while (length < rest.text.size() && (isDigit(rest.text[length]) || rest.text[length] == '.')) {
      ++length;
    }
    date.second = cellNumber(rest.text.substr(0, length));
    if (!(date.second >= 0 && date.second < 61)) return false;
    rest.text.remove_prefix(length);
  }
  rest.skipSpaces();
  if (rest.text.empty() || rest.text == "Z" || rest.text == "z" || rest.text == "UTC") return true;
  if (rest.take("AM") || rest.take("am")) {
    if (date.hour == 12) date.hour = 0;
    return rest.text.empty() && date.hour < 12;
  }
  if (rest.take("PM") || rest.take("pm")) {
    if (date.hour > 12) return false;
    if (date.hour < 12) date.hour += 12;
    return rest.text.empty();
  }
  if (!rest.take("+") && !rest.take("-")) return false;
  int digits = 0;
  const int zone = rest.number(4, &digits);
  if (zone < 0) return false;
  if (digits == 4) return rest.text.empty();
  return rest.text.empty() || (rest.take(":") && rest.number(2) >= 0 && rest.text.empty());
}

}  // namespace

std::optional<CellDate> dateIn(std::string_view cell, DateOrder order) {
  constexpr std::size_t kShortest = 8, kLongest = 40;
  if (cell.size() < kShortest || cell.size() > kLongest || !isDigit(cell.front())) return {};
  Rest rest{cell};
  CellDate date{};
  int digits = 0;
  const int first = rest.number(4, &digits);
  if (digits == 4 && rest.take("년")) {
    date.year = first;
    if (!readKorean(rest, date)) return {};
  } else {
    char separator = '\0';
    for (const char c : {'-', '/', '.'}) {
      if (rest.take({&c, 1})) separator = c;
      if (separator != '\0') break;
    }
    if (separator == '\0') return {};
    // Koreans also write "2023. 5. 11."
    if (separator == '.') rest.skipSpaces();
    const int second = rest.number(2);
    if (!rest.take({&separator, 1})) return {};
    if (separator == '.') rest.skipSpaces();
    int last_digits = 0;
    const int third = rest.number(4, &last_digits);
    if (digits == 4 && last_digits <= 2) {
      date = {.year = first, .month = second, .day = third};
      if (separator == '.') rest.take(".");
    } else if (digits <= 2 && last_digits == 4) {
      const bool month_first = order == DateOrder::kMonthFirst;
      date = {.year = third,
              .month = month_first ? first : second,
              .day = month_first ? second : first};
    } else {
      return {};
    }
  }
  if (!isDay(date.year, date.month, date.day) || !readTime(rest, date)) return {};
  return date;
}

}  // namespace minibatch
