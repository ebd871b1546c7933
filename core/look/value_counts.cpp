#include <algorithm>
#include <utility>

#include "base/json_object.h"
#include "look/groups.h"
#include "look/looks.h"

namespace minibatch {
namespace {

using nlohmann::json;

json countOf(json value, Index count) {
  return jsonObject({{"value", std::move(value)}, {"count", count}});
}

// pandas' value_counts().
class ValueCounts : public Look {
 public:
  ValueCounts(const Table& table, const json& options)
      : groups_(columnIn(options, "column", table)),
        counts_missing_(!options.at("dropna").get<bool>()),
        limit_(options.at("limit").get<Index>()) {}

  json result() const override {
    json values = json::array();
    bool has_missing = !counts_missing_ || groups_.missing() == 0;
    const auto addMissing = [&] {
      values.push_back(countOf(json(), groups_.missing()));
      has_missing = true;
    };
    for (const std::int32_t group : groups_.mostFrequent(limit_)) {
      const Index count = groups_.counts()[group];
      const bool is_behind = count < groups_.missing() ||
                             (count == groups_.missing() && group >= groups_.beforeMissing());
      if (!has_missing && is_behind) addMissing();
      values.push_back(countOf(groups_.value(group), count));
    }
    if (!has_missing) addMissing();
    return jsonObject({{"column", groups_.name()},
                       {"values", std::move(values)},
                       {"unique", groups_.size()},
                       {"missing", groups_.missing()}});
  }

 protected:
  bool work() override { return groups_.step(0); }

 private:
  Groups groups_;
  bool counts_missing_;
  Index limit_;
};

}  // namespace

LookPointer makeValueCounts(const Table& table, const json& options) {
  return std::make_unique<ValueCounts>(table, options);
}

}  // namespace minibatch
