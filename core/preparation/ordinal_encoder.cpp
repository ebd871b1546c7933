#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "preparation/category_step.h"

namespace minibatch {
namespace {

// NaN, as sklearn has it, where a number is left out.
double numberOrMissing(const Arguments& arguments, const char* name) {
  return arguments.isNull(name) ? std::nan("") : arguments.number(name);
}

/// sklearn.preprocessing.OrdinalEncoder: the place of each category among those that are sorted.
class OrdinalEncoder : public CategoryStep {
 public:
  explicit OrdinalEncoder(const Arguments& arguments)
      : CategoryStep(arguments, rareCategoriesOf(arguments)),
        refuses_unknown_(arguments.string("handle_unknown") == "error"),
        unknown_(numberOrMissing(arguments, "unknown_value")),
        missing_(numberOrMissing(arguments, "encoded_missing_value")) {}

 private:
  std::optional<std::string_view> fitColumn(const Column&, const RowNumbers&,
                                            std::size_t) override {
    CategoryGroups groups = takeGroups();
    if (groups.count() == 0) return "all-missing";
    keep(std::move(groups));
    return std::nullopt;
  }

  void encodeColumn(const PreparationData& data, const Column& column, std::size_t index, Index,
                    const std::vector<std::int32_t>& codes, Table& features) const override {
    NumericValues values(codes.begin(), codes.end());
    for (std::size_t row = 0; row < values.size(); ++row) {
      if (codes[row] < 0)
        values[row] = column.isMissing(static_cast<Index>(row)) ? missing_ : unknown_;
    }
    if (refuses_unknown_) {
      data.eachUsedRow([&](std::uint32_t row) {
        if (codes[row] >= 0 || column.isMissing(row)) return;
        fail(ErrorCode::kInvalidData, "preparation.unknown-ordinal",
             {{"column", column.name},
              {"row", row},
              {"received", column.text(row)},
              {"count", groups(index).categories().size()}});
      });
    }
    features.add({column.name, std::move(values)});
  }

  bool refuses_unknown_;
  double unknown_, missing_;
};

}  // namespace

const EntryOf<PreparationStep>& ordinalEncoderPreparationEntry() {
  static constexpr auto entry = learningEntry<OrdinalEncoder>(
      "OrdinalEncoder", {"ordinal_encoder", "LabelEncoder"},
      "Encodes a categorical column as one column of whole numbers: 0 for the category that "
      "sorts first, then 1, 2 …",
      [] {
        return CategoryStep::withRareCategories(
            {{.name = "handle_unknown",
              .type = ArgumentType::kString,
              .default_json = "\"error\"",
              .doc = "A category that the training rows do not have raises an error, or becomes "
                     "unknown_value.",
              .choices = {"error", "use_encoded_value"}},
             {.name = "unknown_value",
              .type = ArgumentType::kNumber,
              .default_json = "null",
              .doc = "The number of unknown categories; if not set, they are missing.",
              .nullable = true},
             {.name = "encoded_missing_value",
              .type = ArgumentType::kNumber,
              .default_json = "null",
              .doc = "The number of missing cells; if not set, they stay missing.",
              .nullable = true}});
      });
  return entry;
}

}  // namespace minibatch
