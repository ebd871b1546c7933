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
  static constexpr std::vector<Argument> withFold(std::string_view default_splits,
                                                  double most_splits,
                                                  std::initializer_list<Argument> arguments);

 protected:
  /// Throws kInvalidArgument where there is no such fold.
  explicit FoldStep(const Arguments& arguments);
  Fold fold() const { return fold_; }

 private:
  Fold fold_;
};

/// How many rows each part has; `doc` says what holds where it is not set.
constexpr Argument testSizeArgument(TextId doc) {
  return {.name = "test_size", .default_json = "null", .doc = doc, .above = 0, .nullable = true};
}

constexpr Argument trainSizeArgument(TextId doc) {
  return {.name = "train_size", .default_json = "null", .doc = doc, .above = 0, .nullable = true};
}

/// The name of the column of groups.
constexpr Argument groupsArgument() {
  return {.name = "groups",
          .type = ArgumentType::kString,
          .default_json = "",
          .doc = "The column that says which rows belong together; it is no feature.",
          .of = "columns"};
}

/// A number that may be left out.
std::optional<double> numberOf(const Arguments& arguments, const char* name);
std::optional<Index> integerOf(const Arguments& arguments, const char* name);

constexpr std::vector<Argument> FoldStep::withFold(std::string_view default_splits,
                                                   double most_splits,
                                                   std::initializer_list<Argument> arguments) {
  std::vector<Argument> result{{.name = "n_splits",
                                .type = ArgumentType::kInteger,
                                .default_json = default_splits,
                                .doc = "How many splits there are to choose from.",
                                .minimum = 2,
                                .maximum = most_splits},
                               {.name = "fold",
                                .type = ArgumentType::kInteger,
                                .default_json = "0",
                                .doc = "Which of the splits to use, counting from 0.",
                                .minimum = 0,
                                .maximum = most_splits - 1}};
  result.insert(result.end(), arguments);
  return result;
}

}  // namespace minibatch
