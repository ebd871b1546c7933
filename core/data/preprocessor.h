#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "data/encoder.h"
#include "data/imputer.h"
#include "data/scaler.h"
#include "data/table.h"

namespace minibatch {

/// A column of numbers: missing → median, then min–max scaled. One feature.
struct NumericFeature {
  std::string name;
  MedianImputer imputer;
  MinMaxScaler scaler;
};

/// A column of text: missing → most frequent, then one-hot. One feature for each category.
struct CategoricalFeature {
  std::string name;
  MostFrequentImputer imputer;
  OneHotEncoder encoder;
};

/// Why a column was left out of the features.
enum class DropReason {
  kAllMissing,         // no value in the training rows: "all-missing"
  kTooManyCategories,  // more than max_categories, as names and tickets have: "too-many-categories"
};

struct DroppedColumn {
  std::string name;
  DropReason reason;
};

/// Turns rows of a table into the numbers a model takes. Fitted on training rows only, saved with
/// the model (`toJson`), and run on new rows at prediction time.
class TablePreprocessor {
 public:
  static constexpr Index kDefaultMaxCategories = 200;

  /// Fits on `rows` of the columns named. Throws kInvalidData when a column is not there, holds an
  /// infinite number, or no feature is left.
  static TablePreprocessor fit(const Table& table, std::span<const std::string> columns,
                               std::span<const std::uint32_t> rows,
                               Index max_categories = kDefaultMaxCategories);

  /// Number of features of one row.
  Index featureCount() const;
  /// "Age" for a number, "Sex_female" for a category.
  std::vector<std::string> featureNames() const;
  const std::vector<DroppedColumn>& dropped() const { return dropped_; }

  /// (rows.size(), featureCount()), row-major. Columns are found by name, in any order; others are
  /// not looked at. Throws kInvalidData when one is not there or has text instead of numbers.
  std::vector<float> transform(const Table& table, std::span<const std::uint32_t> rows) const;

  nlohmann::json toJson() const;
  /// Throws kInvalidSpec when `json` is not what toJson() gives.
  static TablePreprocessor fromJson(const nlohmann::json& json);

 private:
  using Feature = std::variant<NumericFeature, CategoricalFeature>;

  std::vector<Feature> features_;
  std::vector<DroppedColumn> dropped_;
};

/// As it is spelled in JSON.
std::string_view dropReasonName(DropReason reason);

}  // namespace minibatch
