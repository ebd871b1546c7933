#pragma once

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "data/dataset.h"
#include "preparation/step.h"

namespace minibatch {

/// The scalers that a target may have.
inline constexpr std::array<const char*, 2> kTargetScalers = {"StandardScaler", "MinMaxScaler"};

/// scikit-learn's TransformedTargetRegressor: numbers to predict are scaled by the scaler of that
/// name, which learns from the training rows, so that a model that begins near 0 reaches them.
class TargetScaler {
 public:
  /// The one that suits these numbers: StandardScaler where one of the training rows' is beyond
  /// ±kLargest, so far off that a model needs most of a training to get there; else none.
  static constexpr double kLargest = 100;
  static std::string suggest(const Table& targets, const RowNumbers& train);

  /// Leaves the numbers as they are.
  TargetScaler() = default;
  /// Learns from the rows `train` of the columns and scales all. `name` "" leaves them as they are.
  TargetScaler(const std::string& name, Table& targets, const RowNumbers& train,
               const Catalog& catalog);

  /// Other rows of these columns, in the same scale.
  Table transform(const Table& targets) const;

  /// How each column comes back; empty where nothing is scaled.
  const std::vector<TargetScaling>& scaling() const { return scaling_; }

  /// null, or {class_name, learned}
  nlohmann::json toJson() const;
  /// Throws kInvalidSpec, or what nlohmann::json throws, when `json` is not what toJson() gives.
  static TargetScaler fromJson(const nlohmann::json& json);

 private:
  std::string name_;
  nlohmann::json learned_;
  std::vector<TargetScaling> scaling_;
};

}  // namespace minibatch
