#include <algorithm>
#include <vector>

#include "base/catalog_entry.h"
#include "base/refusal.h"
#include "data/normal_distribution.h"
#include "data/statistics.h"
#include "preparation/affine_scaler.h"

namespace minibatch {
namespace {

/// sklearn.preprocessing.RobustScaler: (x - median) / distance of two percentiles, which outliers
/// do not move.
class RobustScaler : public AffineScaler {
 public:
  explicit RobustScaler(const Arguments& arguments)
      : AffineScaler(arguments, arguments.boolean("with_centering") ? "center" : nullptr),
        with_centering_(arguments.boolean("with_centering")),
        with_scaling_(arguments.boolean("with_scaling")),
        unit_variance_(arguments.boolean("unit_variance")) {
    const std::vector<double> range = arguments.numberPair("quantile_range");
    if (range.size() != 2 || !(range[0] < range[1])) {
      refuseValue(arguments, "quantile_range", Message("expected.increasing-pair"),
                  arguments.config().at("quantile_range"));
    }
    low_ = range[0];
    high_ = range[1];
  }

 private:
  Fitted fitNumbers(std::vector<double> values) const override {
    std::sort(values.begin(), values.end());
    Fitted fitted;
    if (with_centering_) fitted.center = median(values);
    if (!with_scaling_) return fitted;
    fitted.scale = scaleOrOne(percentile(values, high_) - percentile(values, low_));
    // A normal distribution then gets the variance 1.
    if (unit_variance_) fitted.scale /= normalQuantile(high_ / 100) - normalQuantile(low_ / 100);
    return fitted;
  }

  bool with_centering_, with_scaling_, unit_variance_;
  double low_ = 25, high_ = 75;
};

}  // namespace

const EntryOf<PreparationStep>& robustScalerPreparationEntry() {
  static constexpr auto entry = learningEntry<RobustScaler>(
      "RobustScaler", {},
      "Scales each column by its median and the distance of two percentiles, which outliers "
      "hardly move.",
      [] {
        return ColumnStep::withColumns(
            {{.name = "with_centering",
              .type = ArgumentType::kBoolean,
              .default_json = "true",
              .doc = "Whether to subtract the median."},
             {.name = "with_scaling",
              .type = ArgumentType::kBoolean,
              .default_json = "true",
              .doc = "Whether to divide by the distance of the percentiles."},
             {.name = "quantile_range",
              .type = ArgumentType::kNumberPair,
              .default_json = "[25.0, 75.0]",
              .doc = "The two percentiles.",
              .above = 0,
              .below = 100},
             {.name = "unit_variance",
              .type = ArgumentType::kBoolean,
              .default_json = "false",
              .doc = "Whether to scale so that a normally distributed column "
                     "has the variance 1."}});
      });
  return entry;
}

}  // namespace minibatch
