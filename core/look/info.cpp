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
  Info(FramePointer frame, const json& options)
      : frame_(std::move(frame)), places_(columnsIn(options, *frame_)) {}

  json result() const override {
    return jsonObject({{"rows", frame_->rows()}, {"memory", memory_}, {"columns", columns_}});
  }

 protected:
  bool work() override {
    if (at_ == places_.size()) return true;
    if (row_ == 0) begin();
    const Index end = std::min(frame_->rows(), row_ + kSliceRows);
    for (; row_ < end; ++row_) {
      if (column_->isMissing(row_)) continue;
      ++count_;
      if (const NumericValues* numbers = column_->numeric()) {
        const double value = (*numbers)[row_];
        whole_ = whole_ && value == std::floor(value) && std::abs(value) < 9.2e18;
      }
    }
    if (row_ == frame_->rows()) this->end();
    return at_ == places_.size();
  }

 private:
  void begin() {
    column_ = frame_->column(places_[at_]);
    whole_ = true;
    count_ = 0;
  }

  void end() {
    columns_.push_back(
        jsonObject({{"column", column_->name}, {"dtype", dtype()}, {"count", count_}}));
    const auto rows = static_cast<std::size_t>(frame_->rows());
    if (const CategoricalValues* text = column_->categorical()) {
      memory_ += rows * sizeof(text->codes[0]);
      for (const std::string& category : text->categories) memory_ += category.size();
    } else {
      memory_ += rows * sizeof(double);
    }
    row_ = 0;
    ++at_;
  }

  const char* dtype() const {
    const bool is_full = count_ == frame_->rows();
    if (const CategoricalValues* text = column_->categorical()) {
      const bool is_bool = count_ > 0 && std::ranges::all_of(text->categories, [](const auto& own) {
                             return std::ranges::count(kBooleans, own) > 0;
                           });
      return !is_bool ? "str" : is_full ? "bool" : "object";
    }
    return is_full && whole_ && count_ > 0 ? "int64" : "float64";
  }

  FramePointer frame_;
  std::vector<Index> places_;
  std::size_t at_ = 0;
  Index row_ = 0;
  std::optional<Column> column_;
  bool whole_ = true;
  Index count_ = 0;
  std::size_t memory_ = 0;
  json columns_ = json::array();
};

}  // namespace

LookPointer makeInfo(FramePointer frame, const json& options) {
  return std::make_unique<Info>(std::move(frame), options);
}

}  // namespace minibatch
