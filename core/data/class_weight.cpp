#include "data/class_weight.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace minibatch {

std::map<int, float> balancedClassWeights(const Dataset& data) {
  data.withClassWeights({});  // refuses what has no one class per row
  const Index size = data.targetShape().size();
  std::vector<Real> targets(static_cast<std::size_t>(data.rows() * size));
  data.gatherTarget(0, RowIndices(0, data.rows()), targets.data());
  std::map<int, Index> counts;
  Index all = 0;
  for (auto row = targets.begin(); row != targets.end(); row += size) {
    const double number = size > 1 ? static_cast<double>(std::max_element(row, row + size) - row)
                                   : std::nearbyint(static_cast<double>(*row));
    if (!(std::abs(number) < 1e9)) continue;
    ++counts[static_cast<int>(number)];
    ++all;
  }
  std::map<int, float> weights;
  for (const auto& [cls, count] : counts) {
    const double even = static_cast<double>(all) / static_cast<double>(counts.size());
    weights[cls] = static_cast<float>(even / static_cast<double>(count));
  }
  return weights;
}

}  // namespace minibatch
