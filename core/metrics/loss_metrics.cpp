#include <memory>
#include <vector>

#include "base/error.h"
#include "kernels/reductions.h"
#include "losses/loss.h"
#include "metrics/metric.h"

namespace minibatch {

// The losses whose mean is a metric; core/losses defines them.
const EntryOf<Loss>& cosineSimilarityLossEntry();
const EntryOf<Loss>& meanSquaredLogarithmicErrorLossEntry();
const EntryOf<Loss>& logCoshLossEntry();
const EntryOf<Loss>& squaredHingeLossEntry();
const EntryOf<Loss>& hingeLossEntry();
const EntryOf<Loss>& categoricalHingeLossEntry();
const EntryOf<Loss>& poissonLossEntry();
const EntryOf<Loss>& klDivergenceLossEntry();
const EntryOf<Loss>& sparseCategoricalCrossentropyLossEntry();
const EntryOf<Loss>& categoricalCrossentropyLossEntry();
const EntryOf<Loss>& binaryCrossentropyLossEntry();

namespace {

/// One metric that is the mean of a loss.
struct Row {
  const char* class_name;
  Choices identifiers;
  TextId doc;
  const EntryOf<Loss>& (*loss)();
  int sign;  // -1: the metric is the negative of the loss
};

/// The mean of a loss over samples: sum of weight * value divided by the sum of weights, where a
/// sample's value is the mean over its positions. As Keras's MeanMetricWrapper around a loss
/// function.
class LossMetric final : public Metric {
 public:
  LossMetric(const Arguments& arguments, const Row& row)
      : loss_(row.loss().make(arguments)), sign_(row.sign) {}

  /// The loss's arguments but those that only say how it is reduced.
  static constexpr std::vector<Argument> arguments(const Row& row) {
    std::vector<Argument> arguments;
    for (const Argument& argument : row.loss().arguments) {
      if (argument.name == "reduction" || argument.name == "ignore_class") continue;
      arguments.push_back(argument);
    }
    return arguments;
  }

  void checkShapes(const Shape& target, const Shape& prediction) const override {
    const Shape wanted = loss_->targetShape(prediction);
    if (wanted.size() == target.size()) return;
    fail(ErrorCode::kShapeMismatch, "metric.target-shape",
         {{"expected", wanted.toStringWithBatch()},
          {"output", prediction.toStringWithBatch()},
          {"targets", target.toStringWithBatch()}});
  }

  void reset() override { total_ = count_ = 0; }

  void update(const ConstTensor& target, const ConstTensor& prediction,
              const Real* weights) override {
    const Index batch = prediction.batch();
    if (batch == 0) return;
    const Index positions = prediction.size() / prediction.shape.back();
    const Index row = positions / batch;
    if (static_cast<Index>(values_.size()) < positions) {
      values_.resize(static_cast<std::size_t>(positions));
    }
    loss_->evaluate({prediction, {}, target}, nullptr, values_.data(), nullptr);
    for (Index i = 0; i < batch; ++i) {
      const double weight = weights ? static_cast<double>(weights[i]) : 1;
      total_ += weight * static_cast<double>(sum(row, values_.data() + i * row)) /
                static_cast<double>(row);
      count_ += weight;
    }
  }

  double result() const override { return count_ == 0 ? 0 : sign_ * total_ / count_; }
  int direction() const override { return -sign_; }

 private:
  std::unique_ptr<Loss> loss_;
  int sign_;
  std::vector<Real> values_;
  double total_ = 0, count_ = 0;
};

constexpr Row kRows[] = {
    // https://keras.io/api/metrics/regression_metrics/#cosinesimilarity-class
    {"CosineSimilarity",
     {"cosine_similarity"},
     "The cosine similarity of targets and predictions."
     "\nsum(l2_norm(y_true) * l2_norm(y_pred))",
     cosineSimilarityLossEntry,
     -1},
    // https://keras.io/api/metrics/regression_metrics/#meansquaredlogarithmicerror-class
    {"MeanSquaredLogarithmicError",
     {"mean_squared_logarithmic_error", "msle", "MSLE"},
     "The mean squared difference of ln(1 + value)."
     "\nmean((ln(1 + y_true) - ln(1 + y_pred))^2)",
     meanSquaredLogarithmicErrorLossEntry,
     1},
    // https://keras.io/api/metrics/regression_metrics/#logcosherror-class
    {"LogCoshError",
     {"log_cosh_error", "logcosh", "log_cosh"},
     "The mean of ln(cosh(error))."
     "\nmean(ln(cosh(y_pred - y_true)))",
     logCoshLossEntry,
     1},
    // https://keras.io/api/metrics/hinge_metrics/#squaredhinge-class
    {"SquaredHinge",
     {"squared_hinge"},
     "The squared hinge loss of targets and predictions."
     "\nmean(max(1 - y_true y_pred, 0)^2)",
     squaredHingeLossEntry,
     1},
    // https://keras.io/api/metrics/hinge_metrics/#hinge-class
    {"Hinge",
     {"hinge"},
     "The hinge loss of targets and predictions."
     "\nmean(max(1 - y_true y_pred, 0))",
     hingeLossEntry,
     1},
    // https://keras.io/api/metrics/hinge_metrics/#categoricalhinge-class
    {"CategoricalHinge",
     {"categorical_hinge"},
     "The categorical hinge loss of one-hot targets and predictions."
     "\nmax(max((1 - y_true) y_pred) - sum(y_true y_pred) + 1, 0)",
     categoricalHingeLossEntry,
     1},
    // https://keras.io/api/metrics/probabilistic_metrics/#poisson-class
    {"Poisson",
     {"poisson"},
     "The Poisson loss of targets and predictions."
     "\nmean(y_pred - y_true ln(y_pred))",
     poissonLossEntry,
     1},
    // https://keras.io/api/metrics/probabilistic_metrics/#kldivergence-class
    {"KLDivergence",
     {"kl_divergence", "kld", "KLD"},
     "The Kullback-Leibler divergence of the targets from the predictions."
     "\nsum(y_true ln(y_true / y_pred))",
     klDivergenceLossEntry,
     1},
    // https://keras.io/api/metrics/probabilistic_metrics/#sparsecategoricalcrossentropy-class
    {"SparseCategoricalCrossentropy",
     {"sparse_categorical_crossentropy"},
     "The cross-entropy of integer targets and predictions."
     "\n-ln(y_pred[y_true])",
     sparseCategoricalCrossentropyLossEntry,
     1},
    // https://keras.io/api/metrics/probabilistic_metrics/#categoricalcrossentropy-class
    {"CategoricalCrossentropy",
     {"categorical_crossentropy"},
     "The cross-entropy of one-hot targets and predictions."
     "\n-sum(y_true ln(y_pred))",
     categoricalCrossentropyLossEntry,
     1},
    // https://keras.io/api/metrics/probabilistic_metrics/#binarycrossentropy-class
    {"BinaryCrossentropy",
     {"binary_crossentropy", "bce", "BCE"},
     "The binary cross-entropy of targets and predictions."
     "\n-mean(y_true ln(y_pred) + (1 - y_true) ln(1 - y_pred))",
     binaryCrossentropyLossEntry,
     1},
};

}  // namespace

/// The metrics that are the mean of the loss of the same name. CosineSimilarity is the negative of
/// its loss: the mean cosine of the angle between targets and outputs, from -1 to 1.
std::vector<const Entry*> lossMetricEntries() { return tableEntries<Metric, LossMetric>(kRows); }

}  // namespace minibatch
