#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "base/brent.h"
#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/portable_math.h"
#include "preparation/column_step.h"
#include "preparation/standard.h"

namespace minibatch {
namespace {

/// Rows whose likelihood is computed often enough within one slice.
constexpr Index kRowsOfOneSlice = 16384;
/// More evaluations than Brent's algorithm needs, as a rule.
constexpr Index kEvaluations = 48;

// scipy.stats.yeojohnson(x, lmbda).
double yeoJohnson(double x, double lambda) {
  constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
  if (x >= 0) {
    const double log = portableLog1p(x);
    return std::abs(lambda) < kEpsilon ? log : portableExpm1(lambda * log) / lambda;
  }
  const double log = portableLog1p(-x), other = 2 - lambda;
  return std::abs(other) > kEpsilon ? -portableExpm1(other * log) / other : -log;
}

// scipy.special.boxcox(x, lmbda).
double boxCox(double x, double lambda) {
  const double log = portableLog(x);
  return std::abs(lambda) < 1e-19 ? log : portableExpm1(lambda * log) / lambda;
}

// Of the whole population.
double varianceOf(const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  for (const double value : values) squares += (value - sum / count) * (value - sum / count);
  return squares / count;
}

/// How unlikely a column is to come from a normal distribution by a lambda: what scipy minimizes.
class Likelihood {
 public:
  Likelihood(std::vector<double> values, bool is_box_cox)
      : values_(std::move(values)), is_box_cox_(is_box_cox) {
    for (const double value : values_) {
      logs_.push_back(is_box_cox_ ? portableLog(value)
                                  : std::copysign(portableLog1p(std::abs(value)), value));
      sum_of_logs_ += logs_.back();
    }
  }

  // Negative, as it is minimized.
  double operator()(double lambda) const {
    const double half = static_cast<double>(values_.size()) / 2;
    return half * logVariance(lambda) - (lambda - 1) * sum_of_logs_;
  }

  /// Where the first evaluation is, before which scipy brackets or bounds the best lambda.
  BrentMinimizer minimizer() const {
    if (is_box_cox_) {
      const Bracket found = bracket(*this, -2, 2);
      return BrentMinimizer::within(found.a, found.c, found.b, found.fb);
    }
    // scipy.stats.yeojohnson_normmax(): numbers twenty times as large stay within what a double
    // holds.
    const auto [least, most] = std::ranges::minmax(values_);
    using Limits = std::numeric_limits<double>;
    const double log = portableLog1p(20 * std::max(std::abs(least), std::abs(most)));
    const double epsilon = portableLog(Limits::epsilon());
    const double low = (portableLog(Limits::min()) - epsilon) / 2 / log;
    const double high = (portableLog(Limits::max()) + epsilon) / 2 / log;
    if (most < 0) return BrentMinimizer::bounded(2 - high, 2 - low);
    if (least >= 0) return BrentMinimizer::bounded(low, high);
    return BrentMinimizer::bounded(std::max(2 - high, low), std::min(2 - low, high));
  }

 private:
  double logVariance(double lambda) const {
    std::vector<double> transformed;
    transformed.reserve(values_.size());
    if (!is_box_cox_) {
      for (const double value : values_) transformed.push_back(yeoJohnson(value, lambda));
      const double variance = varianceOf(transformed);
      // Infinite likelihoods are those of a variance too small to tell: scipy rejects them.
      return variance >= std::numeric_limits<double>::min()
                 ? portableLog(variance)
                 : std::numeric_limits<double>::infinity();
    }
    if (lambda == 0) return portableLog(varianceOf(logs_));
    // Without the largest factor, which may be more than a double holds.
    double largest = -std::numeric_limits<double>::infinity();
    for (const double log : logs_) largest = std::max(largest, lambda * log);
    for (const double log : logs_) transformed.push_back(portableExpm1(lambda * log - largest));
    return portableLog(varianceOf(transformed)) + 2 * (largest - portableLog(std::abs(lambda)));
  }

  std::vector<double> values_, logs_;
  double sum_of_logs_ = 0;
  bool is_box_cox_;
};

/// sklearn.preprocessing.PowerTransformer: a power of each number, with the exponent lambda that
/// makes the training rows most like a normal distribution.
class PowerTransformer : public ColumnStep {
 public:
  explicit PowerTransformer(const Arguments& arguments)
      : ColumnStep(arguments),
        is_box_cox_(arguments.string("method") == "box-cox"),
        standardizes_(arguments.boolean("standardize")) {}

