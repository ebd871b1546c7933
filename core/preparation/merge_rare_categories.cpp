#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/categories.h"
#include "preparation/column_step.h"

namespace minibatch {
namespace {

/// Puts the categories together that OneHotEncoder(min_frequency=…) counts as infrequent, in a
/// column that stays text.
class MergeRareCategories : public ColumnStep {
 public:
  explicit MergeRareCategories(const Arguments& arguments)
      : ColumnStep(arguments),
        name_(arguments.string("name")),
        min_frequency_(minFrequencyOf(arguments)),
        max_categories_(maxCategoriesOf(arguments)) {}

 private:
  bool appliesTo(const Column& column) const override { return column.categorical() != nullptr; }

  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t) override {
    groups_.push_back(CategoryGroups::of(column, rows, min_frequency_, max_categories_));
    return std::nullopt;
  }

  // Categories that the training rows do not have are rare, too, where there are rare ones.
  void transformColumn(const PreparationData&, const Column& column, std::size_t index, Index,
                       Table& features) const override {
    const CategoryGroups& groups = groups_[index];
    if (!groups.hasInfrequent()) return features.add(column);
    CategoricalValues result{groups.groupsOf(column), {}};
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

  nlohmann::json learnedColumn(std::size_t index) const override { return groups_[index].toJson(); }
  void restoreColumn(const nlohmann::json& column, std::size_t) override {
    groups_.push_back(CategoryGroups::fromJson(column));
  }

  std::string name_;
  std::optional<double> min_frequency_;
  std::optional<Index> max_categories_;
  std::vector<CategoryGroups> groups_;
};

}  // namespace

const EntryOf<PreparationStep>& mergeRareCategoriesPreparationEntry() {
  static const EntryOf<PreparationStep> entry = [] {
    std::vector<Argument> arguments = ColumnStep::withColumns({});
    std::ranges::move(rareCategoryArguments(), std::back_inserter(arguments));
    const auto min_frequency = std::ranges::find(arguments, "min_frequency", &Argument::name);
    min_frequency->default_json = "0.05";
    arguments.push_back({.name = "name",
                         .type = ArgumentType::kString,
                         .default_json = "\"Other\"",
                         .doc = "What the rare categories are called together."});
    return learningEntry<MergeRareCategories>(
        "MergeRareCategories", {},
        "Puts the rare categories of a column together in one; it stays text.",
        std::move(arguments));
  }();
  return entry;
}

}  // namespace minibatch
