#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "base/json_object.h"
#include "preparation/column_step.h"
#include "preparation/matrix_step.h"
#include "preparation/neighbor_resampler.h"

namespace minibatch {
namespace {

/// Differences that are squared and added in about 10 ms.
constexpr Index kPartWork = Index{1} << 22;

/// sklearn.impute.KNNImputer: a missing number becomes the mean of the nearest training rows that
/// have one. Distances are nan_euclidean_distances(): over the columns that both rows have, scaled
/// to all of them. Of equally near rows the first ones count.
class KnnImputer : public MatrixStep {
 public:
  explicit KnnImputer(const Arguments& arguments)
      : MatrixStep(arguments),
        neighbors_(static_cast<std::size_t>(arguments.integer("n_neighbors"))),
        weighs_(arguments.string("weights") == "distance"),
        adds_indicator_(arguments.boolean("add_indicator")),
        keeps_empty_(arguments.boolean("keep_empty_features")) {}

  /// So many rows each that a part is a moment.
  Index parts(const PreparationData& data) const override {
    const Index rows = data.features.rows();
    const Index of_part = rowsOfPart(data);
    return std::max<Index>(1, (rows + of_part - 1) / of_part);
  }

  void fitPart(const PreparationData& data, Index part) override {
    if (part > 0) return;
    for (const Column* column : columnsOf(data)) {
      requireFinite(*column, data.train);
      NumericValues values;
      for (const std::uint32_t row : data.train) values.push_back((*column->numeric())[row]);
      add(column->name, std::move(values));
    }
  }

  void transformPart(PreparationData& data, Index part, Index, Table& features) const override {
    const std::vector<const NumericValues*> given = numbersOf(data);
    if (part == 0) {
      const RowNumbers used = usedRows(data);
      filled_.assign(columns_.size(), {});
      for (std::size_t j = 0; j < columns_.size(); ++j) {
        if (!given[j]) continue;
        requireFinite(data.features.require(columns_[j].name), used);
        filled_[j] = *given[j];
      }
    }
    const auto first = static_cast<std::size_t>(part * rowsOfPart(data));
    const auto end =
        static_cast<std::size_t>(std::min(data.features.rows(), (part + 1) * rowsOfPart(data)));
    for (std::size_t row = first; row < end; ++row) fill(given, row);
    if (part + 1 == parts(data)) finish(data, features);
  }

  bool leavesOut(const std::string& name) const override {
    const auto found = std::ranges::find(columns_, name, &Learned::name);
    return found != columns_.end() && found->isEmpty() && !keeps_empty_ && !adds_indicator_;
  }

  nlohmann::json learned() const override {
    auto columns = nlohmann::json::array();
    for (const Learned& one : columns_) {
      columns.push_back(jsonObject({{"column", one.name}, {"values", one.values}}));
    }
    return jsonObject({{"columns", std::move(columns)}});
  }
  void restore(const nlohmann::json& json) override {
    for (const nlohmann::json& column : json.at("columns")) {
      NumericValues values;
      for (const nlohmann::json& value : column.at("values")) {
        values.push_back(value.is_null() ? std::nan("") : value.get<double>());
      }
      add(column.at("column").get<std::string>(), std::move(values));
    }
  }

 private:
  /// A column and its numbers in the training rows.
  struct Learned {
    std::string name;
    NumericValues values;
    std::size_t present;
    double mean;
    bool isEmpty() const { return present == 0; }
  };

  void add(std::string name, NumericValues values) {
    double sum = 0;
    std::size_t present = 0;
    for (const double value : values) {
      if (std::isnan(value)) continue;
      sum += value;
      ++present;
    }
    const double mean = present ? sum / static_cast<double>(present) : 0;
    columns_.push_back({std::move(name), std::move(values), present, mean});
  }

  // Null where there was no number to learn from.
  std::vector<const NumericValues*> numbersOf(const PreparationData& data) const {
    std::vector<const NumericValues*> result;
    for (const Learned& one : columns_) {
      result.push_back(
          one.isEmpty() ? nullptr : &requireNumbers(data.features.require(one.name), location()));
    }
    return result;
  }

