#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/preprocessor.h"
#include "data/table.h"
#include "data/target.h"

namespace minibatch {

struct TableDatasetOptions {
  /// The column to predict.
  std::string target = {};
  /// Left out: what suggestTask() says.
  std::optional<Task> task = {};
  /// The columns to learn from; none: all but the target.
  std::vector<std::string> features = {};
  /// Share of the rows kept for the test; 0: none.
  double test_size = 0.2;
  std::uint64_t seed = 0;
  /// Keep the classes' shares in both parts, where the classes are large enough for it.
  bool stratify = true;
  Index max_categories = TablePreprocessor::kDefaultMaxCategories;
};

/// A table made ready to train on.
struct TableDataset {
  /// Both have targets of shape (): class indices or the numbers to predict.
  Dataset train;
  Dataset test;  // without rows where test_size was 0
  TablePreprocessor preprocessor;
  TargetEncoder target;
  /// The table's row behind each row of `train` and `test`.
  std::vector<std::uint32_t> train_rows;
  std::vector<std::uint32_t> test_rows;
  /// Rows left out because their target is missing.
  Index unlabelled = 0;
  /// Whether the split kept the classes' shares.
  bool stratified = false;
};

/// Splits the rows that have a target, fits the preprocessing on the training part, and turns both
/// parts into numbers. Throws as TargetEncoder, TablePreprocessor and trainTestSplit do.
TableDataset makeTableDataset(const Table& table, const TableDatasetOptions& options);

}  // namespace minibatch
