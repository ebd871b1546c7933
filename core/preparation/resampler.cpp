#include "preparation/resampler.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/json_object.h"

namespace minibatch {

Resampler::Resampler(const Arguments& arguments, Sampling sampling)
    : step_(arguments.entry().class_name),
      strategy_(arguments, sampling),
      learned_(jsonObject({{"classes", nlohmann::json::array()}})) {
  if (arguments.entry().find("integer_columns") && !arguments.isNull("integer_columns")) {
    const std::vector<std::string> names = arguments.strings("integer_columns");
    integer_columns_.insert(names.begin(), names.end());
  }
  if (!arguments.entry().find("random_state") || arguments.isNull("random_state")) return;
  random_state_ = static_cast<std::uint32_t>(arguments.number("random_state"));
}

RandomState Resampler::random(const PreparationData& data) const {
  return RandomState(
      random_state_.value_or(static_cast<std::uint32_t>(data.seed ^ (data.seed >> 32))));
}

RowNumbers Resampler::members(const PreparationData& data, Index cls) {
  RowNumbers rows;
  for (const std::uint32_t row : data.train) {
    if (static_cast<Index>(data.targets[row]) == cls) rows.push_back(row);
  }
  return rows;
}

void Resampler::keep(const PreparationData& data, RowNumbers train,
                     std::vector<Synthetic> synthetic) {
  const std::vector<Index> before = classCounts(data);
  std::vector<Index> after(before.size());
  const auto count = [&](std::uint32_t row) {
    ++after[static_cast<std::size_t>(data.targets[row])];
  };
  for (const std::uint32_t row : train) count(row);
  for (const Synthetic& one : synthetic) count(one.row);
  auto classes = nlohmann::json::array();
  for (std::size_t c = 0; c < before.size(); ++c) {
    classes.push_back(jsonObject({{"class", data.className(static_cast<Index>(c))},
                                  {"before", before[c]},
                                  {"after", after[c]}}));
  }
  learned_ = jsonObject({{"classes", std::move(classes)}});
  train_ = std::move(train);
  synthetic_ = std::move(synthetic);
}

Column Resampler::extended(const Column& column) const {
  if (const NumericValues* numbers = column.numeric()) {
    NumericValues values = *numbers;
    const bool is_whole = integer_columns_.contains(column.name);
    for (const auto& [row, neighbor, step] : synthetic_) {
      const double value = values[row] + step * (values[neighbor] - values[row]);
      values.push_back(is_whole ? std::trunc(value) : value);
    }
    return {column.name, std::move(values)};
  }
  CategoricalValues values = *column.categorical();
  for (const Synthetic& one : synthetic_) values.codes.push_back(values.codes[one.row]);
  return {column.name, std::move(values)};
}

void Resampler::transformPart(PreparationData& data, Index part, Index, Table& features) const {
  if (part + 1 < parts(data)) return;
  if (data.targets.empty() || train_.empty()) {
    features = data.features;
    return;
  }
  data.train = train_;
  if (synthetic_.empty()) {
    features = data.features;
    return;
  }
  for (const Column& column : data.features.columns()) features.add(extended(column));
  for (const Synthetic& one : synthetic_) {
    data.train.push_back(static_cast<std::uint32_t>(data.targets.size()));
    data.targets.push_back(data.targets[one.row]);
  }
}

}  // namespace minibatch
