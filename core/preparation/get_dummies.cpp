#include <map>
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
    groups_of_rows_[index] = codes;
  }

  void addColumns(const PreparationData& data, Table& features) const override {
    for (auto& [index, codes] : std::exchange(groups_of_rows_, {})) {
      const CategoryGroups& groups = this->groups(index);
      const std::size_t before = features.columns().size();
      const Column& column = data.features.require(column_names_[index]);
      const auto add = [&](const std::string& category, const auto& holds) {
        NumericValues values(codes.size());
        for (std::size_t row = 0; row < codes.size(); ++row) values[row] = holds(row);
        features.add({freeName(column.name + separator_ + category, data.features, features),
                      std::move(values)});
      };
      const Index count = groups.count();
      for (Index group = drops_first_; group < count; ++group) {
        add(groups.name(group), [&](std::size_t row) { return codes[row] == group; });
      }
      if (dummy_na_ && !(drops_first_ && count == 0)) {
        add("nan", [&](std::size_t row) { return column.isMissing(static_cast<Index>(row)); });
      }
      features.madeOf(column, before);
    }
  }

  void restoreColumn(const nlohmann::json& column, std::size_t index) override {
    column_names_.push_back(column.at("column").get<std::string>());
    CategoryStep::restoreColumn(column, index);
  }

  bool drops_first_, dummy_na_;
  std::string separator_;
  std::vector<std::string> column_names_;
  // While columns are transformed: of each column of the table the group of each row.
  mutable std::map<std::size_t, std::vector<std::int32_t>> groups_of_rows_;
};

}  // namespace

const EntryOf<PreparationStep>& getDummiesPreparationEntry() {
  static const EntryOf<PreparationStep> entry = learningEntry<GetDummies>(
      "GetDummies", {"get_dummies"},
      "Encodes categorical columns as columns of 0 and 1 behind the others; missing and unknown "
      "categories are all zeros.",
      ColumnStep::withColumns(
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
            .doc = "What stands between the column's name and the category."}}));
  return entry;
}

}  // namespace minibatch
