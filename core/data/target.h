#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "data/table.h"

namespace minibatch {

enum class Task { kClassification, kRegression };

/// Text is classified; so are whole numbers of at most 20 different values, each of which occurs
/// twice or more on average. Other numbers are predicted by regression.
Task suggestTask(const Column& target);

/// Turns the column to predict into numbers: class indices for a classification (two classes suit a
/// softmax of 2 as well as one sigmoid unit), the values themselves for a regression.
class TargetEncoder {
 public:
  static constexpr Index kMaxClasses = 1000;

  /// Classes are all those in the column, sorted: text by its characters, numbers by size. Throws
  /// kInvalidData when there are fewer than 2 or more than kMaxClasses of them, or a regression is
  /// asked for on text.
  static TargetEncoder fit(const Column& target, Task task);

  /// Of what comes in classes, as images do; there is no column.
  static TargetEncoder ofClasses(std::vector<std::string> names);

  const std::string& column() const { return column_; }
  Task task() const { return task_; }
  /// Empty for a regression.
  const std::vector<std::string>& classNames() const { return class_names_; }

  /// The target of each row: a class index or a number; NaN where it is missing, as only rows that
  /// have one can be learned from. Throws kInvalidData for an unknown class.
  std::vector<double> transform(const Column& target) const;

  nlohmann::json toJson() const;
  /// Throws kInvalidSpec when `json` is not what toJson() gives.
  static TargetEncoder fromJson(const nlohmann::json& json);

 private:
  std::string column_;
  Task task_ = Task::kClassification;
  std::vector<std::string> class_names_;
};

}  // namespace minibatch
