#include "preparation/affine_scaler.h"

#include <limits>

#include "base/json_object.h"

namespace minibatch {

std::optional<std::string_view> AffineScaler::fitColumn(const Column& column,
                                                        const RowNumbers& rows, std::size_t) {
  std::vector<double> values = presentNumbers(column, rows, location());
  if (values.empty()) return "all-missing";
  fitted_.push_back(fitNumbers(std::move(values)));
  return std::nullopt;
}

void AffineScaler::transformColumn(const PreparationData&, const Column& column, std::size_t index,
                                   Index, Table& features) const {
  const auto [center, scale] = fitted_[index];
  NumericValues scaled = requireNumbers(column, location());
  for (double& value : scaled) value = limited((value - center) / scale);
  features.add({column.name, std::move(scaled)});
}

nlohmann::json AffineScaler::learnedColumn(std::size_t index) const {
  const auto [center, scale] = fitted_[index];
  nlohmann::json json = jsonObject({{"scale", scale}});
  if (center_name_) json[center_name_] = center;
  return json;
}

void AffineScaler::restoreColumn(const nlohmann::json& column, std::size_t) {
  fitted_.push_back({.center = center_name_ ? column.at(center_name_).get<double>() : 0,
                     .scale = column.at("scale").get<double>()});
}

double scaleOrOne(double scale) {
  return scale < 10 * std::numeric_limits<double>::epsilon() ? 1 : scale;
}

}  // namespace minibatch
