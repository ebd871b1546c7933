#include "evaluation/score.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/error.h"
#include "base/json_object.h"
#include "evaluation/agreement.h"
#include "evaluation/classification_report.h"
#include "evaluation/curves.h"
#include "evaluation/label_errors.h"
#include "evaluation/label_scores.h"
#include "evaluation/probability_scores.h"

namespace minibatch {
namespace {

using nlohmann::json;

// Of more probabilities the areas of all classes would take seconds.
constexpr Index kMaxProbabilities = 4'000'000;

Threshold thresholdOf(const json& query) {
  const json& value = query.at("threshold");
  return value.is_null() ? std::nullopt : Threshold(value.get<double>());
}

std::int32_t classOf(const json& query) { return query.at("class").get<std::int32_t>(); }

std::size_t countOf(const json& query, const char* name) {
  return query.at(name).get<std::size_t>();
}

// Whether each row is of a class.
std::vector<std::uint8_t> rowsOf(const Predictions& predictions, std::int32_t label) {
  std::vector<std::uint8_t> positive;
  positive.reserve(predictions.labels().size());
  for (const std::int32_t one : predictions.labels()) positive.push_back(one == label);
  return positive;
}

ThresholdCounts countsOf(const Predictions& predictions, std::int32_t label) {
  const std::vector<float> scores = predictions.probabilitiesOf(label);
  return countByThreshold(rowsOf(predictions, label), scores);
}

// Why a curve of one class against the others says nothing; empty where it does.
const char* fault(const ThresholdCounts& counts) {
  const bool both = !counts.thresholds.empty() && counts.true_positives.back() > 0 &&
                    counts.false_positives.back() > 0;
  return both ? "" : "one-class";
}

json curveJson(const Curve& curve, double area, const char* undefined, const json& query) {
  const Curve thin = thinned(curve, countOf(query, "points"));
  return jsonObject({{"x", thin.x},
                     {"y", thin.y},
                     {"thresholds", thin.thresholds},
                     {"area", *undefined ? json() : json(area)},
                     {"undefined", undefined}});
}

json roc(const Predictions& predictions, const json& query) {
  const ThresholdCounts counts = countsOf(predictions, classOf(query));
  const Curve curve = rocCurve(counts);
  return curveJson(curve, areaUnder(curve), fault(counts), query);
}

json precisionRecall(const Predictions& predictions, const json& query) {
  const ThresholdCounts counts = countsOf(predictions, classOf(query));
  const Curve curve = precisionRecallCurve(counts);
  const bool none = counts.thresholds.empty() || counts.true_positives.back() == 0;
  return curveJson(curve, averagePrecision(curve), none ? "one-class" : "", query);
}

json calibration(const Predictions& predictions, const json& query) {
  const std::int32_t label = classOf(query);
  const std::vector<float> scores = predictions.probabilitiesOf(label);
  const std::vector<std::uint8_t> positive = rowsOf(predictions, label);
  const Calibration curve =
      calibrationCurve(positive, scores, static_cast<int>(countOf(query, "bins")));
  double squares = 0;
  for (std::size_t row = 0; row < scores.size(); ++row) {
    const double off = double{scores[row]} - positive[row];
    squares += off * off;
  }
  return jsonObject({{"x", curve.x},
                     {"y", curve.y},
                     {"counts", curve.counts},
                     {"score", squares / static_cast<double>(scores.size())}});
}

json atThreshold(const Predictions& predictions, const json& query) {
  const std::int32_t label = classOf(query);
  const double threshold = query.at("threshold").get<double>();
  const std::vector<float> scores = predictions.probabilitiesOf(label);
  const std::vector<std::uint8_t> positive = rowsOf(predictions, label);
  std::int64_t counts[2][2] = {};  // [true][predicted]
  for (std::size_t row = 0; row < scores.size(); ++row) {
    ++counts[positive[row]][double{scores[row]} > threshold];
  }
  const auto& [negatives, positives] = counts;
  const auto share = [](std::int64_t part, std::int64_t other) {
    return part + other == 0 ? json()
                             : json(static_cast<double>(part) / static_cast<double>(part + other));
  };
  return jsonObject(
      {{"truePositives", positives[1]},
       {"falsePositives", negatives[1]},
       {"falseNegatives", positives[0]},
       {"trueNegatives", negatives[0]},
       {"precision", share(positives[1], negatives[1])},
       {"recall", share(positives[1], positives[0])},
       {"specificity", share(negatives[0], negatives[1])},
       {"f1", share(2 * positives[1], negatives[1] + positives[0])},
       {"accuracy", share(positives[1] + negatives[0], negatives[1] + positives[0])}});
}

json labelErrors(const Predictions& predictions, const json&) {
  const std::vector<float> probabilities = predictions.probabilities();
  return findLabelErrors(predictions.labels(), probabilities, predictions.classes()).likely;
}

// The means of the areas under the ROC curves, and of the average precisions, of all classes.
void addAreas(const Predictions& predictions, json& scores, json& undefined) {
  const Index classes = predictions.classes();
  const Index rows = static_cast<Index>(predictions.labels().size());
  const char* reason = rows * classes > kMaxProbabilities ? "many-classes" : "";
  double area = 0, precision = 0;
  // Of two classes the second is the one that is looked for.
  const Index first = classes == 2 ? 1 : 0;
  for (Index label = first; label < classes && !*reason; ++label) {
    const ThresholdCounts counts = countsOf(predictions, static_cast<std::int32_t>(label));
    if (*fault(counts)) {
      reason = classes == 2 ? "one-class" : "missing-class";
      break;
    }
    area += areaUnder(rocCurve(counts)) / static_cast<double>(classes - first);
    precision +=
        averagePrecision(precisionRecallCurve(counts)) / static_cast<double>(classes - first);
  }
  scores["rocAuc"] = *reason ? json() : json(area);
  scores["averagePrecision"] = *reason ? json() : json(precision);
  if (*reason) undefined["rocAuc"] = undefined["averagePrecision"] = reason;
}

json scores(const Predictions& predictions, const json& query) {
  const Agreement agreed = agreement(predictions.confusionMatrix(thresholdOf(query)));
  json scores = jsonObject({{"accuracy", agreed.accuracy},
                            {"balancedAccuracy", agreed.balanced_accuracy},
                            {"cohenKappa", agreed.cohen_kappa},
                            {"matthewsCorrcoef", agreed.matthews_corrcoef}});
  json undefined = json::object();
  if (std::isnan(agreed.cohen_kappa)) undefined["cohenKappa"] = "one-class";
  const char* const of_probabilities[] = {"logLoss", "brierScore", "topKAccuracy", "rocAuc",
                                          "averagePrecision"};
  if (!predictions.hasProbabilities()) {
    for (const char* name : of_probabilities) {
      scores[name] = nullptr;
      undefined[name] = "no-probabilities";
    }
  } else {
    const std::vector<float> probabilities = predictions.probabilities();
    const Index classes = predictions.classes();
    const auto& labels = predictions.labels();
    scores["logLoss"] = logLoss(labels, probabilities, classes);
    scores["brierScore"] = brierScore(labels, probabilities, classes);
    scores["topKAccuracy"] =
        topKAccuracy(labels, probabilities, classes, query.at("k").get<Index>());
    addAreas(predictions, scores, undefined);
  }
  return jsonObject({{"scores", scores}, {"undefined", undefined}});
}

json scoresJson(const ClassScores& scores) {
  return jsonObject({{"precision", scores.precision},
                     {"recall", scores.recall},
                     {"f1", scores.f1},
                     {"support", scores.support}});
}

json report(const Predictions& predictions, const json& query) {
  const json& zero = query.at("zeroDivision");
  const ClassificationReport report = classificationReport(
      predictions.confusionMatrix(thresholdOf(query), query.at("occurring").get<bool>()),
      zero.is_null() ? NAN : zero.get<double>());
  json classes = json::array();
  for (const ClassScores& scores : report.classes) classes.push_back(scoresJson(scores));
  return jsonObject({{"labels", report.labels},
                     {"classes", classes},
                     {"accuracy", report.accuracy},
                     {"macroAverage", scoresJson(report.macro_average)},
                     {"weightedAverage", scoresJson(report.weighted_average)}});
}

json ofLabels(const Predictions& predictions, const json& query) {
  return labelScores(predictions, query.at("threshold").get<double>());
}

json numbers(const Predictions& predictions, const json&) {
  json list = json::array();
  for (const RegressionScores& scores : predictions.regressionReport()) {
    list.push_back(
        jsonObject({{"meanAbsoluteError", scores.mean_absolute_error},
                    {"meanSquaredError", scores.mean_squared_error},
                    {"rootMeanSquaredError", scores.root_mean_squared_error},
                    {"meanAbsolutePercentageError", scores.mean_absolute_percentage_error},
                    {"medianAbsoluteError", scores.median_absolute_error},
                    {"maxError", scores.max_error},
                    {"explainedVariance", scores.explained_variance},
                    {"r2", scores.r2}}));
  }
  return list;
}

// Which of the `width` numbers, checked.
std::size_t numberOf(const Predictions& predictions, const json& query) {
  const std::size_t number = countOf(query, "number");
  if (predictions.classes() > 0) {
    fail(ErrorCode::kInvalidState, "evaluation.regression-report",
         {{"output", predictions.name()}});
  }
  if (number >= static_cast<std::size_t>(predictions.width())) {
    fail(ErrorCode::kInvalidArgument, "evaluation.no-number",
         {{"last", predictions.width() - 1}, {"received", number}});
  }
  return number;
}

json scatter(const Predictions& predictions, const json& query) {
  const std::size_t width = static_cast<std::size_t>(predictions.width());
  const std::size_t number = numberOf(predictions, query);
  const std::size_t items = predictions.outputs().size() / width;
  const std::size_t points = std::min(items, countOf(query, "points"));
  json rows = json::array(), actual = json::array(), predicted = json::array();
  for (std::size_t i = 0; i < points; ++i) {
    const auto item = static_cast<std::size_t>(static_cast<double>(i) * static_cast<double>(items) /
                                               static_cast<double>(points));
    rows.push_back(item / static_cast<std::size_t>(predictions.positions()));
    actual.push_back(predictions.numbers()[item * width + number]);
    predicted.push_back(predictions.outputs()[item * width + number]);
  }
  return jsonObject({{"rows", rows}, {"actual", actual}, {"predicted", predicted}});
}

json errors(const Predictions& predictions, const json& query) {
  const std::size_t width = static_cast<std::size_t>(predictions.width());
  const std::size_t bins = countOf(query, "bins");
  std::vector<double> off;
  for (std::size_t i = numberOf(predictions, query); i < predictions.outputs().size(); i += width) {
    off.push_back(double{predictions.outputs()[i]} - double{predictions.numbers()[i]});
    if (!std::isfinite(off.back())) off.pop_back();
  }
  double low = 0, high = 0;
  for (std::size_t i = 0; i < off.size(); ++i) {
    low = i == 0 ? off[i] : std::min(low, off[i]);
    high = i == 0 ? off[i] : std::max(high, off[i]);
  }
  // As numpy.histogram() of numbers that are all the same.
  if (low == high) {
    low -= 0.5;
    high += 0.5;
  }
  std::vector<std::int64_t> counts(bins);
  for (const double error : off) {
    const double place = (error - low) / (high - low) * static_cast<double>(bins);
    ++counts[std::min(static_cast<std::size_t>(place), bins - 1)];
  }
  return jsonObject({{"from", low}, {"to", high}, {"counts", counts}});
}

struct Entry {
  std::string_view name;
  json (*of)(const Predictions&, const json&);
};
constexpr Entry kScores[] = {
    {"scores", scores},
    {"report", report},
    {"labels", ofLabels},
    {"numbers", numbers},
    {"roc", roc},
    {"precisionRecall", precisionRecall},
    {"calibration", calibration},
    {"threshold", atThreshold},
    {"labelErrors", labelErrors},
    {"scatter", scatter},
    {"errors", errors},
};

}  // namespace

json score(const Predictions& predictions, const json& query) {
  const auto& name = query.at("score").get_ref<const std::string&>();
  for (const Entry& entry : kScores) {
    if (entry.name == name) return entry.of(predictions, query);
  }
  fail(ErrorCode::kInvalidArgument, "evaluation.no-score", {{"received", name}});
}

}  // namespace minibatch
