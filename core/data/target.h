#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "data/table.h"

namespace minibatch {

enum class Task { kClassification, kRegression };

/// Text is classified; so are whole numbers of at most 20 different values, each of which occurs
/// twice or more on average. Other numbers are predicted by regression.
Task suggestTask(const Column& target);

/// What classes are to be called, and in which order they are counted.
struct ClassOptions {
  /// A name for each class, in the order of the classes; empty: as they stand in the file.
  std::vector<std::string> names = {};
  /// Of two classes the one that is class 1, by its name or as it stands in the file.
  std::optional<std::string> positive = {};
};

/// Turns what is to be predicted into numbers: class indices for a classification (two classes suit
/// a softmax of 2 as well as one sigmoid unit), the values themselves for a regression, which may
/// be of several columns.
class TargetEncoder {
 public:
  static constexpr Index kMaxClasses = 1000;

  /// Classes are all those in the column, sorted: text by its characters, numbers by size. Throws
  /// kInvalidData when there are fewer than 2 or more than kMaxClasses of them or one a row, when
  /// a regression is asked for on text, and when there are no values.
  static TargetEncoder fit(const Column& target, Task task, const ClassOptions& classes = {});
  /// A regression of several columns.
  static TargetEncoder fit(std::span<const Column> targets);

  /// Of what comes in classes, as images do; there is no column.
  static TargetEncoder ofClasses(std::vector<std::string> classes, const ClassOptions& options);

  /// None of what comes in classes; several only of a regression.
  const std::vector<std::string>& columns() const { return columns_; }
  Task task() const { return task_; }
  /// What is in the file for each class, by its index, and what it is called; both are empty for a
  /// regression.
  const std::vector<std::string>& classes() const { return classes_; }
  const std::vector<std::string>& classNames() const { return class_names_; }

  /// The target of each row: a class index or a number; NaN where it is missing, as only rows that
  /// have one can be learned from. Throws kInvalidData for an unknown class.
  std::vector<double> transform(const Column& target) const;

  nlohmann::json toJson() const;
  /// Throws kInvalidSpec when `json` is not what toJson() gives.
  static TargetEncoder fromJson(const nlohmann::json& json);

 private:
  void arrange(std::vector<std::string> classes, const ClassOptions& options);

  std::vector<std::string> columns_;
  Task task_ = Task::kClassification;
  std::vector<std::string> classes_, class_names_;
};

}  // namespace minibatch
