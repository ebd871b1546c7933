#include <algorithm>
#include <optional>
#include <utility>

#include "base/json_object.h"
#include "data/statistics.h"
#include "look/groups.h"
#include "look/looks.h"

namespace minibatch {
namespace {

using nlohmann::json;

json numbersJson(const std::string& name, const ColumnStatistics& statistics) {
  return jsonObject({{"column", name},
                     {"type", "number"},
                     {"count", statistics.count},
                     {"mean", numberJson(statistics.mean)},
                     {"std", numberJson(statistics.std)},
                     {"min", numberJson(statistics.minimum)},
                     {"25%", numberJson(statistics.lower)},
                     {"50%", numberJson(statistics.median)},
                     {"75%", numberJson(statistics.upper)},
                     {"max", numberJson(statistics.maximum)}});
}

json textsJson(const Groups& groups) {
  Index count = 0;
  for (const Index rows : groups.counts()) count += rows;
  const auto top = std::ranges::max_element(groups.counts());
  const bool is_empty = top == groups.counts().end();
  const auto place = static_cast<Index>(top - groups.counts().begin());
  return jsonObject({{"column", groups.name()},
                     {"type", "category"},
                     {"count", count},
                     {"unique", groups.counts().size()},
                     {"top", is_empty ? json() : groups.value(place)},
                     {"freq", is_empty ? 0 : *top}});
}

// pandas' describe(), of numbers and of texts. Of texts that are equally frequent the top one is
// the first met.
class Describe : public Look {
 public:
  Describe(const Table& table, const json& options) : columns_(columnsIn(options, table)) {}

  json result() const override { return found_; }

 protected:
  bool work() override {
    if (at_ == columns_.size()) return true;
    if (!numbers_ && !texts_) begin();
    if (numbers_ ? !numbers_->step(0) : !texts_->step(0)) return false;
    found_.push_back(numbers_ ? numbersJson(numbers_->column().name, numbers_->statistics())
                              : textsJson(*texts_));
    numbers_.reset();
    texts_.reset();
    return ++at_ == columns_.size();
  }

 private:
  void begin() {
    const Column& column = columns_[at_];
    if (column.numeric()) {
      numbers_.emplace(column);
    } else {
      texts_.emplace(column);
    }
  }

  std::vector<Column> columns_;
  std::size_t at_ = 0;
  std::optional<StatisticsJob> numbers_;
  std::optional<Groups> texts_;
  json found_ = json::array();
};

}  // namespace

LookPointer makeDescribe(const Table& table, const json& options) {
  return std::make_unique<Describe>(table, options);
}

}  // namespace minibatch
