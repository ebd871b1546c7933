#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "base/arguments.h"
#include "baselines/tree.h"

namespace minibatch {

inline constexpr double kMostRows = 1000000;

inline constexpr Argument kTreeArguments[] = {
    {.name = "max_depth",
     .type = ArgumentType::kInteger,
     .default_json = "null",
     .doc = "How many questions a tree asks of a row at most; without a limit, until the rows of "
            "a leaf are alike.",
     .minimum = 1,
     .maximum = 10000,
     .nullable = true},
    {.name = "max_features",
     .type = ArgumentType::kString,
     .default_json = "null",
     .doc = "How many features, drawn at random, a split is chosen among: the square root of "
            "their number, its logarithm, or all.",
     .choices = {"sqrt", "log2"},
     .nullable = true},
    {.name = "min_samples_split",
     .type = ArgumentType::kInteger,
     .default_json = "2",
     .doc = "A node of fewer rows is not split.",
     .minimum = 2,
     .maximum = kMostRows},
    {.name = "min_samples_leaf",
     .type = ArgumentType::kInteger,
     .default_json = "1",
     .doc = "A leaf has at least so many rows.",
     .minimum = 1,
     .maximum = kMostRows},
    {.name = "random_state",
     .type = ArgumentType::kInteger,
     .default_json = "null",
     .doc = "Seed of what is drawn; 0 if it is not set.",
     .minimum = 0,
     .maximum = RandomState::kMaxSeed,
     .nullable = true}};

/// The arguments that all models of trees have, for trees of at most such a depth (as JSON), which
/// draw so many features for a split.
constexpr std::vector<Argument> treeArguments(std::string_view max_depth,
                                              std::string_view max_features,
                                              std::initializer_list<Argument> others) {
  std::vector<Argument> all(others);
  const std::size_t own = all.size();
  for (const Argument& argument : kTreeArguments) all.push_back(argument);
  all[own].default_json = max_depth;
  all[own + 1].default_json = max_features;
  return all;
}

/// What they say of the trees for rows of so many features.
TreeOptions treeOptions(const Arguments& arguments, Index features);
/// scikit-learn's `random_state`; 0 where it is null.
RandomState randomState(const Arguments& arguments);

/// Of classes.
inline constexpr Argument kCriterionArgument = {
    .name = "criterion",
    .type = ArgumentType::kString,
    .default_json = "\"gini\"",
    .doc = "How mixed the classes of a node are taken to be.",
    .choices = {"gini", "entropy"}};

inline constexpr Argument kEstimatorsArgument = {.name = "n_estimators",
                                                 .type = ArgumentType::kInteger,
                                                 .default_json = "100",
                                                 .doc = "How many trees there are.",
                                                 .minimum = 1,
                                                 .maximum = 100000};

}  // namespace minibatch
