#include "data/csv_column.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace minibatch {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

void keepFirst(CsvCell& kept, std::string_view cell, Index line) {
  if (kept.line == 0) kept = {line, std::string(cell)};
}

void keepFirst(CsvCell& kept, const CsvCell& other) {
  if (other.line != 0 && (kept.line == 0 || other.line < kept.line)) kept = other;
}

}  // namespace

void CsvSeen::see(std::string_view cell, Index line, const CsvDialect& dialect) {
  const bool is_plain = !std::isnan(cellNumber(cell));
  if (is_plain && cell.find('.') == std::string_view::npos) {
    if (!isZeroPaddedCode(cell)) {
      ++numbers_;
      return;
    }
    ++codes_;
    keepFirst(first_text_, cell, line);
    return;
  }
  if (dialect.missing.keeps_default && isMissingNumber(cell)) return;
  const char thousands = dialect.thousands.value_or(kAnyThousands);
  const char decimal = dialect.decimal.value_or('\0');
  // Of points that were seen to be decimal marks, another one is none between thousands.
  const bool asks_comma = decimal == ',' || (decimal == '\0' && !(is_plain && point_ > 0));
  const double by_point = is_plain         ? 0
                          : decimal == ',' ? kNone
                                           : writtenNumber(cell, '.', thousands);
  const double by_comma = asks_comma ? writtenNumber(cell, ',', thousands) : kNone;
  const bool is_point = decimal != ',' && !std::isnan(by_point), is_comma = !std::isnan(by_comma);
  if (is_point && is_comma) {
    if (!is_plain && by_point == by_comma) {
      ++numbers_;
    } else {
      ++either_;
      money_ += hasPointCurrency(cell);
    }
  } else if (is_point) {
    ++point_;
    keepFirst(first_point_, cell, line);
  } else if (is_comma) {
    ++comma_;
    keepFirst(first_comma_, cell, line);
  } else {
    ++texts_;
    keepFirst(first_text_, cell, line);
    const bool by_month = dateIn(cell, DateOrder::kMonthFirst).has_value();
    const bool by_day = dateIn(cell, DateOrder::kDayFirst).has_value();
    dates_ += by_month || by_day;
    month_first_ += by_month && !by_day;
    day_first_ += by_day && !by_month;
  }
}

void CsvSeen::add(const CsvSeen& other) {
  numbers_ += other.numbers_;
  point_ += other.point_;
  comma_ += other.comma_;
  either_ += other.either_;
  money_ += other.money_;
  codes_ += other.codes_;
  texts_ += other.texts_;
  dates_ += other.dates_;
  month_first_ += other.month_first_;
  day_first_ += other.day_first_;
  keepFirst(first_text_, other.first_text_);
  keepFirst(first_point_, other.first_point_);
  keepFirst(first_comma_, other.first_comma_);
}

const CsvCell& CsvSeen::firstOther(char decimal) const {
  const CsvCell& number = decimal == ',' ? first_point_ : first_comma_;
  if (number.line == 0 || (first_text_.line != 0 && first_text_.line < number.line)) {
    return first_text_;
  }
  return number;
}

CsvFilled::CsvFilled(const CsvPlan& plan, Index rows) : plan_(plan) {
  const auto count = static_cast<std::size_t>(rows);
  if (plan.type == CsvType::kNumber) {
    numbers_.reserve(count);
  } else {
    codes_.reserve(count);
  }
}

void CsvFilled::addMissing() {
  if (plan_.type == CsvType::kNumber) {
    numbers_.push_back(kNone);
  } else {
    codes_.push_back(-1);
  }
}

bool CsvFilled::add(std::string_view cell, bool keeps_default) {
  if (plan_.type != CsvType::kText && keeps_default && isMissingNumber(cell)) {
    addMissing();
    return true;
  }
  if (plan_.type != CsvType::kNumber) {
    codes_.push_back(texts_.codeOf(cell));
    return true;
  }
  double number = plan_.decimal == '.' ? cellNumber(cell) : kNone;
  if (std::isnan(number)) number = writtenNumber(cell, plan_.decimal, plan_.thousands);
  numbers_.push_back(number);
  return !std::isnan(number);
}

Column CsvFilled::take(std::string name) {
  if (plan_.type == CsvType::kNumber) return {std::move(name), std::move(numbers_)};
  return {std::move(name), CategoricalValues{std::move(codes_), texts_.takeTexts()}};
}

std::int32_t CsvFilled::Dictionary::codeOf(std::string_view text) {
  if (2 * (texts_.size() + 1) > slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] < 0) {
      slots_[slot] = static_cast<std::int32_t>(texts_.size());
      texts_.emplace_back(text);
      hashes_.push_back(hash);
      return slots_[slot];
    }
    const auto code = static_cast<std::size_t>(slots_[slot]);
    if (hashes_[code] == hash && texts_[code] == text) return slots_[slot];
  }
}

void CsvFilled::Dictionary::grow() {
  slots_.assign(std::max<std::size_t>(16, 2 * slots_.size()), -1);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t code = 0; code < hashes_.size(); ++code) {
    std::size_t slot = hashes_[code] & mask;
    while (slots_[slot] >= 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::int32_t>(code);
  }
}

}  // namespace minibatch
