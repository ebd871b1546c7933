#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "base/json_object.h"
#include "look/looks.h"

namespace minibatch {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 6> kBooleans = {"True",  "TRUE",  "true",
                                                       "False", "FALSE", "false"};

// pandas' info(): the type of each column and how many of its cells are not missing. Numbers are
// doubles here; "int64" says that they are whole and none is missing, as read_csv() would have it.
class Info : public Look {
 public:
  Info(const Table& table, const json& options)
      : columns_(columnsIn(options, table)), rows_(table.rows()) {}

  json result() const override {
    return jsonObject({{"rows", rows_}, {"memory", memory_}, {"columns", found_}});
  }

 protected:
  bool work() override {
    if (at_ == columns_.size()) return true;
    const Column& column = columns_[at_];
    if (row_ == 0) {
      whole_ = true;
      count_ = 0;
    }
    const Index end = std::min(rows_, row_ + kSliceRows);
    for (; row_ < end; ++row_) {
      if (column.isMissing(row_)) continue;
      ++count_;
      if (const NumericValues* numbers = column.numeric()) {
        const double value = (*numbers)[row_];
        whole_ = whole_ && value == std::floor(value) && std::abs(value) < 9.2e18;
      }
    }
    if (row_ == rows_) this->end();
    return at_ == columns_.size();
  }

 private:
  void end() {
    const Column& column = columns_[at_];
    found_.push_back(jsonObject({{"column", column.name}, {"dtype", dtype()}, {"count", count_}}));
    const auto rows = static_cast<std::size_t>(rows_);
    if (const CategoricalValues* text = column.categorical()) {
      memory_ += rows * sizeof(text->codes[0]);
      for (const std::string& category : text->categories) memory_ += category.size();
    } else {
      memory_ += rows * sizeof(double);
    }
    row_ = 0;
    ++at_;
  }

  const char* dtype() const {
    const Column& column = columns_[at_];
    const bool is_full = count_ == rows_;
    if (const CategoricalValues* text = column.categorical()) {
      const bool is_bool = count_ > 0 && std::ranges::all_of(text->categories, [](const auto& own) {
                             return std::ranges::count(kBooleans, own) > 0;
                           });
      return !is_bool ? "str" : is_full ? "bool" : "object";
    }
    return is_full && whole_ && count_ > 0 ? "int64" : "float64";
  }

  std::vector<Column> columns_;
  Index rows_;
  std::size_t at_ = 0;
  Index row_ = 0;
  bool whole_ = true;
  Index count_ = 0;
  std::size_t memory_ = 0;
  json found_ = json::array();
};

}  // namespace

LookPointer makeInfo(const Table& table, const json& options) {
  return std::make_unique<Info>(table, options);
}

}  // namespace minibatch
