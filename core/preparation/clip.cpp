#include <algorithm>
#include <limits>

#include "base/catalog_entry.h"
#include "preparation/map_step.h"

namespace minibatch {
namespace {

/// pandas' table.clip(lower, upper), which takes the limits in either order.
class Clip : public MapStep {
 public:
  explicit Clip(const Arguments& arguments) : MapStep(arguments) {
    if (!arguments.isNull("lower")) lower_ = arguments.number("lower");
    if (!arguments.isNull("upper")) upper_ = arguments.number("upper");
    if (lower_ > upper_) std::swap(lower_, upper_);
  }

 private:
  void transformColumn(const PreparationData&, const Column& column, std::size_t, Index,
                       Table& features) const override {
    NumericValues values = requireNumbers(column, location());
    for (double& value : values) {
      value = value < lower_ ? lower_ : value > upper_ ? upper_ : value;  // NaN stays
    }
    features.add({column.name, std::move(values)});
  }

  double lower_ = -std::numeric_limits<double>::infinity();
  double upper_ = std::numeric_limits<double>::infinity();
};

constexpr Argument limit(const char* name, TextId doc) {
  return {.name = name, .default_json = "null", .doc = doc, .nullable = true};
}

}  // namespace

const EntryOf<PreparationStep>& clipPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Clip>(
      "Clip", {"clip"}, "Limits numbers to a range: those beyond its ends become the ends.", [] {
        return ColumnStep::withColumns(
            {limit("lower", "The least number; smaller ones become it."),
             limit("upper", "The greatest number; larger ones become it.")});
      });
  return entry;
}

}  // namespace minibatch
