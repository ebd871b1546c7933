#include <optional>
#include <string>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/json_object.h"
#include "preparation/column_step.h"
#include "preparation/split_step.h"

namespace minibatch {
namespace {

/// Says that samples are windows of rows in the order of time. The steps behind it work on rows as
/// those before it do; PrepareJob makes the windows of what comes out in the end. They are those of
/// keras.utils.timeseries_dataset_from_array(rows, targets, sequence_length, sequence_stride,
/// sampling_rate), where the targets are those `horizon` rows behind each window's last.
class TimeseriesWindows : public PreparationStep {
 public:
  explicit TimeseriesWindows(const Arguments& arguments) : location_(arguments.location()) {
    windows_.length = arguments.integer("sequence_length");
    windows_.stride = arguments.integer("sequence_stride");
    windows_.sampling_rate = arguments.integer("sampling_rate");
    windows_.horizon = arguments.integer("horizon");
    windows_.target_length = arguments.integer("target_length");
    include_target_ = arguments.boolean("include_target");
    if (!arguments.isNull("by")) by_ = arguments.string("by");
    if (!arguments.isNull("groups")) groups_ = arguments.string("groups");
  }

  bool learns() const override { return false; }
  bool makesWindows() const override { return true; }
  bool needs(const std::string&) const override { return false; }
  bool leavesOut(const std::string& column) const override {
    return column == by_ || column == groups_;
  }

  void fitPart(const PreparationData& data, Index) override {
    requireTable(data, "TimeseriesWindows");
    if (data.windows) fail(ErrorCode::kInvalidData, "preparation.windows-twice");
    windows_.include_target = include_target_ && data.has_numbers && windows_.horizon > 0;
    if (windows_.target_length > 1 && (data.classes > 0 || data.target_columns.size() > 1)) {
      fail(ErrorCode::kInvalidData, "preparation.windows-length", {{"where", location_}});
    }
  }

  void transformPart(PreparationData& data, Index, Index, Table& features) const override {
    Windows windows = windows_;
    // New rows are one series, in their order.
    if (!data.targets.empty()) {
      const RowNumbers used = usedRows(data);
      if (by_) {
        for (const std::uint32_t place : placesInOrder(data.features.require(*by_), used)) {
          windows.order.push_back(used[place]);
        }
      }
      if (groups_) {
        const auto groups = groupsOf(data.features.require(*groups_), used);
        windows.groups.resize(data.targets.size());
        for (std::size_t i = 0; i < used.size(); ++i) windows.groups[used[i]] = groups[i];
      }
    }
    for (const Column& column : data.features.columns()) {
      if (!leavesOut(column.name)) features.add(column);
    }
    data.windows = std::move(windows);
  }

  /// {include_target}
  nlohmann::json learned() const override {
    return jsonObject({{"include_target", windows_.include_target}});
  }
  void restore(const nlohmann::json& json) override {
    windows_.include_target = json.at("include_target").get<bool>();
  }

 private:
  Location location_;
  Windows windows_;
  bool include_target_;
  std::optional<std::string> by_, groups_;
};

constexpr Argument count(const char* name, const char* standard, double minimum, double maximum,
                         TextId doc) {
  return {.name = name,
          .type = ArgumentType::kInteger,
          .default_json = standard,
          .doc = doc,
          .minimum = minimum,
          .maximum = maximum};
}

constexpr Argument columnName(const char* name, TextId doc) {
  return {.name = name,
          .type = ArgumentType::kString,
          .default_json = "null",
          .doc = doc,
          .nullable = true,
          .of = "columns"};
}

}  // namespace

const EntryOf<PreparationStep>& timeseriesWindowsPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, TimeseriesWindows>(
      "TimeseriesWindows", {},
      "Makes a sample of several rows that follow each other in time, to predict a later one.",
      {count("sequence_length", "", 1, 1e5, "How many rows a window shows."),
       count("horizon", "1", 0, 1e6,
             "How many rows after the last that is shown the target is; 0: it is that row's own."),
       count("target_length", "1", 1, 1e5,
             "How many rows in a row are predicted; of numbers only."),
       count("sequence_stride", "1", 1, 1e6,
             "How many rows after a window's start the next one starts."),
       count("sampling_rate", "1", 1, 1e4, "1 shows every row, 2 every second one."),
       {.name = "include_target",
        .type = ArgumentType::kBoolean,
        .default_json = "true",
        .doc = "Whether a window shows the past of the target, too, where a later number is "
               "predicted."},
       columnName("by",
                  "The column to sort the rows by, such as a date; if not set, they are in "
                  "order. It is no feature."),
       columnName("groups",
                  "A column that tells several series apart: no window has rows of two. "
                  "It is no feature.")});
  return entry;
}

}  // namespace minibatch
