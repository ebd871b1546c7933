#include "look/row_order.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/deadline.h"
#include "base/json_object.h"
#include "base/json_text.h"
#include "data/cell.h"
#include "look/look.h"

namespace minibatch {

using nlohmann::json;

RowOrder::RowOrder(const Table& table, const json& options, std::vector<std::uint32_t> rows)
    : table_(table), rows_(std::move(rows)) {
  if (options.contains("filter")) {
    const json& filter = options.at("filter");
    is_ = filter.at("is").get<std::string>();
    if (is_ == "duplicated") {
      duplicates_.emplace(columnsIn(json::object(), table_));
    } else {
      filtered_ = columnIn(filter, "column", table_);
      value_ = filter.value("value", json());
    }
  } else {
    is_filtered_ = true;
  }
  if (options.contains("sort")) {
    sorted_ = columnIn(options.at("sort"), "column", table_);
    ascending_ = options.at("sort").at("ascending").get<bool>();
  }
}

bool RowOrder::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  do {
    if (work()) return true;
  } while (!deadline.passed());
  return false;
}

bool RowOrder::work() {
  if (!is_filtered_) {
    is_filtered_ = filter();
    return false;
  }
  return !sorted_ || sort();
}

bool RowOrder::filter() {
  if (duplicates_) {
    if (!duplicates_->work()) return false;
    const auto& found = duplicates_->rows();  // in the order of the file
    std::erase_if(rows_,
                  [&](std::uint32_t row) { return !std::ranges::binary_search(found, row); });
    duplicates_.reset();
    return true;
  }
  const std::size_t end = std::min(rows_.size(), at_ + Look::kSliceRows);
  for (; at_ < end; ++at_) {
    if (keeps(static_cast<Index>(rows_[at_]))) kept_.push_back(rows_[at_]);
  }
  if (at_ < rows_.size()) return false;
  rows_ = std::exchange(kept_, {});
  filtered_.reset();
  return true;
}

// A text stands for the number it spells, as a person types it.
bool RowOrder::keeps(Index row) const {
  const bool is_missing = filtered_->isMissing(row);
  if (is_ == "missing" || (is_ == "value" && value_.is_null())) return is_missing;
  if (is_missing) return false;
  const CategoricalValues* text = filtered_->categorical();
  if (is_ == "not-a-number") {
    return text && std::isnan(cellNumber(trimmed(text->categories[text->codes[row]])));
  }
  if (text)
    return value_.is_string() ? filtered_->text(row) == value_
                              : filtered_->text(row) == jsonText(value_);
  return (*filtered_->numeric())[row] == (value_.is_string()
                                              ? cellNumber(trimmed(value_.get<std::string>()))
                                              : value_.get<double>());
}

bool RowOrder::rankCategories() {
  const CategoricalValues& text = *sorted_->categorical();
  if (!sorting_) {
    sorting_.emplace(allRows(static_cast<Index>(text.categories.size())),
                     Before{.texts = text.categories.data()});
  }
  if (!sorting_->work()) return false;
  const std::vector<std::uint32_t> order = sorting_->take();
  sorting_.reset();
  std::vector<double> ranks(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = static_cast<double>(i);
  keys_.resize(text.codes.size());
  for (std::size_t row = 0; row < keys_.size(); ++row) {
    if (text.codes[row] >= 0) keys_[row] = ranks[text.codes[row]];
  }
  return true;
}

void RowOrder::beginSort() {
  const double* keys = sorted_->numeric() ? sorted_->numeric()->data() : keys_.data();
  std::vector<std::uint32_t> rows;
  rows.reserve(rows_.size());
  for (const std::uint32_t row : rows_) {
    (sorted_->isMissing(static_cast<Index>(row)) ? missing_ : rows).push_back(row);
  }
  sorting_.emplace(std::move(rows), Before{.keys = keys, .ascending = ascending_});
}

bool RowOrder::sort() {
  if (!is_ranked_) {
    if (sorted_->categorical() && !rankCategories()) return false;
    is_ranked_ = true;
    beginSort();
    return false;
  }
  if (!sorting_->work()) return false;
  rows_ = sorting_->take();
  rows_.insert(rows_.end(), missing_.begin(), missing_.end());
  sorting_.reset();
  sorted_.reset();
  keys_ = {};
  missing_ = {};
  return true;
}

json RowOrder::page(Index from, Index count) const {
  const auto total = static_cast<Index>(rows_.size());
  const Index first = std::clamp<Index>(from, 0, total);
  const Index last = first + std::clamp<Index>(count, 0, total - first);
  json rows = json::array(), numbers = json::array();
  for (Index i = first; i < last; ++i) {
    numbers.push_back(rows_[i]);
    json cells = json::array();
    for (const Column& column : table_.columns()) {
      cells.push_back(column.text(static_cast<Index>(rows_[i])));
    }
    rows.push_back(std::move(cells));
  }
  return jsonObject({{"rows", std::move(rows)}, {"numbers", std::move(numbers)}, {"total", total}});
}

}  // namespace minibatch
