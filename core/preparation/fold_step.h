#pragma once

#include <optional>
#include <vector>

#include "data/folds.h"
#include "preparation/split_step.h"

namespace minibatch {

/// A way to split that scikit-learn repeats n_splits times; the argument `fold` says which of them
/// is meant, counting from 0.
class FoldStep : public SplitStep {
 public:
  /// `n_splits` and `fold`, then the step's own.
  static std::vector<Argument> withFold(std::string_view default_splits, double most_splits,
                                        std::initializer_list<Argument> arguments);

 protected:
  /// Throws kInvalidArgument where there is no such fold.
  explicit FoldStep(const Arguments& arguments);
  Fold fold() const { return fold_; }

 private:
  Fold fold_;
};

/// How many rows each part has; `doc` says what holds where it is not set.
Argument testSizeArgument(TextId doc);
Argument trainSizeArgument(TextId doc);
/// The name of the column of groups.
Argument groupsArgument();
/// A number that may be left out.
std::optional<double> numberOf(const Arguments& arguments, const char* name);
std::optional<Index> integerOf(const Arguments& arguments, const char* name);

}  // namespace minibatch
