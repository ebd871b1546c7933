#include <algorithm>
#include <cmath>
#include <utility>

#include "base/json_object.h"
#include "base/merge_sort.h"
#include "base/random.h"
#include "look/colors.h"
#include "look/looks.h"

namespace minibatch {
namespace {

using nlohmann::json;

// Two columns of numbers as points, some of them where there are many.
class Scatter : public Look {
 public:
  Scatter(const Table& table, const json& options)
      : x_(numbersIn(options, "x", table)),
        y_(numbersIn(options, "y", table)),
        colors_(table, options),
        limit_(options.at("limit").get<std::size_t>()),
        seed_(options.at("seed").get<std::uint64_t>()) {}

  json result() const override {
    std::vector<double> x, y;
    std::vector<std::size_t> group;
    for (const std::uint32_t row : rows_) {
      x.push_back((*x_.numeric())[row]);
      y.push_back((*y_.numeric())[row]);
      if (!colors_.none()) group.push_back(colors_.of(row));
    }
    return jsonObject({{"x", std::move(x)},
                       {"y", std::move(y)},
                       {"rows", rows_},
                       {"groups", colors_.none() ? json() : json(colors_.values())},
                       {"group", colors_.none() ? json() : json(group)},
                       {"total", total_},
                       {"sampled", total_ > rows_.size()}});
  }

 protected:
  bool work() override {
    if (!colors_.work()) return false;
    const Index end = std::min(x_.rows(), row_ + kSliceRows);
    for (; row_ < end; ++row_) {
      if (!std::isfinite((*x_.numeric())[row_]) || !std::isfinite((*y_.numeric())[row_])) continue;
      rows_.push_back(static_cast<std::uint32_t>(row_));
    }
    if (row_ < x_.rows()) return false;
    draw();
    return true;
  }

 private:
  // The first of a shuffle of all rows.
  void draw() {
    total_ = rows_.size();
    if (total_ <= limit_) return;
    Random random({.seed = seed_, .purpose = RandomPurpose::kShuffle});
    for (std::size_t i = 0; i < limit_; ++i) {
      std::swap(rows_[i], rows_[i + random.below(static_cast<std::uint32_t>(total_ - i))]);
    }
    rows_.resize(limit_);
    sortStable(rows_);
  }

  Column x_, y_;
  Colors colors_;
  std::size_t limit_;
  std::uint64_t seed_;
  Index row_ = 0;
  std::vector<std::uint32_t> rows_;
  std::size_t total_ = 0;
};

}  // namespace

LookPointer makeScatter(const Table& table, const json& options) {
  return std::make_unique<Scatter>(table, options);
}

}  // namespace minibatch
