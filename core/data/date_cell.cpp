#include "data/date_cell.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace minibatch {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

bool isLeap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int daysIn(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && isLeap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

// The text from its start, taken piece by piece.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }
  bool atEnd() const { return at_ == text_.size(); }
  char peek() const { return atEnd() ? '\0' : text_[at_]; }
  bool skip(char c) { return skip(std::string_view(&c, 1)); }
  bool skip(std::string_view part) {
    if (!text_.substr(at_).starts_with(part)) return false;
    at_ += part.size();
    return true;
  }
  void skipSpaces() {
    while (skip(' ')) {
    }
  }
  // Digits, at most `most` of them.
  struct Number {
    int value = 0, digits = 0;
  };
  Number number(int most) {
    Number result;
    while (result.digits < most && isDigit(peek())) {
      result.value = result.value * 10 + (text_[at_++] - '0');
      ++result.digits;
    }
    return result;
  }
  // The letters that come next.
  std::string_view word() {
    std::size_t end = at_;
    while (end < text_.size() && isLetter(text_[end])) ++end;
    const std::string_view result = text_.substr(at_, end - at_);
    at_ = end;
    return result;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool isWord(std::string_view word, std::string_view lower_case) {
  return std::ranges::equal(word, lower_case, {}, lower);
}

// May, or its first three letters.
std::optional<int> monthNamed(std::string_view word) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (isWord(word, kMonths[i]) || isWord(word, kMonths[i].substr(0, 3))) {
      return static_cast<int>(i) + 1;
    }
  }
  return std::nullopt;
}

// Two digits are of the years 1969 to 2068, as POSIX has it.
int fullYear(const Reader::Number& year) {
  if (year.digits != 2) return year.value;
  return year.value + (year.value < 69 ? 2000 : 1900);
}

// What is left of a date may be followed by a time, behind a space or a T.
struct Parsed {
  CellDate date;
  bool in_order = false;  // a year came first, or a month had a name
  int first = 0, second = 0;
};

bool readEnglish(Reader& reader, Parsed& parsed, bool day_was_read) {
  CellDate& date = parsed.date;
  parsed.in_order = true;
  const auto skipped = [&] {
    const std::size_t before = reader.at();
    reader.skip(',');
    if (!reader.skip('-') && !reader.skip('.')) reader.skipSpaces();
    reader.skipSpaces();
    return reader.at() > before;
  };
  const std::optional<int> month = monthNamed(reader.word());
  if (!month) return false;
  date.month = *month;
  skipped();
  if (day_was_read) {  // 11 May 2023
    date.day = parsed.first;
  } else {  // May 11, 2023
    date.day = reader.number(2).value;
    if (!skipped()) return false;
  }
  const Reader::Number year = reader.number(4);
  date.year = fullYear(year);
  return year.digits == 4 || year.digits == 2;
}

// Behind a year: -05-11, .5.11., /5, 0511, or 년 5월 11일.
bool readBehindYear(Reader& reader, CellDate& date) {
  if (reader.skip("년")) {
    reader.skipSpaces();
    date.month = reader.number(2).value;
    if (!reader.skip("월")) return false;
    reader.skipSpaces();
    if (!isDigit(reader.peek())) return true;
    date.day = reader.number(2).value;
    return reader.skip("일");
  }
  if (isDigit(reader.peek())) {
    const Reader::Number month = reader.number(2), day = reader.number(2);
    date.month = month.value;
    date.day = day.value;
    return month.digits == 2 && day.digits == 2;
  }
  const char separator = reader.peek();
  if (!reader.skip('-') && !reader.skip('/') && !reader.skip('.')) return false;
  reader.skipSpaces();
  const Reader::Number month = reader.number(2);
  date.month = month.value;
  if (month.digits == 0) return false;
  if (!reader.skip(separator)) return true;
  reader.skipSpaces();
  const Reader::Number day = reader.number(2);
  if (day.digits == 0) return separator == '.';  // 2023. 5.
  date.day = day.value;
  if (separator == '.') reader.skip('.');
  return true;
}

bool readDay(Reader& reader, Parsed& parsed) {
  if (isLetter(reader.peek())) return readEnglish(reader, parsed, false);
  const Reader::Number first = reader.number(4);
  if (first.digits == 4) {
    parsed.in_order = true;
    parsed.date.year = first.value;
    return readBehindYear(reader, parsed.date);
  }
  if (first.digits != 1 && first.digits != 2) return false;
  parsed.first = first.value;
  const char separator = reader.peek();
  if (!reader.skip('-') && !reader.skip('/') && !reader.skip('.') && !reader.skip(' ')) {
    return isLetter(separator) && readEnglish(reader, parsed, true);
  }
  reader.skipSpaces();
  if (isLetter(reader.peek())) return readEnglish(reader, parsed, true);
  if (separator == ' ') return false;
  const Reader::Number second = reader.number(2);
  if (second.digits == 0 || !reader.skip(separator)) return false;
  reader.skipSpaces();
  parsed.second = second.value;
  const Reader::Number year = reader.number(4);
  parsed.date.year = fullYear(year);
  return year.digits == 4 || (year.digits == 2 && separator != '.');  // 1.10.20 is a version
}

