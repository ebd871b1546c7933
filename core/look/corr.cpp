#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/json_object.h"
#include "look/groups.h"
#include "look/looks.h"

namespace minibatch {
namespace {

using nlohmann::json;

// Pearson's correlation by Welford's sums, as pandas has it.
struct Moments {
  double count = 0;
  double mean_x = 0, mean_y = 0;
  double squares_x = 0, squares_y = 0, products = 0;

  void add(double x, double y) {
    if (!std::isfinite(x) || !std::isfinite(y)) return;
    count += 1;
    const double dx = x - mean_x, dy = y - mean_y;
    mean_x += dx / count;
    mean_y += dy / count;
    squares_x += (x - mean_x) * dx;
    squares_y += (y - mean_y) * dy;
    products += (x - mean_x) * dy;
  }

  double correlation() const {
    const double divisor = std::sqrt(squares_x * squares_y);
    if (divisor == 0) return std::numeric_limits<double>::quiet_NaN();
    return std::clamp(products / divisor, -1.0, 1.0);
  }
};

// pandas' corr(): of each pair the rows where both are finite.
class Corr : public Look {
 public:
  static constexpr std::size_t kMostColumns = 1000;

  Corr(const Table& table, const json& options)
      : given_(columnsIn(options, table)), takes_text_(options.contains("columns")) {}

  json result() const override {
    json names = json::array(), values = json::array();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      names.push_back(columns_[i].name);
      json row = json::array();
      for (std::size_t j = 0; j < columns_.size(); ++j) {
        row.push_back(numberJson(found_[std::max(i, j)][std::min(i, j)]));
      }
      values.push_back(std::move(row));
    }
    return jsonObject({{"columns", std::move(names)}, {"values", std::move(values)}});
  }

 protected:
  bool work() override {
    if (place_ < given_.size()) {
      takeColumn();
      return false;
    }
    if (first_ == columns_.size()) return true;
    if (row_ == 0 && second_ == 0) found_.emplace_back();
    const NumericValues& x = *columns_[first_].numeric();
    const NumericValues& y = *columns_[second_].numeric();
    const auto rows = static_cast<Index>(x.size());
    const Index end = std::min(rows, row_ + kSliceRows);
    for (; row_ < end; ++row_) moments_.add(x[row_], y[row_]);
    if (row_ < rows) return false;
    row_ = 0;
    found_[first_].push_back(std::exchange(moments_, Moments()).correlation());
    if (second_++ == first_) {
      second_ = 0;
      ++first_;
    }
    return first_ == columns_.size();
  }

 private:
  void takeColumn() {
    const Column& column = given_[place_];
    if (column.numeric()) {
      columns_.push_back(column);
    } else if (takes_text_) {
      if (!groups_) groups_.emplace(column);
      if (!groups_->step(0)) return;
      addDummies();
      groups_.reset();
    }
    ++place_;
    if (columns_.size() > kMostColumns) {
      fail(ErrorCode::kInvalidArgument, "look.many-columns", {{"limit", kMostColumns}});
    }
  }

  // pandas' get_dummies(), of two values with drop_first; a missing cell is none of them.
  void addDummies() {
    groups_->requireFew(kMostGroups);
    std::vector<std::int32_t> groups = groups_->sorted(groups_->size());
    if (groups.size() == 2) groups.erase(groups.begin());
    for (const std::int32_t group : groups) {
      NumericValues values;
      values.reserve(groups_->codes().size());
      for (const std::int32_t code : groups_->codes()) values.push_back(code == group);
      columns_.emplace_back(groups_->name() + "_" + groups_->value(group).get<std::string>(),
                            std::move(values));
    }
  }

  std::vector<Column> given_;
  bool takes_text_;
  std::size_t place_ = 0;
  std::optional<Groups> groups_;
  std::vector<Column> columns_;
  // Of each column those with itself and the ones before it.
  std::vector<std::vector<double>> found_;
  std::size_t first_ = 0, second_ = 0;
  Index row_ = 0;
  Moments moments_;
};

}  // namespace

LookPointer makeCorr(const Table& table, const json& options) {
  return std::make_unique<Corr>(table, options);
}

}  // namespace minibatch
