#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/category_step.h"

namespace minibatch {
namespace {

/// pandas.get_dummies(): columns of 0 and 1 behind all others. pandas looks at all the rows it is
/// given; here the categories are those of the training rows, and other rows get their columns, as
/// get_dummies(rows).reindex(columns=training.columns, fill_value=0) gives them.
class GetDummies : public CategoryStep {
 public:
  explicit GetDummies(const Arguments& arguments)
      : CategoryStep(arguments),
        drops_first_(arguments.boolean("drop_first")),
        dummy_na_(arguments.boolean("dummy_na")),
        separator_(arguments.string("prefix_sep")) {}

 private:
  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers&,
                                            std::size_t) override {
    CategoryGroups groups = takeGroups();
    if (groups.count() == 0 && !dummy_na_) return "all-missing";
    if (!namesColumns() && static_cast<std::size_t>(groups.count()) > kMaxCategories) {
      return "too-many-categories";
    }
    column_names_.push_back(column.name);
    keep(std::move(groups));
    return std::nullopt;
  }

  // They stand behind all others.
  void encodeColumn(const PreparationData&, const Column&, std::size_t index, Index,
                    const std::vector<std::int32_t>& codes, Table&) const override {
    groups_of_rows_.resize(std::max(groups_of_rows_.size(), index + 1));
    groups_of_rows_[index] = codes;
  }

  /// How many columns are made of one.
  Index width(std::size_t index) const {
    return std::max<Index>(0, groups(index).count() + dummy_na_ - drops_first_);
  }

  Index slicesOf(const Column& column, std::size_t index) const {
    const Index step = columnsPerSlice(column);
    return (width(index) + step - 1) / step;
  }

  // New rows need not have all columns.
  Index addingSlices(const PreparationData& data) const override {
    Index slices = 0;
    for (std::size_t index = 0; index < column_names_.size(); ++index) {
      const Column* column = data.features.find(column_names_[index]);
      if (column) slices += slicesOf(*column, index);
    }
    return slices;
  }

  void addColumns(const PreparationData& data, Index slice, Table& features) const override {
    std::size_t index = 0;
    const Column* column = nullptr;
    for (;; ++index) {
      column = data.features.find(column_names_[index]);
      const Index slices = column ? slicesOf(*column, index) : 0;
      if (slice < slices) break;
      slice -= slices;
    }
    const std::size_t before = features.columns().size();
    const Index from = slice * columnsPerSlice(*column);
    const Index to = std::min(width(index), from + columnsPerSlice(*column));
    for (Index at = from; at < to; ++at) addColumn(data, *column, index, at, features);
    features.madeOf(*column, before);
    if (to == width(index)) groups_of_rows_[index] = {};
  }

  void addColumn(const PreparationData& data, const Column& column, std::size_t index, Index at,
                 Table& features) const {
    const CategoryGroups& groups = this->groups(index);
    const std::vector<std::int32_t>& codes = groups_of_rows_[index];
    const Index group = at + drops_first_;
    const bool is_missing = group == groups.count();
    NumericValues values(codes.size());
    for (std::size_t row = 0; row < codes.size(); ++row) {
      values[row] = is_missing ? column.isMissing(static_cast<Index>(row)) : codes[row] == group;
    }
    const std::string name = column.name + separator_ + (is_missing ? "nan" : groups.name(group));
    features.add({freeName(name, data.features, features), std::move(values)});
  }

  void restoreColumn(const nlohmann::json& column, std::size_t index) override {
    column_names_.push_back(column.at("column").get<std::string>());
    CategoryStep::restoreColumn(column, index);
  }

  bool drops_first_, dummy_na_;
  std::string separator_;
  std::vector<std::string> column_names_;
  // While columns are transformed: of each column of the table the group of each row.
  mutable std::vector<std::vector<std::int32_t>> groups_of_rows_;
};

}  // namespace

const EntryOf<PreparationStep>& getDummiesPreparationEntry() {
  static constexpr auto entry = learningEntry<GetDummies>(
      "GetDummies", {"get_dummies"},
      "Encodes categorical columns as columns of 0 and 1 behind the others; missing and unknown "
      "categories are all zeros.",
      [] {
        return ColumnStep::withColumns(
            {{.name = "drop_first",
              .type = ArgumentType::kBoolean,
              .default_json = "false",
              .doc = "Whether the first category of each column gets no column."},
             {.name = "dummy_na",
              .type = ArgumentType::kBoolean,
              .default_json = "false",
              .doc = "Whether to add a column that is 1 where the category is missing."},
             {.name = "prefix_sep",
              .type = ArgumentType::kString,
              .default_json = "\"_\"",
              .doc = "What stands between the column's name and the category."}});
      });
  return entry;
}

}  // namespace minibatch
