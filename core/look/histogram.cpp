#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/json_object.h"
#include "data/statistics.h"
#include "look/colors.h"
#include "look/looks.h"

namespace minibatch {
namespace {

using nlohmann::json;

/// A rule that asks for more bins than a picture has room for gets as many as that.
constexpr double kMostBins = 10'000;

// numpy.histogram_bin_edges(): how wide each rule makes the bins.
double widthBy(const std::string& rule, const ColumnStatistics& statistics) {
  const auto count = static_cast<double>(statistics.count);
  const double range = statistics.maximum - statistics.minimum;
  const double sqrt = range / std::sqrt(count);
  const double sturges = range / (std::log2(count) + 1);
  const double fd = 2 * (statistics.upper - statistics.lower) / std::cbrt(count);
  if (rule == "sqrt") return sqrt;
  if (rule == "sturges") return sturges;
  if (rule == "rice") return range / (2 * std::cbrt(count));
  if (rule == "fd") return fd;
  if (rule == "scott") {
    const double std = count > 1 ? statistics.std * std::sqrt((count - 1) / count) : 0;
    return std::cbrt(24 * std::sqrt(std::numbers::pi) / count) * std;
  }
  return std::min(std::max(fd, sqrt / 2), sturges);  // "auto"
}

// numpy.histogram() of the numbers that are finite, also by the values of another column.
class Histogram : public Look {
 public:
  Histogram(const Table& table, const json& options)
      : column_(numbersIn(options, "column", table)),
        colors_(table, options),
        bins_(options.at("bins")) {}

  json result() const override {
    json edges = json::array(), groups = json::array();
    for (Index i = 0; i <= count_; ++i) edges.push_back(edges_[i]);
    std::vector<Index> all(static_cast<std::size_t>(count_));
    for (std::size_t group = 0; group < counts_.size(); ++group) {
      for (Index i = 0; i < count_; ++i) all[i] += counts_[group][i];
      if (colors_.none()) continue;
      groups.push_back(
          jsonObject({{"value", colors_.values()[group]}, {"counts", counts_[group]}}));
    }
    return jsonObject({{"column", column_.name},
                       {"edges", std::move(edges)},
                       {"counts", std::move(all)},
                       {"groups", colors_.none() ? json() : std::move(groups)},
                       {"missing", missing_},
                       {"infinite", infinite_}});
  }

 protected:
  bool work() override {
    if (!colors_.work()) return false;
    if (!is_sifted_) return sift();
    if (edges_.empty()) {
      if (!statistics_->step(0)) return false;
      chooseBins(statistics_->statistics());
      statistics_.reset();
      return false;
    }
    return count();
  }

 private:
  // Numbers that are not finite stand aside.
  bool sift() {
    const NumericValues& numbers = *column_.numeric();
    const Index end = std::min(column_.rows(), row_ + kSliceRows);
    for (; row_ < end; ++row_) {
      const double value = numbers[row_];
      missing_ += std::isnan(value);
      infinite_ += std::isinf(value);
      whole_ = whole_ && value == std::floor(value);
      if (std::isfinite(value)) finite_.push_back(value);
    }
    if (row_ < column_.rows()) return false;
    row_ = 0;
    is_sifted_ = true;
    statistics_.emplace(Column(column_.name, std::move(finite_)));
    return false;
  }

  void chooseBins(const ColumnStatistics& statistics) {
    first_ = statistics.count > 0 ? statistics.minimum : 0;
    last_ = statistics.count > 0 ? statistics.maximum : 1;
    if (first_ == last_) {
      first_ -= 0.5;
      last_ += 0.5;
    }
    count_ = 1;
    if (bins_.is_number()) {
      count_ = bins_.get<Index>();
    } else if (statistics.count > 0) {
      double width = widthBy(bins_.get<std::string>(), statistics);
      if (width > 0 && whole_ && infinite_ == 0) width = std::max(width, 1.0);
      if (width > 0) {
        count_ = static_cast<Index>(std::min(std::ceil((last_ - first_) / width), kMostBins));
      }
    }
    const double step = (last_ - first_) / static_cast<double>(count_);
    for (Index i = 0; i < count_; ++i) edges_.push_back(static_cast<double>(i) * step + first_);
    edges_.push_back(last_);
    if (std::ranges::adjacent_find(edges_, std::greater_equal()) != edges_.end()) {
      fail(ErrorCode::kInvalidData, "look.many-bins",
           {{"column", column_.name}, {"bins", count_}, {"first", first_}, {"last", last_}});
    }
    counts_.assign(std::max<std::size_t>(colors_.size(), 1),
                   std::vector<Index>(static_cast<std::size_t>(count_)));
  }

  // The last bin has its right edge, the others have not. Rounding may choose a bin beside.
  bool count() {
    const NumericValues& numbers = *column_.numeric();
    const auto bins = static_cast<double>(count_);
    const Index end = std::min(column_.rows(), row_ + kSliceRows);
    for (; row_ < end; ++row_) {
      const double value = numbers[row_];
      if (!std::isfinite(value)) continue;
      const double place = (value - first_) / (last_ - first_) * bins;
      Index bin = std::min(static_cast<Index>(place), count_ - 1);
      if (value < edges_[bin]) {
        --bin;
      } else if (bin < count_ - 1 && value >= edges_[bin + 1]) {
        ++bin;
      }
      ++counts_[colors_.of(row_)][bin];
    }
    return row_ == column_.rows();
  }

  Column column_;
  Colors colors_;
  json bins_;
  Index row_ = 0;
  Index missing_ = 0, infinite_ = 0;
  bool is_sifted_ = false, whole_ = true;
  NumericValues finite_;
  std::optional<StatisticsJob> statistics_;
  double first_ = 0, last_ = 1;
  Index count_ = 0;
  std::vector<double> edges_;
  std::vector<std::vector<Index>> counts_;
};

}  // namespace

LookPointer makeHistogram(const Table& table, const json& options) {
  return std::make_unique<Histogram>(table, options);
}

}  // namespace minibatch
