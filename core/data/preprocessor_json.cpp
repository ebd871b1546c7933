#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.h"
#include "base/json_object.h"
#include "data/preprocessor.h"

namespace minibatch {

std::string_view dropReasonName(DropReason reason) {
  return reason == DropReason::kAllMissing ? "all-missing" : "too-many-categories";
}

nlohmann::json TablePreprocessor::toJson() const {
  auto columns = nlohmann::json::array();
  for (const Feature& feature : features_) {
    if (const auto* numeric = std::get_if<NumericFeature>(&feature)) {
      columns.push_back(jsonObject({{"name", numeric->name},
                                    {"type", "numeric"},
                                    {"median", numeric->imputer.median},
                                    {"minimum", numeric->scaler.minimum},
                                    {"maximum", numeric->scaler.maximum}}));
    } else {
      const auto& text = std::get<CategoricalFeature>(feature);
      columns.push_back(jsonObject({{"name", text.name},
                                    {"type", "categorical"},
                                    {"most_frequent", text.imputer.category},
                                    {"categories", text.encoder.categories}}));
    }
  }
  auto dropped = nlohmann::json::array();
  for (const DroppedColumn& column : dropped_) {
    dropped.push_back(
        jsonObject({{"name", column.name}, {"reason", dropReasonName(column.reason)}}));
  }
  return jsonObject({{"columns", std::move(columns)}, {"dropped", std::move(dropped)}});
}

TablePreprocessor TablePreprocessor::fromJson(const nlohmann::json& json) try {
  TablePreprocessor result;
  for (const nlohmann::json& column : json.at("columns")) {
    const auto name = column.at("name").get<std::string>();
    const auto type = column.at("type").get<std::string>();
    if (type == "numeric") {
      result.features_.push_back(NumericFeature{name,
                                                {.median = column.at("median").get<double>()},
                                                {.minimum = column.at("minimum").get<double>(),
                                                 .maximum = column.at("maximum").get<double>()}});
    } else if (type == "categorical") {
      OneHotEncoder encoder{column.at("categories").get<std::vector<std::string>>()};
      if (!std::is_sorted(encoder.categories.begin(), encoder.categories.end())) {
        fail(ErrorCode::kInvalidSpec, "The categories of column \"", name, "\" must be sorted.");
      }
      result.features_.push_back(CategoricalFeature{
          name, {column.at("most_frequent").get<std::string>()}, std::move(encoder)});
    } else {
      fail(ErrorCode::kInvalidSpec, "Column \"", name,
           "\": type must be \"numeric\" or \"categorical\", got \"", type, "\".");
    }
  }
  for (const nlohmann::json& column : json.at("dropped")) {
    const auto reason = column.at("reason").get<std::string>();
    result.dropped_.push_back(
        {column.at("name").get<std::string>(), reason == dropReasonName(DropReason::kAllMissing)
                                                   ? DropReason::kAllMissing
                                                   : DropReason::kTooManyCategories});
  }
  return result;
} catch (const nlohmann::json::exception& error) {
  fail(ErrorCode::kInvalidSpec, "The preprocessing of a table cannot be read: ", error.what());
}

}  // namespace minibatch
