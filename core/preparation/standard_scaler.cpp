#include <vector>

#include "base/catalog_entry.h"
#include "preparation/affine_scaler.h"
#include "preparation/standard.h"

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
  Fitted fitNumbers(std::vector<double> values) const override {
    const Standard found = standardOf(values);
    return {.center = with_mean_ ? found.mean : 0, .scale = with_std_ ? found.scale : 1};
  }

  bool with_mean_, with_std_;
};

}  // namespace

const EntryOf<PreparationStep>& standardScalerPreparationEntry() {
  static constexpr auto entry = learningEntry<StandardScaler>(
      "StandardScaler", {},
      "Scales each column to mean 0 and standard deviation 1, by those of its training rows.", [] {
        return ColumnStep::withColumns({{.name = "with_mean",
                                         .type = ArgumentType::kBoolean,
                                         .default_json = "true",
                                         .doc = "Whether to subtract the mean."},
                                        {.name = "with_std",
                                         .type = ArgumentType::kBoolean,
                                         .default_json = "true",
                                         .doc = "Whether to divide by the standard deviation."}});
      });
  return entry;
}

}  // namespace minibatch
