#include <algorithm>
#include <optional>

#include "base/catalog_entry.h"
#include "preparation/row_filter.h"

namespace minibatch {
namespace {

/// pandas' table.dropna().
class DropNa : public RowFilter {
 public:
  explicit DropNa(const Arguments& arguments)
      : RowFilter(arguments), subset_(arguments), if_all_(arguments.string("how") == "all") {
    if (!arguments.isNull("thresh")) thresh_ = arguments.integer("thresh");
  }

 private:
  void begin(const PreparationData& data) override { subset_.find(data); }

  // Rows without a target are left out before all steps.
  void look(const PreparationData&, std::span<const std::uint32_t> rows,
            RowNumbers& kept) override {
    const auto all = static_cast<Index>(subset_.columns().size()) + subset_.hasTarget();
    for (const std::uint32_t row : rows) {
      const Index missing = std::ranges::count_if(subset_.columns(), [&](const Column& column) {
        return column.isMissing(static_cast<Index>(row));
      });
      const bool stays = thresh_   ? all - missing >= *thresh_
                         : if_all_ ? missing < all || all == 0
                                   : missing == 0;
      if (stays) kept.push_back(row);
    }
  }

  Subset subset_;
  bool if_all_;
  std::optional<Index> thresh_;
};

}  // namespace

const EntryOf<PreparationStep>& dropNaPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, DropNa>(
      "DropNA", {"dropna"}, "Drops the rows that have missing values.",
      {{.name = "how",
        .type = ArgumentType::kString,
        .default_json = "\"any\"",
        .doc = "Whether a row is dropped where any of its values is missing, or where all are.",
        .choices = {"any", "all"}},
       {.name = "thresh",
        .type = ArgumentType::kInteger,
        .default_json = "null",
        .doc = "How many values a row must have to stay, in place of `how`.",
        .minimum = 0,
        .maximum = 1e6,
        .nullable = true},
       Subset::argument()});
  return entry;
}

}  // namespace minibatch
