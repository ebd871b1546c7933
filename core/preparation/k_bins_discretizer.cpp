#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/catalog_entry.h"
#include "base/json_object.h"
#include "data/statistics.h"
#include "preparation/matrix_step.h"
#include "preparation/sampled_step.h"

namespace minibatch {
namespace {

/// Quantile bins that are not wider than this are put together, as in scikit-learn.
constexpr double kNarrow = 1e-8;

/// sklearn.preprocessing.KBinsDiscretizer.
class KBinsDiscretizer : public SampledStep {
 public:
  explicit KBinsDiscretizer(const Arguments& arguments)
      : SampledStep(arguments),
        bins_(arguments.integer("n_bins")),
        is_ordinal_(arguments.string("encode") == "ordinal"),
        is_uniform_(arguments.string("strategy") == "uniform"),
        method_(arguments.string("quantile_method")) {}

 private:
  std::optional<std::string_view> fitColumn(const Column& column, const RowNumbers& rows,
                                            std::size_t) override {
    requireNumbers(column, location());
    requirePresent(column, rows);
    std::vector<double> values = presentNumbers(column, sampled(rows), location());
    if (values.empty()) return "all-missing";
    std::sort(values.begin(), values.end());
    edges_.push_back(values.front() == values.back()
                         ? std::vector<double>{values.front(), values.back()}
                     : is_uniform_ ? evenEdges(values.front(), values.back())
                                   : quantileEdges(values));
    return std::nullopt;
  }

  // sklearn.utils.resample(): rows may be drawn more than once.
  RowNumbers draw(RandomState& random, std::size_t count, std::uint32_t rows) const override {
    RowNumbers drawn(count);
    for (std::uint32_t& row : drawn) row = random.interval(rows - 1);
    return drawn;
  }

  // numpy.linspace().
  std::vector<double> evenEdges(double from, double to) const {
    std::vector<double> edges;
    const double width = (to - from) / static_cast<double>(bins_);
    for (Index i = 0; i < bins_; ++i) edges.push_back(static_cast<double>(i) * width + from);
    edges.push_back(to);
    return edges;
  }

  std::vector<double> quantileEdges(const std::vector<double>& sorted) const {
    std::vector<double> edges;
    double before = -std::numeric_limits<double>::infinity();
    for (const double percent : evenEdges(0, 100)) {
      const double edge = quantile(sorted, percent);
      if (edge - before > kNarrow) edges.push_back(edge);
      before = edge;
    }
    return edges;
  }

  // numpy.percentile(method=…).
  double quantile(const std::vector<double>& sorted, double percent) const {
    if (method_ == "linear") return percentile(sorted, percent);
    const double last = static_cast<double>(sorted.size() - 1);
    const double place = static_cast<double>(sorted.size()) * (percent / 100) - 1;
    if (place < 0) return sorted.front();
    if (place >= last) return sorted.back();
    const double floor = std::floor(place);
    const double low = sorted[static_cast<std::size_t>(floor)];
    const double high = sorted[static_cast<std::size_t>(floor) + 1];
    if (place != floor) return high;
    return method_ == "inverted_cdf" ? low : high - (high - low) * 0.5;
  }

  Index binsOf(std::size_t index) const {
    return std::max<Index>(1, std::ssize(edges_[index]) - 1);
  }

  Index columnSlices(const Column&, std::size_t index) const override {
    return is_ordinal_ ? 1 : binsOf(index);
  }

  void transformColumn(const PreparationData& data, const Column& column, std::size_t index,
                       Index slice, Table& features) const override {
    requireNumbers(column, location());
    if (slice == 0) requirePresent(data, column);
    NumericValues values = *column.numeric();
    for (double& value : values) {
      const Index bin = binOf(value, edges_[index]);
      value = is_ordinal_ ? static_cast<double>(bin) : bin == slice;
    }
    const std::string name =
        is_ordinal_ ? column.name
                    : freeName(column.name + "_" + std::to_string(slice), data.features, features);
    features.add({name, std::move(values)});
  }

  // Numbers beyond the outermost edges are in the outermost bins.
  static Index binOf(double value, const std::vector<double>& edges) {
    if (edges.size() < 3) return 0;
    const auto first = edges.begin() + 1, last = edges.end() - 1;
    return std::upper_bound(first, last, value) - first;
  }

  nlohmann::json learnedColumn(std::size_t index) const override {
    return jsonObject({{"bin_edges", edges_[index]}});
  }
  void restoreColumn(const nlohmann::json& column, std::size_t) override {
    edges_.push_back(column.at("bin_edges").get<std::vector<double>>());
  }

  Index bins_;
  bool is_ordinal_, is_uniform_;
  std::string method_;
  std::vector<std::vector<double>> edges_;
};

}  // namespace

const EntryOf<PreparationStep>& kBinsDiscretizerPreparationEntry() {
  static constexpr auto entry = learningEntry<KBinsDiscretizer>(
      "KBinsDiscretizer", {},
      "Divides the range of each column into bins, and replaces numbers by the bin they are in.",
      [] {
        return ColumnStep::withColumns(
            {{.name = "n_bins",
              .type = ArgumentType::kInteger,
              .default_json = "5",
              .doc = "How many bins a column gets.",
              .minimum = 2,
              .maximum = 1000},
             {.name = "encode",
              .type = ArgumentType::kString,
              .default_json = "\"onehot\"",
              .doc = "One column of 0 and 1 per bin, or one column of the bins' numbers.",
              .choices = {"onehot", "onehot-dense", "ordinal"}},
             {.name = "strategy",
              .type = ArgumentType::kString,
              .default_json = "\"quantile\"",
              .doc = "Whether all bins have the same number of training rows, or the same width.",
              .choices = {"uniform", "quantile"}},
             {.name = "quantile_method",
              .type = ArgumentType::kString,
              .default_json = "\"averaged_inverted_cdf\"",
              .doc = "How numpy.percentile finds the edges of bins with the same number of rows.",
              .choices = {"averaged_inverted_cdf", "inverted_cdf", "linear"}},
             SampledStep::subsampleArgument("200000"),
             randomStateArgument()});
      });
  return entry;
}

}  // namespace minibatch
