#include <string>

#include "base/catalog_entry.h"
#include "preparation/condition.h"
#include "preparation/row_filter.h"

namespace minibatch {
namespace {

/// pandas' table.query("age >= 18 and city in ['Oslo', 'Bern']").
class Query : public RowFilter {
 public:
  explicit Query(const Arguments& arguments)
      : RowFilter(arguments), condition_(arguments.string("expr"), arguments.location()) {}

 private:
  void begin(const PreparationData& data) override { condition_.bind(data); }

  void look(const PreparationData&, std::span<const std::uint32_t> rows,
            RowNumbers& kept) override {
    for (const std::uint32_t row : rows) {
      if (condition_.holds(row)) kept.push_back(row);
    }
  }

  Condition condition_;
};

}  // namespace

const EntryOf<PreparationStep>& queryPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Query>(
      "Query", {"query"}, "Keeps the rows that fulfil a condition on their columns.",
      {{.name = "expr",
        .type = ArgumentType::kString,
        .default_json = "\"\"",
        .doc = "The condition on the rows to keep, as age >= 18 and city in [\"Oslo\", \"Bern\"]; "
               "columns whose names have spaces stand in backticks, and the target may be one.",
        .of = "condition"}});
  return entry;
}

}  // namespace minibatch
