#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "base/arguments.h"
#include "baselines/tree.h"

namespace minibatch {

/// The arguments that all models of trees have, for trees of at most such a depth (as JSON), which
/// draw so many features for a split.
std::vector<Argument> treeArguments(std::string_view max_depth, std::string_view max_features,
                                    std::initializer_list<Argument> others);
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