// Z, UTC, +09:00, -0500: the time stays as it is written.
bool skipZone(Reader& reader) {
  if (reader.skip('Z') || reader.skip('z') || reader.skip("UTC")) return true;
  if (!reader.skip('+') && !reader.skip('-')) return true;
  const int hours = reader.number(2).digits;
  reader.skip(':');
  const int minutes = reader.number(2).digits;
  return hours == 2 && (minutes == 2 || minutes == 0);
}

// 14:30, 2:30:05.25 PM, 오후 2시 30분 5초.
bool readTime(Reader& reader, CellDate& date) {
  bool is_afternoon = reader.skip("오후");
  bool is_morning = !is_afternoon && reader.skip("오전");
  reader.skipSpaces();
  const Reader::Number hour = reader.number(2);
  if (hour.digits == 0) return false;
  date.hour = hour.value;
  if (reader.skip("시")) {
    reader.skipSpaces();
    if (isDigit(reader.peek())) {
      date.minute = reader.number(2).value;
      if (!reader.skip("분")) return false;
      reader.skipSpaces();
    }
    if (isDigit(reader.peek())) {
      date.second = reader.number(2).value;
      if (!reader.skip("초")) return false;
    }
  } else {
    if (!reader.skip(':')) return false;
    const Reader::Number minute = reader.number(2);
    if (minute.digits != 2) return false;
    date.minute = minute.value;
    if (reader.skip(':')) {
      const Reader::Number second = reader.number(2);
      if (second.digits != 2) return false;
      date.second = second.value;
      if (reader.skip('.') && reader.number(9).digits == 0) return false;
    }
    reader.skipSpaces();
    if (const char c = lower(reader.peek()); c == 'a' || c == 'p') {
      const std::string_view word = reader.word();
      is_afternoon = isWord(word, "pm");
      is_morning = isWord(word, "am");
      if (!is_afternoon && !is_morning) return false;
    }
    if (!skipZone(reader)) return false;
  }
  if (is_afternoon || is_morning) {
    if (date.hour < 1 || date.hour > 12) return false;
    date.hour = date.hour % 12 + (is_afternoon ? 12 : 0);
  }
  return date.hour < 24 && date.minute < 60 && date.second < 60;
}

// What stands in the text, whether or not there is such a day.
std::optional<Parsed> parsed(std::string_view text) {
  constexpr std::size_t kShortest = 6, kLongest = 48;
  if (text.size() < kShortest || text.size() > kLongest) return std::nullopt;
  if (std::ranges::none_of(text, isDigit)) return std::nullopt;
  Reader reader(text);
  Parsed result;
  if (!readDay(reader, result)) return std::nullopt;
  if (reader.atEnd()) return result;
  if (!reader.skip('T') && !reader.skip('t') && !reader.skip(' ')) return std::nullopt;
  reader.skipSpaces();
  if (!readTime(reader, result.date) || !reader.atEnd()) return std::nullopt;
  return result;
}

}  // namespace

int CellDate::weekday() const {
  // Zeller's congruence, where January and February belong to the year before.
  const int m = month < 3 ? month + 12 : month;
  const int y = month < 3 ? year - 1 : year;
  return (day + 13 * (m + 1) / 5 + y + y / 4 - y / 100 + y / 400 + 5) % 7;
}

int CellDate::dayOfYear() const {
  int days = day;
  for (int m = 1; m < month; ++m) days += daysIn(year, m);
  return days;
}

std::optional<CellDate> dateIn(std::string_view cell, DateOrder order) {
  const std::optional<Parsed> found = parsed(cell);
  if (!found) return std::nullopt;
  CellDate date = found->date;
  if (!found->in_order) {
    const bool day_first = order == DateOrder::kDayFirst;
    date.day = day_first ? found->first : found->second;
    date.month = day_first ? found->second : found->first;
  }
  if (date.year < 1 || date.month < 1 || date.month > 12) return std::nullopt;
  if (date.day < 1 || date.day > daysIn(date.year, date.month)) return std::nullopt;
  return date;
}

}  // namespace minibatch
