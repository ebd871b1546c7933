#include <cmath>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/portable_math.h"
#include "preparation/map_step.h"

namespace minibatch {
namespace {

// log(1 + x), also where x is so small that 1 + x is rounded: Kahan's correction.
double log1pOf(double x) {
  const double sum = 1 + x;
  if (sum == 1) return x;
  const double log = portableLog(sum);
  return std::isinf(x) ? x : log * (x / (sum - 1));
}

/// numpy.log1p().
class Log1p : public MapStep {
 public:
  explicit Log1p(const Arguments& arguments) : MapStep(arguments) {}

 private:
  void transformColumn(const PreparationData& data, const Column& column, std::size_t, Index,
                       Table& features) const override {
    NumericValues values = requireNumbers(column, location());
    data.eachUsedRow([&](std::uint32_t row) {
      if (!(values[row] <= -1)) return;
      fail(ErrorCode::kInvalidData, "preparation.log1p",
           {{"column", column.name}, {"row", row}, {"received", values[row]}});
    });
    for (double& value : values) value = value > -1 ? log1pOf(value) : std::nan("");
    features.add({column.name, std::move(values)});
  }
};

}  // namespace

const EntryOf<PreparationStep>& log1pPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Log1p>(
      "Log1p", {"log1p"}, "Takes the logarithm of 1 + x, which shortens long tails.",
      [] { return ColumnStep::withColumns({}); });
  return entry;
}

}  // namespace minibatch
