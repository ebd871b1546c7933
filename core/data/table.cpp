#include "data/table.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>
#include <utility>

#include "base/error.h"
#include "base/number_text.h"

namespace minibatch {

Index Column::rows() const {
  const NumericValues* numbers = numeric();
  return static_cast<Index>(numbers ? numbers->size() : categorical()->codes.size());
}

bool Column::isMissing(Index row) const {
  const NumericValues* numbers = numeric();
  return numbers ? std::isnan((*numbers)[row]) : categorical()->codes[row] < 0;
}

std::string Column::text(Index row) const {
  if (isMissing(row)) return "";
  const NumericValues* numbers = numeric();
  return numbers ? numberText((*numbers)[row])
                 : categorical()->categories[categorical()->codes[row]];
}

void Table::add(Column column) {
  if (find(column.name)) {
    fail(ErrorCode::kInvalidData, "table.same-column", {{"column", column.name}});
  }
  if (!columns_.empty() && column.rows() != rows()) {
    fail(ErrorCode::kInvalidData, "table.rows",
         {{"column", column.name}, {"received", column.rows()}, {"expected", rows()}});
  }
  if (const CategoricalValues* text = column.categorical()) {
    for (std::size_t row = 0; row < text->codes.size(); ++row) {
      if (text->codes[row] < -1 ||
          text->codes[row] >= static_cast<Index>(text->categories.size())) {
        fail(ErrorCode::kInvalidData, "table.code",
             {{"column", column.name},
              {"row", row},
              {"received", text->codes[row]},
              {"count", text->categories.size()}});
      }
    }
  }
  places_.emplace(column.name, columns_.size());
  columns_.push_back(std::move(column));
}

void Table::madeOf(const Column& column, std::size_t first) {
  if (first == columns_.size()) return;
  const Column* const made[] = {&column};
  const Column::Origins origins = originsOf(made);
  for (std::size_t i = first; i < columns_.size(); ++i) columns_[i].origins = origins;
}

void Table::keepOrigins(const Table& before) {
  for (Column& column : columns_) {
    if (column.origins) continue;
    if (const Column* same = before.find(column.name)) column.origins = same->origins;
  }
}

Column::Origins originsOf(std::span<const Column* const> columns) {
  std::vector<std::string> names;
  std::unordered_set<std::string_view> known;
  for (const Column* column : columns) {
    const std::span<const std::string> of =
        column->origins ? std::span(*column->origins) : std::span(&column->name, 1);
    for (const std::string& name : of) {
      if (known.insert(name).second) names.push_back(name);
    }
  }
  return std::make_shared<const std::vector<std::string>>(std::move(names));
}

const Column* Table::find(std::string_view name) const {
  const auto found = places_.find(std::string(name));
  return found == places_.end() ? nullptr : &columns_[found->second];
}

const Column& Table::require(std::string_view name) const {
  if (const Column* column = find(name)) return *column;
  std::vector<std::string> names;
  for (const Column& column : columns_) names.push_back(column.name);
  failNoColumn(name, names);
}

void failNoColumn(std::string_view name, std::span<const std::string> known) {
  constexpr std::size_t kNamed = 20;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(known.size(), kNamed); ++i) {
    names.push_back('"' + known[i] + '"');
  }
  if (known.size() > kNamed) names.emplace_back("…");
  if (names.empty()) {
    fail(ErrorCode::kInvalidData, "table.no-columns", {{"column", name}});
  }
  fail(ErrorCode::kInvalidData, "table.no-column", {{"column", name}, {"known", names}});
}

std::vector<std::uint32_t> allRows(Index rows) {
  std::vector<std::uint32_t> result(static_cast<std::size_t>(rows));
  std::iota(result.begin(), result.end(), 0u);
  return result;
}

}  // namespace minibatch
