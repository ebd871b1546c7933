// What the first reading makes the second do.
#include <algorithm>
#include <unordered_set>

#include "base/merge_sort.h"
#include "data/csv_reader.h"

namespace minibatch {

// Whether it numbers or names the rows, then: pandas and R write that.
bool CsvReader::countsRows() const {
  if (!mayNameRows() || names_.size() < 3 || rows_ < 2) return false;
  if (counts_up_) return counted_from_ == 0 || counted_from_ == 1;
  const auto compared = static_cast<Index>(first_names_.size());
  if (compared < std::min(rows_, static_cast<Index>(kCompared))) return false;
  return std::unordered_set<std::string_view>(first_names_.begin(), first_names_.end()).size() ==
         first_names_.size();
}

void CsvReader::decide() {
  width_ = names_.size();
  if (namesRows()) {
    offset_ = 1;
    ++width_;
    columns_seen_ = seen_;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      columns_seen_[i] = seen_longer_[i + 1];
      if (i + 1 < seen_.size()) columns_seen_[i].add(seen_[i + 1]);
    }
    bad_ = longest_;
  } else {
    columns_seen_ = seen_;
    bad_ = longest_.first.empty() ? longer_ : longest_;
    if (!longest_.first.empty()) {
      bad_.count += longer_.count;
      bad_.first.insert(bad_.first.end(), longer_.first.begin(), longer_.first.end());
      sortStable(bad_.first, [](const RowCells& a, const RowCells& b) { return a.line < b.line; });
      bad_.first.resize(std::min(bad_.first.size(), kNamed));
    }
    if (dialect_.row_names.value_or(countsRows()) && names_.size() > 1) {
      offset_ = 1;
      names_.erase(names_.begin());
      columns_seen_.erase(columns_seen_.begin());
      if (!renamed_.empty() && renamed_[0].column == 0) renamed_.erase(renamed_.begin());
      for (Renamed& renamed : renamed_) --renamed.column;
    } else if (names_.size() > 2 && columns_seen_.back().values() == 0 && !renamed_.empty() &&
               renamed_.back().column == names_.size() - 1 && renamed_.back().from.empty()) {
      // A separator at the end of every line, the header's, too.
      names_.pop_back();
      columns_seen_.pop_back();
      renamed_.pop_back();
    }
  }
  decimal_ = decimalOf(columns_seen_);
  for (std::size_t i = 0; i < names_.size(); ++i) {
    plans_.push_back(planOf(columns_seen_[i], names_[i], decimal_));
  }
}

// What is before the fraction where a column alone does not tell.
char CsvReader::decimalOf(const std::vector<CsvSeen>& seen) {
  if (dialect_.decimal) return *dialect_.decimal;
  Index points = 0, commas = 0, either = 0, money = 0;
  for (const CsvSeen& column : seen) {
    const Index fewest = column.values() / 2;
    points += column.point() > column.comma() && column.numbers('.') > fewest;
    commas += column.comma() > column.point() && column.numbers(',') > fewest;
    either += column.either() > 0;
    money += column.money();
  }
  // Where semicolons part cells, commas are in numbers: before fractions, unless dollars or wons
  // are counted.
  if (points == 0 && commas == 0) {
    is_unsure_ = either > 0 && money == 0 && dialect_.separator == ';';
    return is_unsure_ ? ',' : '.';
  }
  return commas > points ? ',' : '.';
}

CsvPlan CsvReader::planOf(const CsvSeen& seen, const std::string& name, char decimal) const {
  CsvPlan plan{.decimal = decimal, .thousands = dialect_.thousands.value_or(kAnyThousands)};
  if (!dialect_.decimal && seen.point() != seen.comma()) {
    plan.decimal = seen.point() > seen.comma() ? '.' : ',';
  }
  if (const auto given = dialect_.types.find(name); given != dialect_.types.end()) {
    plan.type = given->second;
    return plan;
  }
  // A few cells that are no numbers, or no dates, make no column of texts; codes such as 007 do.
  const auto areFew = [&seen](Index others) { return others * 10 <= seen.values(); };
  const bool is_number = seen.codes() == 0 && areFew(seen.others(plan.decimal));
  const bool is_date = seen.dates() > 0 && areFew(seen.values() - seen.dates());
  plan.type = is_number ? CsvType::kNumber : is_date ? CsvType::kDate : CsvType::kText;
  return plan;
}

}  // namespace minibatch
