#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/arguments.h"
#include "preparation/data.h"

namespace minibatch {

/// Columns with more categories, as names and tickets have, are left out unless they are named.
inline constexpr std::size_t kMaxCategories = 200;

/// The categories of a column as its encoders see them: sorted, the rare ones put together in one
/// group behind the others. scikit-learn's min_frequency and max_categories.
class CategoryGroups {
 public:
  /// Those among `rows`; missing cells are none. `min_frequency` is a number of rows or a share of
  /// them below 1.
  static CategoryGroups of(const Column& column, const RowNumbers& rows,
                           std::optional<double> min_frequency,
                           std::optional<Index> max_categories);
  /// {categories, infrequent where there are any}
  nlohmann::json toJson() const;
  static CategoryGroups fromJson(const nlohmann::json& json);

  const std::vector<std::string>& categories() const { return categories_; }
  /// One for each frequent category, and one for all others where there are any.
  Index count() const { return static_cast<Index>(names_.size()); }
  /// The category, or "infrequent_sklearn".
  const std::string& name(Index group) const { return names_[static_cast<std::size_t>(group)]; }
  bool hasInfrequent() const { return !infrequent_.empty(); }

  /// The group of each row; -1 where the cell is missing or was not among the categories.
  std::vector<std::int32_t> groupsOf(const Column& column) const;

 private:
  void number();

  std::vector<std::string> categories_, infrequent_, names_;
  std::vector<std::int32_t> groups_;  // of each category
};

/// The arguments `min_frequency` and `max_categories`.
std::vector<Argument> rareCategoryArguments();
std::optional<double> minFrequencyOf(const Arguments& arguments);
std::optional<Index> maxCategoriesOf(const Arguments& arguments);

}  // namespace minibatch
