#include <algorithm>
#include <cmath>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/affine_scaler.h"

namespace minibatch {
namespace {

/// sklearn.preprocessing.MaxAbsScaler: x / the largest |x|. Zeros stay zeros.
class MaxAbsScaler : public AffineScaler {
 public:
  explicit MaxAbsScaler(const Arguments& arguments)
      : AffineScaler(arguments, nullptr), clip_(arguments.boolean("clip")) {}

 private:
  Fitted fitNumbers(std::vector<double> values) const override {
    double largest = 0;
    for (const double value : values) largest = std::max(largest, std::abs(value));
    return {.scale = scaleOrOne(largest)};
  }

  double limited(double scaled) const override {
    if (!clip_) return scaled;
    return scaled < -1 ? -1 : scaled > 1 ? 1 : scaled;  // NaN stays
  }

  bool clip_;
};

}  // namespace

const EntryOf<PreparationStep>& maxAbsScalerPreparationEntry() {
  static constexpr auto entry = learningEntry<MaxAbsScaler>(
      "MaxAbsScaler", {},
      "Scales each column to the range from -1 to 1, by the largest absolute value of its training "
      "rows; 0 stays 0.",
      [] {
        return ColumnStep::withColumns(
            {{.name = "clip",
              .type = ArgumentType::kBoolean,
              .default_json = "false",
              .doc = "Whether to clip values outside the range of the training rows."}});
      });
  return entry;
}

}  // namespace minibatch
