#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "base/error.h"
#include "data/dataset.h"

namespace minibatch {

Dataset Dataset::withClassWeights(const std::map<int, float>& weights) const {
  if (targets() != 1) {
    fail(ErrorCode::kInvalidArgument, "class-weight.one-output", {{"targets", targets()}});
  }
  if (hasWeights()) {
    fail(ErrorCode::kInvalidArgument, "class-weight.and-sample-weight");
  }
  const Column& target = *targets_[0].values;
  if (target.shape.rank() > 1) {
    fail(ErrorCode::kInvalidArgument, "class-weight.target-shape",
         {{"shape", target.shape.toStringWithBatch()}});
  }
  std::vector<float> values;
  values.reserve(static_cast<std::size_t>(storedRows()));
  for (Index row = 0; row < storedRows(); ++row) {
    const float* y = target.values.data() + row * target.size;
    const double number = target.size > 1
                              ? static_cast<double>(std::max_element(y, y + target.size) - y)
                              : std::nearbyint(static_cast<double>(*y));
    const auto found =
        std::abs(number) < 1e9 ? weights.find(static_cast<int>(number)) : weights.end();
    values.push_back(found == weights.end() ? 1.0F : found->second);
  }
  Dataset result = *this;
  result.targets_[0].weights =
      std::make_shared<const Column>(Column{Shape{}, 1, std::move(values)});
  return result;
}

Dataset Dataset::withEncoding(TargetEncoding encoding, int number) const {
  const int classes = this->classes(number);
  if (classes == 0) {
    fail(ErrorCode::kInvalidArgument, "dataset.encoding");
  }
  Dataset result = *this;
  Target& target = result.targets_[number];
  target.classes = 0;
  if (encoding == TargetEncoding::kInteger) return result;
  const std::vector<float>& indices = target.values->values;
  Column rows{{classes}, classes, {}};
  rows.values.resize(checkedProduct(static_cast<Index>(indices.size()), classes));
  for (std::size_t row = 0; row < indices.size(); ++row) {
    const auto index = static_cast<Index>(indices[row]);
    if (index < 0 || index >= classes) {
      fail(ErrorCode::kInvalidData, "dataset.class",
           {{"row", row}, {"received", index}, {"classes", classes}});
    }
    rows.values[row * static_cast<std::size_t>(classes) + static_cast<std::size_t>(index)] = 1;
  }
  target.values = std::make_shared<const Column>(std::move(rows));
  return result;
}

}  // namespace minibatch
