#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/tensor.h"
#include "evaluation/confusion_matrix.h"
#include "evaluation/regression_report.h"

namespace minibatch {

/// Of two classes: above which probability the second one is predicted, as in Keras's
/// BinaryAccuracy. Without one the first of the largest outputs; of a sigmoid unit 1 above 0.5.
using Threshold = std::optional<double>;

/// Which predictions are wanted, in which order.
struct PredictionsQuery {
  /// kSuspicious: those whose label is likely wrong; see label_errors.h.
  enum class Filter { kAll, kRight, kWrong, kSuspicious };
  enum class Order { kDescending, kAscending, kRow };
  /// kScore: the probability of the predicted class or, of numbers, the absolute error. kLoss: the
  /// lower the probability of the true class, the larger. kSuspicion: see label_errors.h.
  enum class By { kScore, kLoss, kSuspicion };

  Filter filter = Filter::kAll;
  std::optional<std::int32_t> actual = {}, predicted = {};  // only those of these classes
  std::optional<std::int32_t> label = {};                   // only those actual or predicted so
  std::optional<double> least = {}, most = {};           // only those whose score is between them
  std::optional<std::vector<std::uint32_t>> among = {};  // only these rows
  Order order = Order::kDescending;
  By by = By::kScore;
  Threshold threshold = {};
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
  /// Where label errors were asked for: the class that each row is more likely of.
  std::vector<std::int32_t> suggested;
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

  /// Of class numbers instead of probabilities: rows of one, both lists being of `classes`.
  static Predictions ofClasses(std::span<const std::int32_t> actual,
                               std::span<const std::int32_t> predicted, Index classes);

  /// Of arrays as add() takes them, one position a row. Throws kInvalidData where their lengths
  /// differ.
  static Predictions ofOutputs(std::span<const float> targets, std::span<const float> outputs,
                               Index width, Index classes);

  /// The model's output's.
  const std::string& name() const { return name_; }
  Index rows() const { return rows_; }
  Index positions() const { return positions_; }
  /// How many numbers are predicted of a position; of classes how many outputs there are.
  Index width() const { return width_; }
  Index classes() const { return classes_; }
  bool hasProbabilities() const { return classes_ > 0 && !decided_; }
  /// Whether each of several numbers answers a question of its own with 0 or 1, as scikit-learn's
  /// multilabel indicators do. Only where the model says that its outputs do, or with ofOutputs().
  bool areIndicators() const;
  void setAnswersEach() { answers_each_ = true; }
  std::size_t memoryBytes() const;

  /// Takes the next rows in: predictions (batch, …, width), targets of the same size or, of
  /// classes, of one number a position.
  void add(const ConstTensor& prediction, const ConstTensor& target);

  /// The true class of each item: rows × positions.
  std::span<const std::int32_t> labels() const { return labels_; }
  /// What is true and what was predicted of each item, (rows, positions, width).
  std::span<const float> numbers() const { return numbers_; }
  std::span<const float> outputs() const { return outputs_; }
  /// (rows × positions, classes). Throws kInvalidState unless hasProbabilities().
  std::vector<float> probabilities() const;
  /// Likewise of one class.
  std::vector<float> probabilitiesOf(std::int32_t label) const;

  /// Of all classes or of those that occur, as scikit-learn lists them. Throws kInvalidState unless
  /// there are classes, kInvalidArgument for a threshold of other than two classes.
  ConfusionMatrix confusionMatrix(Threshold threshold = {}, bool occurring = false) const;
  /// Of each number. Throws kInvalidState where there are classes.
  std::vector<RegressionScores> regressionReport() const;
  /// All items that a query lets through, in its order, whatever its `from` and `count`. An item is
  /// row × positions() + position. Throws kInvalidArgument where a query for classes is put to
  /// numbers.
  std::vector<std::uint32_t> select(const PredictionsQuery& query) const;
  /// Those items, in that order; with the classes they are more likely of where `suggest`. Throws
  /// kInvalidArgument where there is no such item.
  PredictionsPage at(std::span<const std::uint32_t> items, Threshold threshold = {},
                     bool suggest = false) const;
  /// Those at `from`, `count` of them, of what select() gives.
  PredictionsPage page(const PredictionsQuery& query) const;

  /// Adds the targets of training rows to `sums`: how often each class occurs, or the numbers.
  void addToPrior(const ConstTensor& target, std::vector<double>& sums) const;
  /// The same rows, each predicted as the shares of the classes of which there are so many, or as
  /// the numbers given.
  Predictions withPrior(std::span<const double> prior) const;

 private:
  void requireClasses(const char* id) const;
  void requireProbabilities() const;
  std::int32_t labelOf(const Real* target, Index size) const;
  std::int32_t predictedClass(Index item, Threshold threshold) const;
  float score(Index item, Threshold threshold) const;
  std::vector<std::int32_t> predictedClasses(Threshold threshold) const;
  float probabilityOfLabel(Index item) const;
  std::vector<std::uint32_t> filtered(const PredictionsQuery& query) const;

  std::string name_;
  Index rows_, positions_, width_, classes_;
  bool decided_ = false;  // outputs are class numbers
  bool answers_each_ = false;
  Index filled_ = 0;
  std::vector<float> outputs_;        // (rows, positions, width)
  std::vector<std::int32_t> labels_;  // (rows, positions) of classes
  std::vector<float> numbers_;        // as outputs_, of numbers
};

}  // namespace minibatch
