#include "baselines/tree_arguments.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace minibatch {

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
