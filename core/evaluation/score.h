#pragma once

#include <nlohmann/json_fwd.hpp>

#include "evaluation/predictions.h"

namespace minibatch {

/// Scores, curves and plots of predictions by their names. `query` has {score: name} and what the
/// score takes; `threshold` may be null, `class` is the one that stands against all others:
///
///   scores          {k, threshold}             every single number of classes
///   report          {threshold, zeroDivision, occurring}
///                                              precision, recall, F1 of each class, or of those
///                                              that occur; zeroDivision null stands for NaN
///   labels          {threshold}                of numbers that are 0 or 1 each; see label_scores.h
///   numbers         {}                         how far off each number is
///   roc             {class, points}            x, y, thresholds, area
///   precisionRecall {class, points}            likewise
///   calibration     {class, bins}              x, y, counts, score
///   threshold       {class, threshold}         counts of rows and what follows from them
///   labelErrors     {}                         how many labels are likely wrong
///   scatter         {number, points}           some rows, evenly: row, actual, predicted
///   errors          {number, bins}             a histogram: from, to, counts
///
/// What is undefined is null; "undefined" says why by its name: "one-class", "missing-class",
/// "no-probabilities", "many-classes". Throws kInvalidState where classes are asked
/// for and there are numbers, or the other way round.
nlohmann::json score(const Predictions& predictions, const nlohmann::json& query);

}  // namespace minibatch
