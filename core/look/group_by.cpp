#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "base/json_object.h"
#include "look/groups.h"
#include "look/looks.h"

namespace minibatch {
namespace {

using nlohmann::json;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// What there is to know of a group's numbers in one column.
struct Sums {
  Index count = 0;
  double sum = 0;
  double mean = 0, squares = 0;  // by Welford: squared differences from the mean
  double min = kNaN, max = kNaN;

  void add(double value) {
    ++count;
    sum += value;
    const double difference = value - mean;
    mean += difference / static_cast<double>(count);
    squares += difference * (value - mean);
    if (!(min <= value)) min = value;
    if (!(max >= value)) max = value;
  }

  double get(const std::string& statistic) const {
    if (statistic == "count") return static_cast<double>(count);
    if (statistic == "sum") return sum;
    if (statistic == "min") return min;
    if (statistic == "max") return max;
    if (statistic == "mean") return count > 0 ? sum / static_cast<double>(count) : kNaN;
    return count > 1 ? std::sqrt(squares / static_cast<double>(count - 1)) : kNaN;  // "std"
  }
};

// pandas' groupby(by).count(), .mean() …; all but count() of the columns of numbers only. Rows
// where `by` is missing are in no group.
class GroupBy : public Look {
 public:
  GroupBy(const Table& table, const json& options)
      : table_(table),
        groups_(columnIn(options, "by", table)),
        statistic_(options.at("statistic").get<std::string>()),
        limit_(options.at("limit").get<Index>()) {}

  json result() const override {
    json groups = json::array();
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      groups.push_back(jsonObject({{"value", groups_.value(shown_[i])},
                                   {"rows", groups_.counts()[shown_[i]]},
                                   {"values", values_[i]}}));
    }
    return jsonObject({{"by", groups_.name()},
                       {"statistic", statistic_},
                       {"columns", columns_},
                       {"groups", std::move(groups)},
                       {"total", groups_.size()}});
  }

 protected:
  bool work() override {
    if (!grouped_) {
      grouped_ = groups_.step(0);
      if (grouped_) chooseGroups();
      return false;
    }
    if (place_ == table_.columns().size()) return true;
    const Column& column = table_.columns()[place_];
    const bool is_wanted =
        column.name != groups_.name() && (column.numeric() != nullptr || statistic_ == "count");
    if (is_wanted && !workOn(column)) return false;
    return ++place_ == table_.columns().size();
  }

 private:
  void chooseGroups() {
    shown_ = groups_.sorted(limit_);
    values_.assign(shown_.size(), json::array());
    places_.assign(static_cast<std::size_t>(groups_.size()), -1);
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      places_[shown_[i]] = static_cast<std::int32_t>(i);
    }
  }

  bool workOn(const Column& column) {
    if (row_ == 0) sums_.assign(shown_.size(), Sums());
    const NumericValues* numbers = column.numeric();
    const Index end = std::min(table_.rows(), row_ + kSliceRows);
    for (; row_ < end; ++row_) {
      const std::int32_t group = groups_.codes()[row_];
      if (group < 0 || places_[group] < 0 || column.isMissing(row_)) continue;
      sums_[places_[group]].add(numbers ? (*numbers)[row_] : 0);
    }
    if (row_ < table_.rows()) return false;
    row_ = 0;
    columns_.push_back(column.name);
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      values_[i].push_back(numberJson(sums_[i].get(statistic_)));
    }
    return true;
  }

  Table table_;
  Groups groups_;
  std::string statistic_;
  Index limit_;
  bool grouped_ = false;
  std::vector<std::int32_t> shown_;   // the groups, in order
  std::vector<std::int32_t> places_;  // of each group among them
  std::size_t place_ = 0;
  Index row_ = 0;
  std::vector<Sums> sums_;
  std::vector<std::string> columns_;
  std::vector<json> values_;
};

}  // namespace

LookPointer makeGroupBy(const Table& table, const json& options) {
  return std::make_unique<GroupBy>(table, options);
}

}  // namespace minibatch
