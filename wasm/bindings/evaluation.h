#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/json_object.h"
#include "base/json_text.h"
#include "base/parse_json.h"
#include "bindings/buffer.h"
#include "bindings/text.h"
#include "evaluation/classification_report.h"
#include "evaluation/confusion_matrix.h"
#include "evaluation/predictions.h"

/// How good predictions are, as functions of what crosses to JavaScript.
namespace minibatch::bindings {

/// One for each output of a model that takes targets.
using PredictionsList = std::vector<Predictions>;

inline nlohmann::json scoresJson(const ClassScores& scores) {
  return jsonObject({{"precision", scores.precision},
                     {"recall", scores.recall},
                     {"f1", scores.f1},
                     {"support", scores.support}});
}

inline std::string toJson(const ClassificationReport& report) {
  nlohmann::json classes = nlohmann::json::array();
  for (const ClassScores& scores : report.classes) classes.push_back(scoresJson(scores));
  return jsonText(jsonObject({{"labels", report.labels},
                              {"classes", classes},
                              {"accuracy", report.accuracy},
                              {"macroAverage", scoresJson(report.macro_average)},
                              {"weightedAverage", scoresJson(report.weighted_average)}}));
}

/// How many classes there are, and three numbers for each cell: true class, predicted class, count.
inline std::unique_ptr<Doubles> numbersOf(const ConfusionMatrix& matrix) {
  std::vector<double> numbers = {static_cast<double>(matrix.labels.size())};
  numbers.reserve(1 + 3 * matrix.cells.size());
  for (const auto& [actual, predicted, count] : matrix.cells) {
    numbers.insert(numbers.end(), {static_cast<double>(actual), static_cast<double>(predicted),
                                   static_cast<double>(count)});
  }
  return std::make_unique<Doubles>(std::move(numbers));
}

/// Of class numbers; `classes` 0 stands for those that occur.
inline ConfusionMatrix matrixOf(const Classes& labels, const Classes& predictions, double classes) {
  return confusionMatrix(labels.span(), predictions.span(),
                         classes == 0 ? std::nullopt : std::optional(static_cast<Index>(classes)));
}
inline std::unique_ptr<Doubles> confusion(const Classes& labels, const Classes& predictions,
                                          double classes) {
  return numbersOf(matrixOf(labels, predictions, classes));
}
inline std::string report(const Classes& labels, const Classes& predictions, double classes) {
  return toJson(classificationReport(matrixOf(labels, predictions, classes)));
}

// Predictions that the core keeps.

inline std::string predictedOutputs(const PredictionsList& list) {
  nlohmann::json outputs = nlohmann::json::array();
  for (const Predictions& predictions : list) {
    outputs.push_back(
        jsonObject({{"name", predictions.name()}, {"classes", predictions.classes()}}));
  }
  return jsonText(outputs);
}
inline std::unique_ptr<Doubles> confusionOf(const PredictionsList& list, int output) {
  return numbersOf(list.at(static_cast<std::size_t>(output)).confusionMatrix());
}
inline std::string reportOf(const PredictionsList& list, int output) {
  return toJson(list.at(static_cast<std::size_t>(output)).classificationReport());
}

inline std::string regressionReportOf(const PredictionsList& list, int output) {
  nlohmann::json report = nlohmann::json::array();
  for (const RegressionScores& scores :
       list.at(static_cast<std::size_t>(output)).regressionReport()) {
    report.push_back(jsonObject({{"meanAbsoluteError", scores.mean_absolute_error},
                                 {"rootMeanSquaredError", scores.root_mean_squared_error},
                                 {"r2", scores.r2}}));
  }
  return jsonText(report);
}

inline PredictionsQuery queryFrom(const std::string& text) {
  using Filter = PredictionsQuery::Filter;
  using Order = PredictionsQuery::Order;
  const nlohmann::json json = parseJson(text, "page");
  PredictionsQuery query;
  const nlohmann::json &filter = json.at("filter"), &order = json.at("order");
  query.filter = filter == "right"   ? Filter::kRight
                 : filter == "wrong" ? Filter::kWrong
                                     : Filter::kAll;
  query.order = order == "row"         ? Order::kRow
                : order == "ascending" ? Order::kAscending
                                       : Order::kDescending;
  if (!json.at("actual").is_null()) query.actual = json["actual"].get<std::int32_t>();
  if (!json.at("predicted").is_null()) query.predicted = json["predicted"].get<std::int32_t>();
  query.from = json.at("from").get<Index>();
  query.count = json.at("count").get<Index>();
  return query;
}

inline std::unique_ptr<PredictionsPage> pageOf(const PredictionsList& list, int output,
                                               const Text& query) {
  return std::make_unique<PredictionsPage>(
      list.at(static_cast<std::size_t>(output)).page(queryFrom(read(query))));
}
inline double pageTotal(const PredictionsPage& page) { return static_cast<double>(page.total); }
/// Give their numbers away.
inline std::unique_ptr<Rows> pageRows(PredictionsPage& page) {
  return std::make_unique<Rows>(std::move(page.rows));
}
inline std::unique_ptr<Rows> pagePositions(PredictionsPage& page) {
  return std::make_unique<Rows>(std::move(page.positions));
}
template <std::vector<float> PredictionsPage::* Part>
std::unique_ptr<Floats> pageFloats(PredictionsPage& page) {
  return std::make_unique<Floats>(std::move(page.*Part));
}

}  // namespace minibatch::bindings
