#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/tensor.h"
#include "evaluation/classification_report.h"
#include "evaluation/confusion_matrix.h"
#include "evaluation/regression_report.h"

namespace minibatch {

/// Which predictions are wanted, in which order.
struct PredictionsQuery {
  enum class Filter { kAll, kRight, kWrong };
  /// By the probability of the predicted class or, of numbers, by the absolute error.
  enum class Order { kDescending, kAscending, kRow };

  Filter filter = Filter::kAll;
  std::optional<std::int32_t> actual = {}, predicted = {};  // only those of these classes
  Order order = Order::kDescending;
  Index from = 0, count = 0;  // of those that are left, in that order
};

/// Some predictions, beside each other.
struct PredictionsPage {
  /// How many the query lets through, on this page or not.
  Index total = 0;
  /// Row and, where an output has several positions a row, position.
  std::vector<std::uint32_t> rows, positions;
  /// Classes or numbers: (count) or, of numbers, (count, width).
  std::vector<float> actual, predicted;
  /// The probability of the predicted class or, of numbers, the absolute error, summed over width.
  std::vector<float> score;
  /// (count, classes); empty of numbers.
  std::vector<float> probabilities;
};

/// What a model said about rows, beside what is true: one of its outputs with its targets. An
/// output of several positions a row, (positions, width), counts each position.
class Predictions {
 public:
  /// Room for rows × positions predictions of `width` numbers. `classes` is 0 where they are
  /// numbers to be predicted; else `width`, or 2 where width is 1: a sigmoid unit.
  Predictions(std::string name, Index rows, Index positions, Index width, Index classes);

  /// The model's output's.
  const std::string& name() const { return name_; }
  Index rows() const { return rows_; }
  Index classes() const { return classes_; }
  std::size_t memoryBytes() const;

  /// Takes the next rows in: predictions (batch, …, width), targets of the same size or, of
  /// classes, of one number a position.
  void add(const ConstTensor& prediction, const ConstTensor& target);

  /// Of all classes. Throws kInvalidState unless there are classes.
  ConfusionMatrix confusionMatrix() const;
  /// Of the classes that occur, as scikit-learn lists them.
  ClassificationReport classificationReport() const;
  /// Of each number. Throws kInvalidState where there are classes.
  std::vector<RegressionScores> regressionReport() const;
  /// Throws kInvalidArgument where a query for classes is put to numbers.
  PredictionsPage page(const PredictionsQuery& query) const;

 private:
  void requireClasses(const char* id) const;
  /// Keras's: the first of the largest outputs; of a sigmoid unit 1 above 0.5.
  std::int32_t predictedClass(Index item) const;
  float score(Index item) const;
  std::vector<std::int32_t> predictedClasses() const;
  std::vector<std::uint32_t> selected(const PredictionsQuery& query) const;

  std::string name_;
  Index rows_, positions_, width_, classes_;
  Index filled_ = 0;
  std::vector<float> outputs_;        // (rows, positions, width)
  std::vector<std::int32_t> labels_;  // (rows, positions) of classes
  std::vector<float> numbers_;        // as outputs_, of numbers
};

}  // namespace minibatch
