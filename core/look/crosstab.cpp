#include <algorithm>
#include <utility>

#include "base/json_object.h"
#include "look/groups.h"
#include "look/looks.h"

namespace minibatch {
namespace {

using nlohmann::json;

// pandas' crosstab(): rows where neither cell is missing, by both values.
class Crosstab : public Look {
 public:
  Crosstab(const Table& table, const json& options)
      : values_(columnIn(options, "column", table)),
        groups_(columnIn(options, "by", table)),
        limit_(options.at("limit").get<Index>()) {}

  json result() const override {
    json counts = json::array(), values = json::array(), groups = json::array();
    std::vector<std::int32_t> columns;
    for (const std::int32_t group : groups_.sorted(groups_.size())) {
      Index rows = 0;
      for (const auto& row : counts_) rows += row[group];
      if (rows == 0) continue;
      columns.push_back(group);
      groups.push_back(groups_.value(group));
    }
    for (const std::int32_t value : values_.sorted(values_.size())) {
      const std::int32_t place = places_[value];
      if (place < 0 || std::ranges::count(counts_[place], 0) == groups_.size()) continue;
      values.push_back(values_.value(value));
      json row = json::array();
      for (const std::int32_t group : columns) row.push_back(counts_[place][group]);
      counts.push_back(std::move(row));
    }
    return jsonObject({{"column", values_.name()},
                       {"by", groups_.name()},
                       {"values", std::move(values)},
                       {"groups", std::move(groups)},
                       {"counts", std::move(counts)},
                       {"total", values_.size()}});
  }

 protected:
  bool work() override {
    if (!values_.step(0) || !groups_.step(0)) return false;
    const auto rows = static_cast<Index>(values_.codes().size());
    if (row_ == 0) begin();
    const Index end = std::min(rows, row_ + kSliceRows);
    for (; row_ < end; ++row_) {
      const std::int32_t value = values_.codes()[row_], group = groups_.codes()[row_];
      if (value >= 0 && group >= 0 && places_[value] >= 0) ++counts_[places_[value]][group];
    }
    return row_ == rows;
  }

 private:
  void begin() {
    groups_.requireFew(kMostGroups);
    places_.assign(static_cast<std::size_t>(values_.size()), -1);
    const std::vector<std::int32_t> shown = values_.mostFrequent(limit_);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      places_[shown[i]] = static_cast<std::int32_t>(i);
    }
    counts_.assign(shown.size(), std::vector<Index>(static_cast<std::size_t>(groups_.size())));
  }

  Groups values_, groups_;
  Index limit_;
  Index row_ = 0;
  std::vector<std::int32_t> places_;  // of each value among those shown, the most frequent ones
  std::vector<std::vector<Index>> counts_;
};

}  // namespace

LookPointer makeCrosstab(const Table& table, const json& options) {
  return std::make_unique<Crosstab>(table, options);
}

}  // namespace minibatch
