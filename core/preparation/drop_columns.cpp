#include <algorithm>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/step.h"

namespace minibatch {
namespace {

/// pandas' table.drop(columns=["id", "name"]).
class DropColumns : public PreparationStep {
 public:
  explicit DropColumns(const Arguments& arguments) : columns_(arguments.strings("columns")) {}

  bool learns() const override { return false; }
  bool needs(const std::string&) const override { return false; }

  void transformPart(PreparationData& data, Index, Index, Table& features) const override {
    requireTable(data, "DropColumns");
    // New rows need not have what is dropped.
    if (!data.targets.empty()) {
      for (const std::string& name : columns_) data.features.require(name);
    }
    for (const Column& column : data.features.columns()) {
      if (!std::ranges::count(columns_, column.name)) features.add(column);
    }
  }

  bool leavesOut(const std::string& column) const override {
    return std::ranges::count(columns_, column) > 0;
  }

 private:
  std::vector<std::string> columns_;
};

}  // namespace

const EntryOf<PreparationStep>& dropColumnsPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, DropColumns>(
      "DropColumns", {"drop"}, "Drops the named columns and keeps the others.",
      {{.name = "columns",
        .type = ArgumentType::kStrings,
        .default_json = "",
        .doc = "Names of the columns to drop.",
        .of = "columns"}});
  return entry;
}

}  // namespace minibatch
