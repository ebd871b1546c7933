#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/error.h"
#include "base/json_object.h"
#include "base/shape.h"
#include "data/image_resize.h"
#include "data/split.h"
#include "data/statistics.h"
#include "data/table_dataset.h"

/// How the core's plain structures are written in JSON, field by field.
namespace minibatch::bindings {

inline std::string toJson(const Shape& shape) {
  return nlohmann::json(std::vector<Index>(shape.begin(), shape.end())).dump();
}

/// An input, output or target: {name, shape}.
inline nlohmann::json endJson(const std::string& name, const Shape& shape) {
  return jsonObject({{"name", name}, {"shape", std::vector<Index>(shape.begin(), shape.end())}});
}

inline Shape shapeFrom(const std::string& text) {
  Shape shape;
  for (const nlohmann::json& extent : nlohmann::json::parse(text)) {
    shape.append(extent.get<Index>());
  }
  return shape;
}

inline ImageSize imageSizeFrom(const std::string& text) {
  const nlohmann::json size = nlohmann::json::parse(text);
  return {size.at(0).get<Index>(), size.at(1).get<Index>(), size.at(2).get<Index>()};
}

/// NaN becomes null.
inline std::string toJson(const ColumnStatistics& statistics) {
  return nlohmann::json{
      {"count", statistics.count},       {"missing", statistics.missing},
      {"distinct", statistics.distinct}, {"minimum", statistics.minimum},
      {"maximum", statistics.maximum},   {"mean", statistics.mean},
      {"median", statistics.median},     {"standardDeviation", statistics.standard_deviation},
      {"top", statistics.top},           {"topCount", statistics.top_count}}
      .dump();
}

inline std::string_view taskName(Task task) {
  return task == Task::kClassification ? "classification" : "regression";
}

inline TableDatasetOptions tableOptionsFrom(const std::string& text) {
  const nlohmann::json json = nlohmann::json::parse(text);
  TableDatasetOptions options;
  options.target = json.at("target").get<std::string>();
  if (json.contains("task")) {
    options.task = json["task"] == "regression" ? Task::kRegression : Task::kClassification;
  }
  options.features = json.value("features", options.features);
  options.test_size = json.value("testSize", options.test_size);
  options.seed = json.value("seed", options.seed);
  options.stratify = json.value("stratify", options.stratify);
  options.max_categories = json.value("maxCategories", options.max_categories);
  return options;
}

inline std::string toJson(const TableDataset& table) {
  nlohmann::json dropped = nlohmann::json::array();
  for (const DroppedColumn& column : table.preprocessor.dropped()) {
    dropped.push_back(
        jsonObject({{"name", column.name}, {"reason", dropReasonName(column.reason)}}));
  }
  return jsonObject({{"task", taskName(table.target.task())},
                     {"classNames", table.target.classNames()},
                     {"featureNames", table.preprocessor.featureNames()},
                     {"dropped", dropped},
                     {"unlabelled", table.unlabelled},
                     {"stratified", table.stratified},
                     {"preprocessor", table.preprocessor.toJson()},
                     {"target", table.target.toJson()}})
      .dump();
}

}  // namespace minibatch::bindings
