#include <algorithm>
#include <vector>

#include "base/catalog_entry.h"
#include "base/json_object.h"
#include "base/refusal.h"
#include "preparation/affine_scaler.h"

namespace minibatch {
namespace {

/// sklearn.preprocessing.MinMaxScaler: X * scale_ + min_.
class MinMaxScaler : public ColumnStep {
 public:
  explicit MinMaxScaler(const Arguments& arguments)
      : ColumnStep(arguments), clip_(arguments.boolean("clip")) {
    const std::vector<double> range = arguments.numberPair("feature_range");
    if (range.size() != 2 || !(range[0] < range[1])) {
      refuseValue(arguments, "feature_range", Message("expected.increasing-pair"),
                  arguments.config().at("feature_range"));
    }
    from_ = range[0];
    to_ = range[1];
  }

 private:
  struct Range {
    double minimum, maximum;
  };

  bool appliesTo(const Column& column) const override { return column.numeric() != nullptr; }

  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t) override {
    const std::vector<double> values = presentNumbers(column, rows, location());
    if (values.empty()) return "all-missing";
    const auto [minimum, maximum] = std::minmax_element(values.begin(), values.end());
    ranges_.push_back({.minimum = *minimum, .maximum = *maximum});
    return std::nullopt;
  }

  void transformColumn(const PreparationData&, const Column& column, std::size_t index, Index,
                       Table& features) const override {
    const Range& range = ranges_[index];
    const double scale = (to_ - from_) / scaleOrOne(range.maximum - range.minimum);
    const double offset = from_ - range.minimum * scale;
    NumericValues scaled = requireNumbers(column, location());
    for (double& value : scaled) {
      value = value * scale + offset;
      if (clip_) value = value < from_ ? from_ : value > to_ ? to_ : value;  // NaN stays
    }
    features.add({column.name, std::move(scaled)});
  }

  nlohmann::json learnedColumn(std::size_t index) const override {
    return jsonObject({{"data_min", ranges_[index].minimum}, {"data_max", ranges_[index].maximum}});
  }
  void restoreColumn(const nlohmann::json& column, std::size_t) override {
    ranges_.push_back({column.at("data_min").get<double>(), column.at("data_max").get<double>()});
  }

  bool clip_;
  double from_ = 0, to_ = 1;
  std::vector<Range> ranges_;
};

}  // namespace

const EntryOf<PreparationStep>& minMaxScalerPreparationEntry() {
  static constexpr auto entry = learningEntry<MinMaxScaler>(
      "MinMaxScaler", {},
      "Scales each column to a range, by the minimum and maximum of its training rows.", [] {
        return ColumnStep::withColumns(
            {{.name = "feature_range",
              .type = ArgumentType::kNumberPair,
              .default_json = "[0, 1]",
              .doc = "The range that minimum and maximum are scaled to."},
             {.name = "clip",
              .type = ArgumentType::kBoolean,
              .default_json = "false",
              .doc = "Whether to clip values outside the range of the training rows."}});
      });
  return entry;
}

}  // namespace minibatch
