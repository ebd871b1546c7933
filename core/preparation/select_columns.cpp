#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/step.h"

namespace minibatch {
namespace {

/// pandas' table[["age", "fare"]]: these columns, in this order. The target may be named, too; it
/// stays what it is.
class SelectColumns : public PreparationStep {
 public:
  explicit SelectColumns(const Arguments& arguments) : columns_(arguments.strings("columns")) {}

  bool learns() const override { return false; }
  bool needs(const std::string&) const override { return false; }
  void fitPart(const PreparationData& data, Index) override {
    for (const Column& column : data.features.columns()) {
      if (!std::ranges::count(columns_, column.name)) left_out_.insert(column.name);
    }
  }
  void transformPart(PreparationData& data, Index, Index, Table& features) const override {
    requireTable(data, "SelectColumns");
    for (const std::string& name : columns_) {
      if (std::ranges::count(data.target_columns, name) || features.find(name)) continue;
      // New rows need not have what a later step leaves out.
      if (data.targets.empty() && !data.features.find(name)) continue;
      features.add(data.features.require(name));
    }
  }

  bool leavesOut(const std::string& column) const override { return left_out_.contains(column); }

 private:
  std::vector<std::string> columns_;
  std::unordered_set<std::string> left_out_;
};

}  // namespace

const EntryOf<PreparationStep>& selectColumnsPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, SelectColumns>(
      "SelectColumns", {}, "Keeps the chosen columns as features and drops the others.",
      {{.name = "columns",
        .type = ArgumentType::kStrings,
        .default_json = "",
        .doc = "Names of the columns to keep, in order.",
        .of = "columns"}});
  return entry;
}

}  // namespace minibatch
