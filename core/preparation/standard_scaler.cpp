#include <cmath>
#include <limits>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/affine_scaler.h"

namespace minibatch {
namespace {

/// sklearn.preprocessing.StandardScaler: (x - mean) / standard deviation, that of the training
/// rows as a whole population.
class StandardScaler : public AffineScaler {
 public:
  explicit StandardScaler(const Arguments& arguments)
      : AffineScaler(arguments, arguments.boolean("with_mean") ? "mean" : nullptr),
        with_mean_(arguments.boolean("with_mean")),
        with_std_(arguments.boolean("with_std")) {}

 private:
  // The mean and then the squares around it, less what the rounding of the mean adds to them:
  // sklearn's _incremental_mean_and_var().
  Fitted fitNumbers(std::vector<double> values) const override {
    const auto count = static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values) sum += value;
    const double mean = sum / count;
    double off = 0, squares = 0;
    for (const double value : values) {
      off += value - mean;
      squares += (value - mean) * (value - mean);
    }
    const double variance = (squares - off * off / count) / count;
    // A constant column varies by no more than rounding: sklearn's _is_constant_feature().
    constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
    const double rounding = count * mean * kEpsilon;
    const bool is_constant = variance <= count * kEpsilon * variance + rounding * rounding;
    return {.center = with_mean_ ? mean : 0,
            .scale = with_std_ && !is_constant ? std::sqrt(variance) : 1};
  }

  bool with_mean_, with_std_;
};

}  // namespace

const EntryOf<PreparationStep>& standardScalerPreparationEntry() {
  static const EntryOf<PreparationStep> entry = learningEntry<StandardScaler>(
      "StandardScaler", {},
      "Scales each column to mean 0 and standard deviation 1, by those of its training rows.",
      ColumnStep::withColumns({{.name = "with_mean",
                                .type = ArgumentType::kBoolean,
                                .default_json = "true",
                                .doc = "Whether to subtract the mean."},
                               {.name = "with_std",
                                .type = ArgumentType::kBoolean,
                                .default_json = "true",
                                .doc = "Whether to divide by the standard deviation."}}));
  return entry;
}

}  // namespace minibatch
