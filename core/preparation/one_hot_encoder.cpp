#include <algorithm>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "preparation/category_step.h"

namespace minibatch {
namespace {

/// sklearn.preprocessing.OneHotEncoder(sparse_output=False), but that missing cells are refused.
class OneHotEncoder : public CategoryStep {
 public:
  explicit OneHotEncoder(const Arguments& arguments)
      : CategoryStep(arguments, rareCategoriesOf(arguments)),
        drop_(arguments.isNull("drop") ? "" : arguments.string("drop")),
        handle_unknown_(arguments.string("handle_unknown")) {}

 private:
  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t) override {
    const auto is_missing = [&](std::uint32_t row) { return column.isMissing(row); };
    if (std::ranges::all_of(rows, is_missing)) return "all-missing";
    const auto missing = std::ranges::find_if(rows, is_missing);
    if (missing != rows.end()) refuseMissing(column, *missing);
    CategoryGroups groups = takeGroups();
    if (!namesColumns() && static_cast<std::size_t>(groups.count()) > kMaxCategories) {
      return "too-many-categories";
    }
    keep(std::move(groups));
    return std::nullopt;
  }

  [[noreturn]] static void refuseMissing(const Column& column, std::uint32_t row) {
    fail(ErrorCode::kInvalidData, "preparation.missing-category",
         {{"column", column.name}, {"row", row}});
  }

  // The first group that gets a column.
  Index firstKept(std::size_t index) const {
    return drop_ == "first" || (drop_ == "if_binary" && groups(index).count() == 2) ? 1 : 0;
  }

  Index encodingSlices(const Column& column, std::size_t index) const override {
    const Index width = columnsPerSlice(column);
    return std::max<Index>(1, (groups(index).count() - firstKept(index) + width - 1) / width);
  }

  void encodeColumn(const PreparationData& data, const Column& column, std::size_t index,
                    Index slice, const std::vector<std::int32_t>& codes,
                    Table& features) const override {
    const CategoryGroups& groups = this->groups(index);
    if (slice == 0) refuseUnknown(data, column, codes, groups.categories().size());
    const bool takes_unknown = handle_unknown_ == "infrequent_if_exist" && groups.hasInfrequent();
    const Index width = columnsPerSlice(column);
    const Index first = firstKept(index) + slice * width;
    const Index end = std::min(groups.count(), first + width);
    for (Index group = first; group < end; ++group) {
      NumericValues values(codes.size());
      for (std::size_t row = 0; row < codes.size(); ++row) {
        const bool is_unknown = codes[row] < 0 && takes_unknown && group + 1 == groups.count();
        values[row] = is_unknown || codes[row] == static_cast<std::int32_t>(group);
      }
      // "a_b" of the category "b" may be the name of another column.
      features.add({freeName(column.name + "_" + groups.name(group), data.features, features),
                    std::move(values)});
    }
  }

  void refuseUnknown(const PreparationData& data, const Column& column,
                     const std::vector<std::int32_t>& codes, std::size_t count) const {
    data.eachUsedRow([&](std::uint32_t row) {
      if (codes[row] >= 0) return;
      if (column.isMissing(row)) refuseMissing(column, row);
      if (handle_unknown_ != "error") return;
      fail(ErrorCode::kInvalidData, "preparation.unknown-category",
           {{"column", column.name},
            {"row", row},
            {"received", column.text(row)},
            {"count", count}});
    });
  }

  std::string drop_, handle_unknown_;
};

}  // namespace

const EntryOf<PreparationStep>& oneHotEncoderPreparationEntry() {
  static constexpr auto entry = learningEntry<OneHotEncoder>(
      "OneHotEncoder", {}, "Encodes a categorical column as one column of 0 and 1 per category.",
      [] {
        return CategoryStep::withRareCategories(
            {{.name = "handle_unknown",
              .type = ArgumentType::kString,
              .default_json = "\"error\"",
              .doc = "A category that the training rows do not have raises an error, is encoded as "
                     "all "
                     "zeros, or as one of those that were put together.",
              .choices = {"error", "ignore", "infrequent_if_exist"}},
             {.name = "drop",
              .type = ArgumentType::kString,
              .default_json = "null",
              .doc =
                  "Which category gets no column: the first of each column, or of those with two "
                  "categories only.",
              .choices = {"first", "if_binary"},
              .nullable = true}});
      });
  return entry;
}

}  // namespace minibatch
