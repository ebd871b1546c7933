#include "preparation/column_step.h"

#include <cmath>

#include "base/error.h"
#include "base/json_object.h"

namespace minibatch {

ColumnStep::ColumnStep(const Arguments& arguments)
    : class_name_(arguments.entry().class_name), location_(arguments.location()) {
  if (arguments.isNull("columns")) return;
  const std::vector<std::string> names = arguments.strings("columns");
  names_.emplace(names.begin(), names.end());
}

Index ColumnStep::parts(const PreparationData& data) const {
  requireTable(data, class_name_);
  return static_cast<Index>(data.features.columns().size());
}

bool ColumnStep::appliesAmong(const Column& column, const RowNumbers&) const {
  return appliesTo(column);
}

bool ColumnStep::chosen(const Column& column, const RowNumbers& rows) const {
  return names_ ? names_->contains(column.name) : appliesAmong(column, rows);
}

void ColumnStep::fitPart(const PreparationData& data, Index part) {
  if (part == 0 && names_) {
    for (const std::string& name : *names_) data.features.require(name);
  }
  const Column& column = data.features.columns()[part];
  if (!chosen(column, data.train)) return;
  const std::size_t index = fitted_.size();
  if (const auto reason = fitColumn(column, data.train, index)) {
    dropped_.push_back({column.name, std::string(*reason)});
    left_out_.insert(column.name);
  } else {
    indices_.emplace(column.name, index);
    fitted_.push_back(column.name);
  }
}

Index ColumnStep::columnSlices(const Column&, std::size_t) const { return 1; }

Index ColumnStep::ownSlices(const Column& column) const {
  const auto found = indices_.find(column.name);
  return found == indices_.end() ? 1 : columnSlices(column, found->second);
}

Index ColumnStep::slices(const PreparationData& data, Index part) const {
  const auto columns = data.features.columns();
  const bool is_last = part + 1 == static_cast<Index>(columns.size());
  return ownSlices(columns[part]) + (is_last ? addingSlices(data) : 0);
}

void ColumnStep::transformPart(PreparationData& data, Index part, Index slice,
                               Table& features) const {
  const Column& column = data.features.columns()[part];
  const Index own = ownSlices(column);
  if (slice >= own) return addColumns(data, slice - own, features);
  if (!left_out_.contains(column.name)) {
    const auto found = indices_.find(column.name);
    if (found == indices_.end()) {
      features.add(column);
    } else {
      const std::size_t before = features.columns().size();
      transformColumn(data, column, found->second, slice, features);
      features.madeOf(column, before);
    }
  }
}

nlohmann::json ColumnStep::learned() const {
  auto columns = nlohmann::json::array();
  for (std::size_t index = 0; index < fitted_.size(); ++index) {
    nlohmann::json column = learnedColumn(index);
    column["column"] = fitted_[index];
    columns.push_back(std::move(column));
  }
  auto dropped = nlohmann::json::array();
  for (const Dropped& one : dropped_) {
    dropped.push_back(jsonObject({{"column", one.column}, {"reason", one.reason}}));
  }
  return jsonObject({{"columns", std::move(columns)}, {"dropped", std::move(dropped)}});
}

void ColumnStep::restore(const nlohmann::json& json) {
  for (const nlohmann::json& column : json.at("columns")) {
    const std::size_t index = fitted_.size();
    restoreColumn(column, index);
    fitted_.push_back(column.at("column").get<std::string>());
    indices_.emplace(fitted_.back(), index);
  }
  for (const nlohmann::json& one : json.at("dropped")) {
    dropped_.push_back({one.at("column").get<std::string>(), one.at("reason").get<std::string>()});
    left_out_.insert(dropped_.back().column);
  }
}

std::string freeName(const std::string& name, const Table& before, const Table& after) {
  std::string free = name;
  for (int n = 1; before.find(free) || after.find(free); ++n) {
    free = name + "." + std::to_string(n);
  }
  return free;
}

RowNumbers usedRows(const PreparationData& data) {
  RowNumbers rows;
  data.eachUsedRow([&](std::uint32_t row) { rows.push_back(row); });
  return rows;
}

Column missingIndicator(const Column& column, const Table& before, const Table& after) {
  NumericValues values(static_cast<std::size_t>(column.rows()));
  for (std::size_t row = 0; row < values.size(); ++row) {
    values[row] = column.isMissing(static_cast<Index>(row));
  }
  const Column* const of[] = {&column};
  return {freeName("missingindicator_" + column.name, before, after), std::move(values),
          originsOf(of)};
}

const NumericValues& requireNumbers(const Column& column, const Location& location) {
  if (const NumericValues* numbers = column.numeric()) return *numbers;
  fail(ErrorCode::kInvalidData, "preparation.text-column",
       {{"where", location}, {"column", column.name}});
}

const CategoricalValues& requireText(const Column& column, const Location& location) {
  if (const CategoricalValues* texts = column.categorical()) return *texts;
  fail(ErrorCode::kInvalidData, "preparation.number-column",
       {{"where", location}, {"column", column.name}});
}

void requireFinite(const Column& column, const RowNumbers& rows) {
  const NumericValues& values = *column.numeric();
  for (const std::uint32_t row : rows) {
    if (!std::isinf(values[row])) continue;
    fail(ErrorCode::kInvalidData, "preparation.infinite",
         {{"column", column.name}, {"row", row}, {"received", values[row]}});
  }
}

std::vector<double> presentNumbers(const Column& column, const RowNumbers& rows,
                                   const Location& location) {
  const NumericValues& values = requireNumbers(column, location);
  requireFinite(column, rows);
  std::vector<double> present;
  present.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    if (!std::isnan(values[row])) present.push_back(values[row]);
  }
  return present;
}

}  // namespace minibatch
