#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "preparation/categories.h"
#include "preparation/column_step.h"

namespace minibatch {

/// Steps for categories: each learns those of a column, the rare ones put together, and finds the
/// category of each row. Both happen in slices, because there may be as many categories as rows.
class CategoryStep : public ColumnStep {
 public:
  /// The arguments of such a step: `columns`, its own, then those of rare categories.
  static constexpr std::vector<Argument> withRareCategories(
      std::initializer_list<Argument> arguments);

  Index fitSlices(const PreparationData& data, Index part) const override;
  void fitSlice(const PreparationData& data, Index part, Index slice) override;

 protected:
  explicit CategoryStep(const Arguments& arguments, const RareCategories& rare = {})
      : ColumnStep(arguments), rare_(rare) {}

  /// The categories of the column that is fitted.
  CategoryGroups takeGroups() { return search_->take(); }
  /// Keeps those of the column with the next number.
  void keep(CategoryGroups groups) { groups_.push_back(std::move(groups)); }
  const CategoryGroups& groups(std::size_t index) const { return groups_[index]; }

  /// How many columns of 0 and 1 are made of a column in a slice.
  static Index columnsPerSlice(const Column& column);
  /// Into how many slices the rest of the transform falls, when the group of each row is known.
  virtual Index encodingSlices(const Column&, std::size_t) const { return 1; }
  /// Adds to `features` what a slice of the column becomes, whose rows are of the groups `codes`.
  virtual void encodeColumn(const PreparationData& data, const Column& column, std::size_t index,
                            Index slice, const std::vector<std::int32_t>& codes,
                            Table& features) const = 0;
  nlohmann::json learnedColumn(std::size_t index) const override { return groups_[index].toJson(); }
  void restoreColumn(const nlohmann::json& column, std::size_t) override {
    groups_.push_back(CategoryGroups::fromJson(column));
  }

 private:
  bool appliesTo(const Column& column) const override { return column.categorical() != nullptr; }
  Index columnSlices(const Column& column, std::size_t index) const final;
  void transformColumn(const PreparationData& data, const Column& column, std::size_t index,
                       Index slice, Table& features) const final;
  RareCategories rare_;
  std::vector<CategoryGroups> groups_;
  std::optional<CategorySearch> search_;
  // While a column is transformed.
  mutable std::optional<GroupSearch> rows_;
  mutable std::vector<std::int32_t> codes_;
};

constexpr std::vector<Argument> CategoryStep::withRareCategories(
    std::initializer_list<Argument> arguments) {
  std::vector<Argument> result = ColumnStep::withColumns(arguments);
  std::ranges::move(rareCategoryArguments(), std::back_inserter(result));
  return result;
}

}  // namespace minibatch
