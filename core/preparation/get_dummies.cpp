#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/categories.h"
#include "preparation/column_step.h"

namespace minibatch {
namespace {

/// pandas.get_dummies(): columns of 0 and 1 behind all others. pandas looks at all the rows it is
/// given; here the categories are those of the training rows, and other rows get their columns, as
/// get_dummies(rows).reindex(columns=training.columns, fill_value=0) gives them.
class GetDummies : public ColumnStep {
 public:
  explicit GetDummies(const Arguments& arguments)
      : ColumnStep(arguments),
        drops_first_(arguments.boolean("drop_first")),
        dummy_na_(arguments.boolean("dummy_na")),
        separator_(arguments.string("prefix_sep")) {}

 private:
  struct Dummies {
    std::string column;
    CategoryGroups groups;
  };

  bool appliesTo(const Column& column) const override { return column.categorical() != nullptr; }

  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t) override {
    CategoryGroups groups = CategoryGroups::of(column, rows, std::nullopt, std::nullopt);
    if (groups.count() == 0 && !dummy_na_) return "all-missing";
    if (!namesColumns() && static_cast<std::size_t>(groups.count()) > kMaxCategories) {
      return "too-many-categories";
    }
    dummies_.push_back({column.name, std::move(groups)});
    return std::nullopt;
  }

  void transformColumn(const PreparationData&, const Column&, std::size_t, Index,
                       Table&) const override {}

  void addColumns(const PreparationData& data, Table& features) const override {
    for (const Dummies& dummies : dummies_) {
      const Column* found = data.features.find(dummies.column);
      if (!found) continue;  // of new rows
      const std::size_t before = features.columns().size();
      const Column& column = *found;
      const std::vector<std::int32_t> codes = dummies.groups.groupsOf(column);
      const auto add = [&](const std::string& category, const auto& holds) {
        NumericValues values(codes.size());
        for (std::size_t row = 0; row < codes.size(); ++row) values[row] = holds(row);
        features.add({freeName(column.name + separator_ + category, data.features, features),
                      std::move(values)});
      };
      const Index count = dummies.groups.count();
      for (Index group = drops_first_; group < count; ++group) {
        add(dummies.groups.name(group), [&](std::size_t row) { return codes[row] == group; });
      }
      if (dummy_na_ && !(drops_first_ && count == 0)) {
        add("nan", [&](std::size_t row) { return column.isMissing(static_cast<Index>(row)); });
      }
      features.madeOf(column, before);
    }
  }

  nlohmann::json learnedColumn(std::size_t index) const override {
    return dummies_[index].groups.toJson();
  }
  void restoreColumn(const nlohmann::json& column, std::size_t) override {
    dummies_.push_back({column.at("column").get<std::string>(), CategoryGroups::fromJson(column)});
  }

  bool drops_first_, dummy_na_;
  std::string separator_;
  std::vector<Dummies> dummies_;
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