  /// Each column once, or where there are many rows once for every evaluation of its likelihood.
  Index parts(const PreparationData& data) const override {
    return ColumnStep::parts(data) * evaluations(data);
  }
  void fitPart(const PreparationData& data, Index part) override {
    const Index count = evaluations(data);
    if ((part + 1) % count == 0) return ColumnStep::fitPart(data, part / count);
    const Column& column = data.features.columns()[part / count];
    if (!chosen(column, data.train)) return;
    if (part % count == 0) begin(column, data.train);
    if (minimizer_ && !minimizer_->isDone()) minimizer_->take((*likelihood_)(minimizer_->point()));
  }
  Index slices(const PreparationData& data, Index part) const override {
    return ColumnStep::slices(data, part / evaluations(data));
  }
  void transformPart(PreparationData& data, Index part, Index slice,
                     Table& features) const override {
    const Index count = evaluations(data);
    if ((part + 1) % count == 0) ColumnStep::transformPart(data, part / count, slice, features);
  }

 private:
  struct Fitted {
    double lambda, mean, scale;
  };

  static Index evaluations(const PreparationData& data) {
    return static_cast<Index>(data.train.size()) > kRowsOfOneSlice ? kEvaluations : 1;
  }

  bool appliesTo(const Column& column) const override { return column.numeric() != nullptr; }

  void begin(const Column& column, const RowNumbers& rows) {
    likelihood_.reset();
    minimizer_.reset();
    std::vector<double> values = presentNumbers(column, rows, location());
    if (is_box_cox_) requirePositive(column, rows);
    if (values.empty() || standardOf(values).is_constant) return;
    likelihood_.emplace(std::move(values), is_box_cox_);
    minimizer_.emplace(likelihood_->minimizer());
  }

  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t) override {
    if (static_cast<Index>(rows.size()) <= kRowsOfOneSlice) begin(column, rows);
    std::vector<double> values = presentNumbers(column, rows, location());
    if (values.empty()) return "all-missing";
    // A constant column stays as it is.
    Fitted fitted{.lambda = 1, .mean = 0, .scale = 1};
    if (minimizer_) {
      while (!minimizer_->isDone()) minimizer_->take((*likelihood_)(minimizer_->point()));
      fitted.lambda = minimizer_->minimum();
    }
    if (standardizes_) {
      for (double& value : values) value = powerOf(value, fitted.lambda);
      const Standard found = standardOf(values);
      fitted.mean = found.mean;
      fitted.scale = found.scale;
    }
    fitted_.push_back(fitted);
    likelihood_.reset();
    minimizer_.reset();
    return std::nullopt;
  }

  void requirePositive(const Column& column, const RowNumbers& rows) const {
    const NumericValues& values = *column.numeric();
    for (const std::uint32_t row : rows) {
      if (!(values[row] <= 0)) continue;
      fail(ErrorCode::kInvalidData, "preparation.not-positive",
           {{"column", column.name}, {"row", row}, {"received", values[row]}});
    }
  }

  double powerOf(double value, double lambda) const {
    return is_box_cox_ ? boxCox(value, lambda) : yeoJohnson(value, lambda);
  }

  void transformColumn(const PreparationData& data, const Column& column, std::size_t index, Index,
                       Table& features) const override {
    NumericValues values = requireNumbers(column, location());
    const RowNumbers used = usedRows(data);
    requireFinite(column, used);
    if (is_box_cox_) requirePositive(column, used);
    const auto [lambda, mean, scale] = fitted_[index];
    for (double& value : values) {
      if (std::isnan(value)) continue;
      // Rows that are not used may hold anything.
      value = is_box_cox_ && value <= 0 ? std::nan("") : (powerOf(value, lambda) - mean) / scale;
    }
    features.add({column.name, std::move(values)});
  }

  nlohmann::json learnedColumn(std::size_t index) const override {
    const auto [lambda, mean, scale] = fitted_[index];
    nlohmann::json json = jsonObject({{"lambda", lambda}});
    if (standardizes_) {
      json["mean"] = mean;
      json["scale"] = scale;
    }
    return json;
  }
  void restoreColumn(const nlohmann::json& column, std::size_t) override {
    fitted_.push_back({.lambda = column.at("lambda").get<double>(),
                       .mean = standardizes_ ? column.at("mean").get<double>() : 0,
                       .scale = standardizes_ ? column.at("scale").get<double>() : 1});
  }

  bool is_box_cox_, standardizes_;
  std::optional<Likelihood> likelihood_;
  std::optional<BrentMinimizer> minimizer_;
  std::vector<Fitted> fitted_;
};

}  // namespace

const EntryOf<PreparationStep>& powerTransformerPreparationEntry() {
  static constexpr auto entry = learningEntry<PowerTransformer>(
      "PowerTransformer", {},
      "Raises each column to the power that makes it most like a normal distribution.", [] {
        return ColumnStep::withColumns(
            {{.name = "method",
              .type = ArgumentType::kString,
              .default_json = "\"yeo-johnson\"",
              .doc = "The family of powers; box-cox is for positive numbers only.",
              .choices = {"yeo-johnson", "box-cox"}},
             {.name = "standardize",
              .type = ArgumentType::kBoolean,
              .default_json = "true",
              .doc = "Whether to scale the result to mean 0 and standard deviation 1."}});
      });
  return entry;
}

}  // namespace minibatch
