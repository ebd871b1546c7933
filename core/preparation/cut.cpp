#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/refusal.h"
#include "preparation/map_step.h"

namespace minibatch {
namespace {

/// pandas.cut(column, bins, labels=…): numbers become the number, or the label, of their bin.
class Cut : public MapStep {
 public:
  explicit Cut(const Arguments& arguments)
      : MapStep(arguments),
        edges_(arguments.numbers("bins")),
        closed_right_(arguments.boolean("right")),
        includes_lowest_(arguments.boolean("include_lowest")) {
    if (edges_.size() < 2 ||
        std::ranges::adjacent_find(edges_, std::greater_equal()) != edges_.end()) {
      refuseValue(arguments, "bins", Message("expected.increasing-edges"),
                  arguments.config().at("bins"));
    }
    if (arguments.isNull("labels")) return;
    labels_ = arguments.strings("labels");
    if (labels_.size() + 1 != edges_.size()) {
      refuse(arguments, "argument.cut-labels",
             {{"bins", edges_.size() - 1}, {"received", labels_.size()}});
    }
  }

 private:
  void transformColumn(const PreparationData&, const Column& column, std::size_t, Index,
                       Table& features) const override {
    const NumericValues& values = requireNumbers(column, location());
    std::vector<std::int32_t> bins;
    bins.reserve(values.size());
    for (const double value : values) bins.push_back(binOf(value));
    if (!labels_.empty()) return features.add({column.name, labelled(std::move(bins))});
    NumericValues numbers;
    numbers.reserve(values.size());
    for (const std::int32_t bin : bins) numbers.push_back(bin < 0 ? std::nan("") : bin);
    features.add({column.name, std::move(numbers)});
  }

  // -1 outside of all bins.
  std::int32_t binOf(double value) const {
    if (!(value >= edges_.front() && value <= edges_.back())) return -1;
    if (closed_right_) {
      if (value == edges_.front()) return includes_lowest_ ? 0 : -1;
      return static_cast<std::int32_t>(std::ranges::lower_bound(edges_, value) - edges_.begin()) -
             1;
    }
    if (value == edges_.back()) return -1;
    return static_cast<std::int32_t>(std::ranges::upper_bound(edges_, value) - edges_.begin()) - 1;
  }

  // The same label may stand for several bins.
  CategoricalValues labelled(std::vector<std::int32_t> bins) const {
    CategoricalValues result{std::move(bins), {}};
    std::vector<std::int32_t> codes;
    for (const std::string& label : labels_) {
      const auto found = std::ranges::find(result.categories, label);
      codes.push_back(static_cast<std::int32_t>(found - result.categories.begin()));
      if (found == result.categories.end()) result.categories.push_back(label);
    }
    for (std::int32_t& bin : result.codes) {
      if (bin >= 0) bin = codes[static_cast<std::size_t>(bin)];
    }
    return result;
  }

  std::vector<double> edges_;
  std::vector<std::string> labels_;
  bool closed_right_, includes_lowest_;
};

}  // namespace

const EntryOf<PreparationStep>& cutPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Cut>(
      "Cut", {"cut"},
      "Replaces numbers by the bin they are in, between given edges; those in no bin are missing.",
      [] {
        return ColumnStep::withColumns(
            {{.name = "bins",
              .type = ArgumentType::kNumbers,
              .default_json = "",
              .doc = "The edges of the bins in increasing order, as [0, 18, 65, 120]."},
             {.name = "labels",
              .type = ArgumentType::kStrings,
              .default_json = "null",
              .doc = "A text for each bin; if not set, bins are numbered from 0 (pandas' False).",
              .nullable = true},
             {.name = "right",
              .type = ArgumentType::kBoolean,
              .default_json = "true",
              .doc = "Whether a number on an edge is in the bin below it."},
             {.name = "include_lowest",
              .type = ArgumentType::kBoolean,
              .default_json = "false",
              .doc = "Whether a number on the lowest edge is in the first bin."}});
      });
  return entry;
}

}  // namespace minibatch
