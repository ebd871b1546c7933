#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "base/catalog_entry.h"
#include "base/json_object.h"
#include "data/normal_distribution.h"
#include "data/statistics.h"
#include "preparation/sampled_step.h"

namespace minibatch {
namespace {

/// Shares nearer to 0 and 1 than this are not told apart where they become normal: sklearn's
/// BOUNDS_THRESHOLD.
constexpr double kBounds = 1e-7;

/// The quantiles of a column, and the share of the rows below each: numpy.linspace(0, 1, count).
class Quantiles {
 public:
  explicit Quantiles(std::vector<double> values) : values_(std::move(values)) {}

  const std::vector<double>& values() const { return values_; }

  /// The share of the rows below a quantile.
  static double share(std::size_t index, std::size_t count) {
    if (count == 1) return 0;
    return index + 1 == count ? 1
                              : static_cast<double>(index) * (1 / static_cast<double>(count - 1));
  }

  /// The mean of the shares found from below and from above, which differ where the same quantile
  /// stands there more than once.
  double shareOf(double value) const {
    return 0.5 * (interpolated(value, 1) + interpolated(value, -1));
  }

 private:
  // numpy.interp() of value * sign among the quantiles times sign, backwards where that is -1.
  double interpolated(double value, int sign) const {
    const std::size_t count = values_.size();
    const auto place = [&](std::size_t i) { return sign > 0 ? i : count - 1 - i; };
    const auto x = [&](std::size_t i) { return sign * values_[place(i)]; };
    const auto y = [&](std::size_t i) { return sign * share(place(i), count); };
    const double at = sign * value;
    if (at < x(0)) return sign * y(0);
    if (at >= x(count - 1)) return sign * y(count - 1);
    std::size_t low = 0, high = count - 1;  // the last place whose quantile is not beyond
    while (high - low > 1) {
      const std::size_t middle = (low + high) / 2;
      (x(middle) <= at ? low : high) = middle;
    }
    if (x(low) == at) return sign * y(low);
    const double slope = (y(low + 1) - y(low)) / (x(low + 1) - x(low));
    return sign * (slope * (at - x(low)) + y(low));
  }

  std::vector<double> values_;
};

/// sklearn.preprocessing.QuantileTransformer: the share of the training rows below a number, as it
/// is or as a normal distribution has it.
class QuantileTransformer : public SampledStep {
 public:
  explicit QuantileTransformer(const Arguments& arguments)
      : SampledStep(arguments),
        most_(arguments.integer("n_quantiles")),
        to_normal_(arguments.string("output_distribution") == "normal") {}

 private:
  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t) override {
    const RowNumbers sample = sampled(rows);
    std::vector<double> values = presentNumbers(column, sample, location());
    if (values.empty()) return "all-missing";
    std::sort(values.begin(), values.end());
    const auto count = static_cast<std::size_t>(std::min(most_, static_cast<Index>(sample.size())));
    std::vector<double> quantiles;
    for (std::size_t i = 0; i < count; ++i) {
      quantiles.push_back(percentile(values, Quantiles::share(i, count) * 100));
    }
    quantiles_.emplace_back(std::move(quantiles));
    return std::nullopt;
  }

  // sklearn.utils.resample(replace=False): the first rows in a random order.
  RowNumbers draw(RandomState& random, std::size_t count, std::uint32_t rows) const override {
    RowNumbers drawn = random.permutation(rows);
    drawn.resize(count);
    return drawn;
  }

  void transformColumn(const PreparationData&, const Column& column, std::size_t index, Index,
                       Table& features) const override {
    NumericValues values = requireNumbers(column, location());
    for (double& value : values) {
      if (!std::isnan(value)) value = transformed(value, quantiles_[index]);
    }
    features.add({column.name, std::move(values)});
  }

  double transformed(double value, const Quantiles& quantiles) const {
    const double lowest = quantiles.values().front(), highest = quantiles.values().back();
    const bool is_lowest = to_normal_ ? value - kBounds < lowest : value == lowest;
    const bool is_highest = to_normal_ ? value + kBounds > highest : value == highest;
    const double share = is_lowest ? 0 : is_highest ? 1 : quantiles.shareOf(value);
    if (!to_normal_) return share;
    constexpr double kLeast = kBounds - std::numeric_limits<double>::epsilon();
    return normalQuantile(std::clamp(share, kLeast, 1 - kLeast));
  }

  nlohmann::json learnedColumn(std::size_t index) const override {
    return jsonObject({{"quantiles", quantiles_[index].values()}});
  }
  void restoreColumn(const nlohmann::json& column, std::size_t) override {
    column.at("quantiles").at(0);  // throws where there is none
    quantiles_.emplace_back(column.at("quantiles").get<std::vector<double>>());
  }

  Index most_;
  bool to_normal_;
  std::vector<Quantiles> quantiles_;
};

}  // namespace

const EntryOf<PreparationStep>& quantileTransformerPreparationEntry() {
  static constexpr auto entry = learningEntry<QuantileTransformer>(
      "QuantileTransformer", {},
      "Replaces each number by the share of the training rows below it, which spreads a column "
      "evenly or normally.",
      [] {
        return ColumnStep::withColumns(
            {{.name = "n_quantiles",
              .type = ArgumentType::kInteger,
              .default_json = "1000",
              .doc = "How many quantiles to learn, at most one per row that is learned from.",
              .minimum = 1,
              .maximum = 1e6},
             {.name = "output_distribution",
              .type = ArgumentType::kString,
              .default_json = "\"uniform\"",
              .doc = "Whether the numbers are spread evenly from 0 to 1, or normally.",
              .choices = {"uniform", "normal"}},
             SampledStep::subsampleArgument("10000"),
             randomStateArgument()});
      });
  return entry;
}

}  // namespace minibatch
