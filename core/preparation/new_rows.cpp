// What a preparation makes of new rows.
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "data/cell.h"
#include "preparation/column_step.h"
#include "preparation/preparation.h"

namespace minibatch {

void Preparation::addPast(const Table& targets, Table& features) const {
  for (const PreparedTarget& target : targets_) {
    if (!target.isNumbers()) continue;
    Table own;
    for (const std::string& name : target.encoder.columns()) own.add(targets.require(name));
    const Table scaled = target.scaler.transform(own);
    for (Column column : scaled.columns()) {
      const Column* const of[] = {&column};
      column.origins = originsOf(of);
      column.name = freeName(column.name, features, features);
      features.add(std::move(column));
    }
  }
}

std::vector<std::string> Preparation::targetColumns(bool numbers_only) const {
  std::vector<std::string> columns;
  for (const PreparedTarget& target : targets_) {
    if (numbers_only && !target.isNumbers()) continue;
    for (const std::string& name : target.encoder.columns()) {
      if (!std::ranges::count(columns, name)) columns.push_back(name);
    }
  }
  return columns;
}

bool Preparation::showsPast(const std::optional<Windows>& windows) const {
  if (!windows || !windows->include_target) return false;
  const auto takes = [&](const ModelInput& input) {
    return std::ranges::any_of(targetColumns(true),
                               [&](const std::string& column) { return input.takes(column); });
  };
  return model_inputs_.empty() || std::ranges::any_of(model_inputs_, takes);
}

InputValues Preparation::inputValues(Index rows) const {
  if (!model_inputs_.empty()) return {model_inputs_, rows};
  return {{{.name = "", .columns = {}, .size = 0, .features = features_}}, rows};
}

// One for each number to predict.
std::vector<OutputScaling> Preparation::targetScaling(const std::optional<Windows>& windows) const {
  std::vector<OutputScaling> result;
  for (const PreparedTarget& target : targets_) {
    result.push_back({target.output, target.scaler.scaling()});
    std::vector<TargetScaling>& scaling = result.back().scaling;
    if (windows && !scaling.empty() && windows->target_length > 1) {
      scaling.resize(static_cast<std::size_t>(windows->target_length), scaling[0]);
    }
  }
  return result;
}

Dataset Preparation::transform(const Table& rows) const {
  PreparationData data;
  data.target_columns = targetColumns();
  const Table given = conform(rows);
  Table past;
  for (const Column& column : given.columns()) {
    const bool is_target = std::ranges::count(data.target_columns, column.name) > 0;
    (is_target ? past : data.features).add(column);
  }
  for (const Step& step : steps_) step.step->transform(data);
  if (showsPast(data.windows)) addPast(past, data.features);
  const RowNumbers all = allRows(rows.rows());
  InputValues values = inputValues(rows.rows());
  for (const std::string& name : features_) values.copy(data.features.require(name), all);
  return values.take(data.windows).withTargetScaling(targetScaling(data.windows));
}

std::vector<std::pair<Index, std::string>> Preparation::notNumbers(
    const std::vector<CellsByColumn>& rows) const {
  std::vector<std::pair<Index, std::string>> result;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (const InputColumn& input : inputs_) {
      const auto found = rows[row].find(input.name);
      if (!input.numeric || found == rows[row].end()) continue;
      const std::string_view cell = trimmed(found->second);
      if (!cells_.isMissingNumber(input.name, cell) &&
          std::isnan(cells_.number(input.name, cell))) {
        result.emplace_back(static_cast<Index>(row), input.name);
      }
    }
  }
  return result;
}

Dataset Preparation::transformCells(const std::vector<CellsByColumn>& rows) const {
  Table table;
  for (const InputColumn& input : inputs_) {
    NumericValues numbers;
    CategoricalValues texts;
    for (const auto& cells : rows) {
      const auto found = cells.find(input.name);
      const std::string_view cell = found == cells.end() ? "" : trimmed(found->second);
      if (!input.numeric) {
        const bool is_missing = cells_.isMissing(input.name, cell);
        texts.codes.push_back(is_missing ? -1 : static_cast<std::int32_t>(texts.categories.size()));
        if (!is_missing) texts.categories.emplace_back(cell);
        continue;
      }
      const bool is_missing = cells_.isMissingNumber(input.name, cell);
      numbers.push_back(is_missing ? std::nan("") : cells_.number(input.name, cell));
      if (std::isnan(numbers.back()) && !is_missing) {
        fail(ErrorCode::kInvalidData, "preparation.cell-not-a-number",
             {{"column", input.name}, {"received", cell}});
      }
    }
    if (input.numeric) {
      table.add({input.name, std::move(numbers)});
    } else {
      table.add({input.name, std::move(texts)});
    }
  }
  return transform(table);
}

void copyFeature(const Column& column, const RowNumbers& rows, float* out, Index stride) {
  const NumericValues* values = column.numeric();
  if (!values) {
    fail(ErrorCode::kInvalidData, "preparation.text-feature", {{"column", column.name}});
  }
  for (const std::uint32_t row : rows) {
    const double value = (*values)[row];
    if (std::isnan(value)) {
      fail(ErrorCode::kInvalidData, "preparation.missing-value",
           {{"column", column.name}, {"row", row}});
    }
    if (std::isinf(value)) {
      fail(ErrorCode::kInvalidData, "preparation.infinite",
           {{"column", column.name}, {"row", row}, {"received", value}});
    }
    *out = static_cast<float>(value);
    out += stride;
  }
}

}  // namespace minibatch
