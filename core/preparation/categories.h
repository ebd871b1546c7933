#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/arguments.h"
#include "base/merge_sort.h"
#include "base/radix_sort.h"
#include "preparation/data.h"

namespace minibatch {

/// Columns with more categories, as names and tickets have, are left out unless they are named.
inline constexpr std::size_t kMaxCategories = 200;

/// Which categories are rare: those with fewer rows than `min_frequency`, a number of rows or a
/// share of them below 1, and those beyond `max_categories`. scikit-learn's arguments.
struct RareCategories {
  std::optional<double> min_frequency;
  std::optional<Index> max_categories;
};

/// The categories of a column as its encoders see them: sorted, the rare ones put together in one
/// group behind the others.
class CategoryGroups {
 public:
  /// Those among `rows`, all at once; missing cells are none.
  static CategoryGroups of(const Column& column, const RowNumbers& rows,
                           const RareCategories& rare = {});
  /// {categories, infrequent where there are any}
  nlohmann::json toJson() const;
  static CategoryGroups fromJson(const nlohmann::json& json);

  const std::vector<std::string>& categories() const { return categories_; }
  /// One for each frequent category, and one for all others where there are any.
  Index count() const { return static_cast<Index>(frequent_.size()) + hasInfrequent(); }
  /// The category, or "infrequent_sklearn".
  const std::string& name(Index group) const;
  bool hasInfrequent() const { return !infrequent_.empty(); }

  /// The group of each row, found at once; -1 where the cell is missing or was not among the
  /// categories.
  std::vector<std::int32_t> groupsOf(const Column& column) const;

 private:
  friend class CategorySearch;
  friend class GroupSearch;
  // One more, behind the others.
  void add(std::string category, bool infrequent);
  // When all are added.
  void number();

  std::vector<std::string> categories_, infrequent_;
  std::vector<std::int32_t> frequent_;  // the place of each among the categories
  std::vector<std::int32_t> groups_;    // of each category
};

/// Finds the categories of a column in slices: there may be as many as rows.
class CategorySearch {
 public:
  /// All of these stay where they are until the search is over.
  CategorySearch(const Column& column, const RowNumbers& rows, const RareCategories& rare);

  /// Into how many slices the search falls, or a few more.
  static Index slices(const Column& column, const RowNumbers& rows);
  /// A slice: a few milliseconds of work; says whether all are found.
  bool work();
  CategoryGroups take() { return std::move(groups_); }

 private:
  // A category: its code, or the place of its number among those that are distinct.
  struct Counted {
    std::int32_t at;
    Index count;
  };
  struct ByName {
    const std::vector<std::string>* names;
    bool operator()(const Counted& a, const Counted& b) const {
      return (*names)[static_cast<std::size_t>(a.at)] < (*names)[static_cast<std::size_t>(b.at)];
    }
  };
  struct ByCount {
    const std::vector<Counted>* counted;
    bool operator()(std::int32_t a, std::int32_t b) const {
      return (*counted)[static_cast<std::size_t>(a)].count <
             (*counted)[static_cast<std::size_t>(b)].count;
    }
  };

  void count();
  void takeSorted();
  void findInfrequent();
  void addSome();

  const Column& column_;
  const RowNumbers& rows_;
  RareCategories rare_;
  enum class Stage { kCount, kSort, kFindInfrequent, kSortByCount, kAdd, kDone };
  Stage stage_ = Stage::kCount;
  std::vector<double> numbers_;  // of a column of numbers
  std::optional<RadixSort> sort_numbers_;
  std::vector<Counted> counted_;
  std::optional<MergeSort<Counted, ByName>> sort_texts_;
  std::optional<MergeSort<std::int32_t, ByCount>> sort_counts_;
  std::vector<bool> infrequent_;
  CategoryGroups groups_;
};

/// Finds the group of each row in slices.
class GroupSearch {
 public:
  /// Both stay where they are until the search is over.
  GroupSearch(const CategoryGroups& groups, const Column& column);

  /// Into how many slices the search falls.
  static Index slices(const CategoryGroups& groups, const Column& column);
  /// The next slice; see CategoryGroups::groupsOf().
  void work();
  std::vector<std::int32_t> take() { return std::move(result_); }

 private:
  std::int32_t groupOf(const std::string& category) const;
  void insertSome();
  void findSome();

  const CategoryGroups& groups_;
  const Column& column_;
  // Places of categories, by the hash of their text; -1 where there is none.
  std::vector<std::int32_t> table_;
  std::size_t inserted_ = 0, found_ = 0;
  std::vector<std::int32_t> by_code_, result_;
};

/// The arguments `min_frequency` and `max_categories`.
constexpr std::vector<Argument> rareCategoryArguments() {
  return {{.name = "min_frequency",
           .type = ArgumentType::kNumber,
           .default_json = "null",
           .doc = "Categories with fewer rows, or a smaller fraction of the rows where it is below "
                  "1, are put together.",
           .above = 0,
           .nullable = true},
          {.name = "max_categories",
           .type = ArgumentType::kInteger,
           .default_json = "null",
           .doc = "The most categories that are told apart; the rarest are put together.",
           .minimum = 1,
           .maximum = 1e6,
           .nullable = true}};
}

RareCategories rareCategoriesOf(const Arguments& arguments);

}  // namespace minibatch
