#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/category_step.h"

namespace minibatch {
namespace {

/// Puts the categories together that OneHotEncoder(min_frequency=…) counts as infrequent, in a
/// column that stays text.
class MergeRareCategories : public CategoryStep {
 public:
  explicit MergeRareCategories(const Arguments& arguments)
      : CategoryStep(arguments, rareCategoriesOf(arguments)), name_(arguments.string("name")) {}

 private:
  std::optional<std::string_view> fitColumn(const Column&, const RowNumbers&,
                                            std::size_t) override {
    keep(takeGroups());
    return std::nullopt;
  }

  // Categories that the training rows do not have are rare, too, where there are rare ones.
  void encodeColumn(const PreparationData&, const Column& column, std::size_t index, Index,
                    const std::vector<std::int32_t>& codes, Table& features) const override {
    const CategoryGroups& groups = this->groups(index);
    if (!groups.hasInfrequent()) return features.add(column);
    CategoricalValues result{codes, {}};
    for (Index group = 0; group < groups.count(); ++group) {
      result.categories.push_back(group + 1 < groups.count() ? groups.name(group) : name_);
    }
    const auto rare = static_cast<std::int32_t>(groups.count() - 1);
    const auto same = std::ranges::find(result.categories, name_);
    const auto code = static_cast<std::int32_t>(same - result.categories.begin());
    for (std::size_t row = 0; row < result.codes.size(); ++row) {
      std::int32_t& group = result.codes[row];
      if (column.isMissing(static_cast<Index>(row))) continue;
      if (group < 0 || group == rare) group = code;
    }
    features.add({column.name, std::move(result)});
  }

  std::string name_;
};

}  // namespace

const EntryOf<PreparationStep>& mergeRareCategoriesPreparationEntry() {
  static constexpr auto entry = learningEntry<MergeRareCategories>(
      "MergeRareCategories", {},
      "Puts the rare categories of a column together in one; it stays text.", [] {
        std::vector<Argument> arguments = ColumnStep::withColumns({});
        std::ranges::move(rareCategoryArguments(), std::back_inserter(arguments));
        const auto min_frequency = std::ranges::find(arguments, "min_frequency", &Argument::name);
        min_frequency->default_json = "0.05";
        arguments.push_back({.name = "name",
                             .type = ArgumentType::kString,
                             .default_json = "\"Other\"",
                             .doc = "What the rare categories are called together."});
        return arguments;
      });
  return entry;
}

}  // namespace minibatch
