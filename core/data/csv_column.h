#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/shape.h"
#include "data/csv_dialect.h"
#include "data/date_cell.h"
#include "data/plain_number.h"
#include "data/table.h"

namespace minibatch {

/// A cell that is no number in a column of numbers, or that made a column one of text.
struct CsvCell {
  Index line = 0;  // of the file, from 1
  std::string text;
};

/// What the first reading sees of a column: how many cells are of which kind.
class CsvSeen {
 public:
  /// Takes a cell if it is a plain number, of which there is nothing to ask.
  bool seePlain(const PlainNumber& number, const CsvDialect& dialect) {
    if (!number.is_plain) return false;
    // Of points that were seen to be decimal marks, another one is none between thousands.
    if (number.has_point && (point_ == 0 || dialect.decimal == ',')) return false;
    ++(number.has_point ? point_ : numbers_);
    return true;
  }
  /// Takes a trimmed cell that is not missing.
  void see(std::string_view cell, Index line, const CsvDialect& dialect);
  /// Cells of the same column in other rows.
  void add(const CsvSeen& other);

  Index values() const { return numbers_ + point_ + comma_ + either_ + codes_ + texts_; }
  /// Cells that are numbers where `decimal` is before the fraction.
  Index numbers(char decimal) const {
    return numbers_ + either_ + (decimal == ',' ? comma_ : point_);
  }
  Index others(char decimal) const { return values() - numbers(decimal); }
  /// The first cell that is no number.
  const CsvCell& firstOther(char decimal) const;
  Index codes() const { return codes_; }
  Index dates() const { return dates_; }
  DateOrder dateOrder() const {
    return day_first_ > month_first_ ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
  }
  /// Numbers whose point, or comma, is certainly a decimal mark.
  Index point() const { return point_; }
  Index comma() const { return comma_; }
  /// Numbers whose point or comma may be a decimal mark or part thousands.
  Index either() const { return either_; }
  /// Of these, those with the sign of a currency whose users write points before fractions.
  Index money() const { return money_; }

 private:
  Index numbers_ = 0, point_ = 0, comma_ = 0, either_ = 0, money_ = 0, codes_ = 0, texts_ = 0;
  Index dates_ = 0, month_first_ = 0, day_first_ = 0;
  CsvCell first_text_, first_point_, first_comma_;
};

/// What a column is read as.
struct CsvPlan {
  CsvType type = CsvType::kNumber;
  char decimal = '.';
  char thousands = kAnyThousands;

  bool operator==(const CsvPlan&) const = default;
};

/// What the second reading makes of a column.
class CsvFilled {
 public:
  explicit CsvFilled(const CsvPlan& plan, Index rows);

  void addMissing();
  /// Takes a cell if it is a plain number, and is to be one.
  bool addPlain(const PlainNumber& number) {
    if (plan_.type != CsvType::kNumber || !number.is_plain) return false;
    if (number.has_point && plan_.decimal != '.') return false;
    numbers_.push_back(number.value);
    return true;
  }
  /// Takes a trimmed cell that is not missing; false where it is no number and was to be one, so
  /// that it is missing.
  bool add(std::string_view cell, bool keeps_default);
  Column take(std::string name);

 private:
  // Distinct texts in the order they are seen, found by a table of their codes.
  class Dictionary {
   public:
    std::int32_t codeOf(std::string_view text);
    std::vector<std::string> takeTexts() { return std::move(texts_); }

   private:
    void grow();

    std::vector<std::string> texts_;
    std::vector<std::uint32_t> hashes_;  // of the texts: the table grows without a look at them
    std::vector<std::int32_t> slots_;    // -1: free
  };

  CsvPlan plan_;
  NumericValues numbers_;
  std::vector<std::int32_t> codes_;
  Dictionary texts_;
};

}  // namespace minibatch
