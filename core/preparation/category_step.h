#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "preparation/categories.h"
#include "preparation/column_step.h"

namespace minibatch {

/// scikit-learn's encoders: each learns the categories of a column, the rare ones put together.
class CategoryStep : public ColumnStep {
 public:
  /// The arguments of such a step: `columns`, its own, then those of rare categories.
  static std::vector<Argument> withRareCategories(std::initializer_list<Argument> arguments);

 protected:
  explicit CategoryStep(const Arguments& arguments);

  /// The categories of a column among `rows`.
  CategoryGroups categoriesOf(const Column& column, const RowNumbers& rows) const {
    return CategoryGroups::of(column, rows, min_frequency_, max_categories_);
  }
  /// Keeps those of the column with the next number.
  void keep(CategoryGroups groups) { groups_.push_back(std::move(groups)); }
  const CategoryGroups& groups(std::size_t index) const { return groups_[index]; }

 private:
  bool appliesTo(const Column& column) const override { return column.categorical() != nullptr; }
  nlohmann::json learnedColumn(std::size_t index) const override { return groups_[index].toJson(); }
  void restoreColumn(const nlohmann::json& column, std::size_t) override {
    groups_.push_back(CategoryGroups::fromJson(column));
  }

  std::optional<double> min_frequency_;
  std::optional<Index> max_categories_;
  std::vector<CategoryGroups> groups_;
};

}  // namespace minibatch
