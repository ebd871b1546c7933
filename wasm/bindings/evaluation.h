#pragma once

#include <cmath>
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
#include "evaluation/confusion_matrix.h"
#include "evaluation/predictions.h"
#include "evaluation/score.h"
#include "training/prior.h"

/// How good predictions are, as functions of what crosses to JavaScript.
namespace minibatch::bindings {

/// One for each output of a model that takes targets.
using PredictionsList = std::vector<Predictions>;

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

// Predictions that the core keeps.

/// Of arrays: class numbers, or outputs of `width` numbers, of which `classes` 0 are no classes.
inline std::unique_ptr<PredictionsList> predictionsOfClasses(const Classes& labels,
                                                             const Classes& predicted,
                                                             double classes) {
  PredictionsList list;
  list.push_back(
      Predictions::ofClasses(labels.span(), predicted.span(), static_cast<Index>(classes)));
  return std::make_unique<PredictionsList>(std::move(list));
}
inline std::unique_ptr<PredictionsList> predictionsOfOutputs(const Floats& targets,
                                                             const Floats& outputs, double width,
                                                             double classes) {
  PredictionsList list;
  list.push_back(Predictions::ofOutputs(targets.span(), outputs.span(), static_cast<Index>(width),
                                        static_cast<Index>(classes)));
  return std::make_unique<PredictionsList>(std::move(list));
}
inline std::unique_ptr<PredictionsList> priorOf(const PredictionsList& list, const Dataset& train) {
  return std::make_unique<PredictionsList>(priorPredictions(list, train));
}

inline std::string predictedOutputs(const PredictionsList& list) {
  nlohmann::json outputs = nlohmann::json::array();
  for (const Predictions& predictions : list) {
    outputs.push_back(jsonObject({{"name", predictions.name()},
                                  {"classes", predictions.classes()},
                                  {"width", predictions.width()},
                                  {"indicators", predictions.areIndicators()}}));
  }
  return jsonText(outputs);
}
/// Without a threshold it is NaN.
inline std::unique_ptr<Doubles> confusionOf(const PredictionsList& list, int output,
                                            double threshold, bool occurring) {
  return numbersOf(
      list.at(static_cast<std::size_t>(output))
          .confusionMatrix(std::isnan(threshold) ? Threshold() : threshold, occurring));
}
inline std::string scoreOf(const PredictionsList& list, int output, const Text& query) {
  return jsonText(
      score(list.at(static_cast<std::size_t>(output)), parseJson(read(query), "score")));
}

template <class T>
void readOptional(const nlohmann::json& json, const char* name, std::optional<T>& value) {
  if (!json.at(name).is_null()) value = json[name].get<T>();
}

inline PredictionsQuery queryFrom(const std::string& text) {
  using Filter = PredictionsQuery::Filter;
  using Order = PredictionsQuery::Order;
  const nlohmann::json json = parseJson(text, "page");
  PredictionsQuery query;
  const nlohmann::json &filter = json.at("filter"), &order = json.at("order");
  query.filter = filter == "right"        ? Filter::kRight
                 : filter == "wrong"      ? Filter::kWrong
                 : filter == "suspicious" ? Filter::kSuspicious
                                          : Filter::kAll;
  const nlohmann::json& by = json.at("by");
  query.by = by == "loss"        ? PredictionsQuery::By::kLoss
             : by == "suspicion" ? PredictionsQuery::By::kSuspicion
                                 : PredictionsQuery::By::kScore;
  query.order = order == "row"         ? Order::kRow
                : order == "ascending" ? Order::kAscending
                                       : Order::kDescending;
  readOptional(json, "threshold", query.threshold);
  readOptional(json, "actual", query.actual);
  readOptional(json, "predicted", query.predicted);
  readOptional(json, "label", query.label);
  readOptional(json, "least", query.least);
  readOptional(json, "most", query.most);
  query.from = json.at("from").get<Index>();
  query.count = json.at("count").get<Index>();
  return query;
}

/// `among` are the rows to choose from; null: all.
inline std::unique_ptr<Rows> selectOf(const PredictionsList& list, int output, const Text& text,
                                      const Rows* among) {
  PredictionsQuery query = queryFrom(read(text));
  if (among) query.among.emplace(among->span().begin(), among->span().end());
  return std::make_unique<Rows>(list.at(static_cast<std::size_t>(output)).select(query));
}
/// Without a threshold it is NaN.
inline std::unique_ptr<PredictionsPage> predictionsAt(const PredictionsList& list, int output,
                                                      const Rows& items, double threshold,
                                                      bool suggest) {
  return std::make_unique<PredictionsPage>(
      list.at(static_cast<std::size_t>(output))
          .at(items.span(), std::isnan(threshold) ? Threshold() : threshold, suggest));
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
inline std::unique_ptr<Classes> pageSuggested(PredictionsPage& page) {
  return std::make_unique<Classes>(std::move(page.suggested));
}
template <std::vector<float> PredictionsPage::* Part>
std::unique_ptr<Floats> pageFloats(PredictionsPage& page) {
  return std::make_unique<Floats>(std::move(page.*Part));
}

}  // namespace minibatch::bindings
