#include "baselines/tree_arguments.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace minibatch {

namespace {

constexpr double kMostRows = 1000000;

constexpr Argument kArguments[] = {
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

}  // namespace

std::vector<Argument> treeArguments(std::string_view max_depth, std::string_view max_features,
                                    std::initializer_list<Argument> others) {
  std::vector<Argument> all(others);
  const std::size_t own = all.size();
  for (const Argument& argument : kArguments) all.push_back(argument);
  all[own].default_json = max_depth;
  all[own + 1].default_json = max_features;
  return all;
}

TreeOptions treeOptions(const Arguments& arguments, Index features) {
  TreeOptions options;
  if (arguments.entry().find("criterion")) {
    options.criterion = arguments.string("criterion") == "entropy" ? SplitCriterion::kEntropy
                                                                   : SplitCriterion::kGini;
  }
  if (!arguments.isNull("max_depth")) options.max_depth = arguments.integer("max_depth");
  options.min_samples_split = arguments.integer("min_samples_split");
  options.min_samples_leaf = arguments.integer("min_samples_leaf");
  if (!arguments.isNull("max_features")) {
    const auto count = static_cast<std::uint64_t>(std::max<Index>(1, features));
    const Index drawn = arguments.string("max_features") == "sqrt"
                            ? static_cast<Index>(std::sqrt(static_cast<double>(count)))
                            : static_cast<Index>(std::bit_width(count)) - 1;
    options.max_features = std::max<Index>(1, drawn);
  }
  return options;
}

RandomState randomState(const Arguments& arguments) {
  return RandomState(arguments.isNull("random_state")
                         ? 0
                         : static_cast<std::uint32_t>(arguments.integer("random_state")));
}

}  // namespace minibatch