  Index rowsOfPart(const PreparationData& data) const {
    const Index donors = columns_.empty() ? static_cast<Index>(data.train.size())
                                          : static_cast<Index>(columns_[0].values.size());
    const auto columns = static_cast<Index>(data.features.columns().size());
    return std::max<Index>(1, kPartWork / std::max<Index>(1, donors * columns));
  }

  // The missing numbers of a row.
  void fill(const std::vector<const NumericValues*>& given, std::size_t row) const {
    std::vector<double> distances;
    for (std::size_t j = 0; j < columns_.size(); ++j) {
      if (!given[j] || !std::isnan((*given[j])[row])) continue;
      if (distances.empty()) distances = distancesOf(given, row);
      filled_[j][row] = meanOfNearest(columns_[j], distances);
    }
  }

  // To each training row; NaN where no column has a number in both.
  std::vector<double> distancesOf(const std::vector<const NumericValues*>& given,
                                  std::size_t row) const {
    std::vector<double> sums(columns_[0].values.size());
    std::vector<std::uint32_t> counts(sums.size());
    for (std::size_t j = 0; j < columns_.size(); ++j) {
      const double own = given[j] ? (*given[j])[row] : std::nan("");
      if (std::isnan(own)) continue;
      const NumericValues& others = columns_[j].values;
      for (std::size_t i = 0; i < sums.size(); ++i) {
        if (std::isnan(others[i])) continue;
        sums[i] += (own - others[i]) * (own - others[i]);
        ++counts[i];
      }
    }
    const auto all = static_cast<double>(columns_.size());
    for (std::size_t i = 0; i < sums.size(); ++i) {
      sums[i] = counts[i] ? std::sqrt(sums[i] / counts[i] * all) : std::nan("");
    }
    return sums;
  }

  double meanOfNearest(const Learned& column, const std::vector<double>& distances) const {
    std::vector<Ranked> donors;
    for (std::uint32_t i = 0; i < distances.size(); ++i) {
      if (std::isnan(distances[i]) || std::isnan(column.values[i])) continue;
      donors.emplace_back(distances[i], i);
    }
    if (donors.empty()) return column.mean;
    const std::size_t count = std::min(neighbors_, donors.size());
    sortNearest(donors, count);
    // Rows that are the same outweigh all others.
    const bool has_same = donors[0].distance == 0;
    double sum = 0, weights = 0;
    for (const auto& [distance, donor] : std::span(donors).first(count)) {
      const double weight = !weighs_ ? 1 : has_same ? distance == 0 : 1 / distance;
      sum += weight * column.values[donor];
      weights += weight;
    }
    return sum / weights;
  }

  void finish(const PreparationData& data, Table& features) const {
    for (const Column& column : data.features.columns()) {
      const auto found = std::ranges::find(columns_, column.name, &Learned::name);
      if (found == columns_.end()) {
        features.add(column);
        continue;
      }
      NumericValues& filled = filled_[static_cast<std::size_t>(found - columns_.begin())];
      if (!found->isEmpty()) {
        features.add({column.name, std::move(filled)});
      } else if (keeps_empty_) {
        features.add({column.name, NumericValues(static_cast<std::size_t>(column.rows()))});
      }
    }
    filled_.clear();
    if (!adds_indicator_) return;
    for (const Learned& one : columns_) {
      if (one.present == one.values.size()) continue;
      features.add(missingIndicator(data.features.require(one.name), data.features, features));
    }
  }

  std::size_t neighbors_;
  bool weighs_, adds_indicator_, keeps_empty_;
  std::vector<Learned> columns_;
  mutable std::vector<NumericValues> filled_;  // between the parts of a transform
};

}  // namespace

const EntryOf<PreparationStep>& knnImputerPreparationEntry() {
  static constexpr auto entry = learningEntry<KnnImputer>(
      "KNNImputer", {"knn_imputer"},
      "Replaces a missing number by the mean of the nearest training rows that have one.", [] {
        return withImputerArguments(
            ColumnStep::withColumns(
                {neighborsArgument("n_neighbors", "5", "How many of the nearest rows to take."),
                 {.name = "weights",
                  .type = ArgumentType::kString,
                  .default_json = "\"uniform\"",
                  .doc = "Whether these rows count equally, or the nearer ones more.",
                  .choices = {"uniform", "distance"}}}),
            "Whether to keep a column without values in the training rows, filled with 0.");
      });
  return entry;
}

}  // namespace minibatch
