#pragma once

#include <optional>
#include <span>

#include "data/split.h"

namespace minibatch {

/// One of several folds, numbered from 0: its rows are those to test on.
struct Fold {
  Index count, number;
};

// Cross-validation's ways to split, with scikit-learn's rows, in the table's order. With `random`
// the rows (or groups) are shuffled first; null: they are not.

/// sklearn.model_selection.KFold. Throws kInvalidData where there are more folds than rows.
Split kFold(Index rows, Fold fold, RandomState* random);
/// StratifiedKFold: every fold keeps the classes' shares. Throws kInvalidData where every class has
/// fewer rows than there are folds.
Split stratifiedKFold(std::span<const std::int32_t> classes, Fold fold, RandomState* random);
/// GroupKFold: no group is in two folds. `groups` are 0, 1, … in the order in which np.unique()
/// puts them. Throws kInvalidData where there are more folds than groups.
Split groupKFold(std::span<const std::int32_t> groups, Fold fold, RandomState* random);
/// StratifiedGroupKFold: no group is in two folds, which keep the classes' shares as well as can
/// be.
Split stratifiedGroupKFold(std::span<const std::int32_t> classes,
                           std::span<const std::int32_t> groups, Fold fold, RandomState* random);
/// GroupShuffleSplit: so many groups in each part.
Split groupShuffleSplit(std::span<const std::int32_t> groups, PartSizes groups_in,
                        RandomState& random);
/// How many groups there are.
Index countGroups(std::span<const std::int32_t> groups);

/// What TimeSeriesSplit is told beside the folds.
struct TimeSeriesSizes {
  std::optional<Index> test_size = {}, max_train_size = {};
  Index gap = 0;
};
/// TimeSeriesSplit: rows to test on stand behind those to train on. Throws kInvalidData where there
/// are too few rows.
Split timeSeriesSplit(Index rows, Fold fold, const TimeSeriesSizes& sizes);

/// Throws kInvalidData with the message `id` where there are more folds than that.
void requireFolds(Fold fold, Index most, const char* id);
/// The rows where `is_test` is set are those to test on.
Split splitBy(const std::vector<bool>& is_test);

}  // namespace minibatch
