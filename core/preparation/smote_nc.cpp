#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "data/statistics.h"
#include "preparation/categories.h"
#include "preparation/neighbor_resampler.h"

namespace minibatch {
namespace {

/// imblearn.over_sampling.SMOTENC: SMOTE where some columns hold categories. Two rows that differ
/// in one are as far apart in it as the median of the numbers' standard deviations; a new row gets
/// the category that most of the neighbours have.
class SmoteNc : public NeighborResampler {
 public:
  explicit SmoteNc(const Arguments& arguments)
      : NeighborResampler(arguments, Sampling::kOver),
        neighbors_(arguments.integer("k_neighbors")) {
    if (!arguments.isNull("categorical_features")) {
      names_ = arguments.strings("categorical_features");
    }
  }

 private:
  struct Categories {
    std::string column;
    CategoryGroups groups;
    std::vector<std::int32_t> codes;   // of each row of the table
    std::vector<std::int32_t> of_new;  // of each new row
  };

  bool isCategorical(const Column& column) const {
    return names_ ? std::ranges::count(*names_, column.name) > 0 : column.numeric() == nullptr;
  }

  std::vector<const Column*> distanceColumns(const PreparationData& data) const override {
    if (names_) {
      for (const std::string& name : *names_) data.features.require(name);
    }
    std::vector<const Column*> columns;
    std::size_t categorical = 0;
    for (const Column& column : data.features.columns()) {
      categorical += isCategorical(column);
      if (isCategorical(column)) continue;
      requireNumeric(column);
      columns.push_back(&column);
    }
    if (columns.empty() || categorical == 0) {
      fail(ErrorCode::kInvalidData, "sampling.both-kinds", {{"step", step()}});
    }
    return columns;
  }

  void begin(const PreparationData& data) override {
    categories_.clear();
    for (const Column& column : data.features.columns()) {
      if (!isCategorical(column)) continue;
      for (const std::uint32_t row : data.train) {
        if (!column.isMissing(static_cast<Index>(row))) continue;
        fail(ErrorCode::kInvalidData, "preparation.missing-category",
             {{"column", column.name}, {"row", row}});
      }
      CategoryGroups groups = CategoryGroups::of(column, data.train);
      std::vector<std::int32_t> codes = groups.groupsOf(column);
      categories_.push_back({column.name, std::move(groups), std::move(codes), {}});
    }
    classes_ = growingClasses(data, neighbors_);
    for (const auto& [cls, one] : classes_) deviations_[cls] = medianDeviation(one.places);
  }

  double medianDeviation(const std::vector<std::uint32_t>& places) const {
    std::vector<double> deviations;
    const auto count = static_cast<double>(places.size());
    for (std::size_t j = 0; j < static_cast<std::size_t>(points().dimensions()); ++j) {
      double mean = 0, squares = 0;
      for (const std::uint32_t place : places) mean += points()[place][j];
      mean /= count;
      for (const std::uint32_t place : places) {
        squares += (points()[place][j] - mean) * (points()[place][j] - mean);
      }
      deviations.push_back(std::sqrt(squares / count));
    }
    return median(std::move(deviations));
  }

  void visit(const PreparationData& data, std::uint32_t place) override {
    const auto found = classes_.find(classOf(data, place));
    if (found == classes_.end()) return;
    Class& one = found->second;
    const double deviation = deviations_.at(found->first);
    std::vector<Ranked> distances;
    for (const std::uint32_t other : one.places) {
      double sum = 0;
      const auto a = points()[place], b = points()[other];
      for (std::size_t j = 0; j < a.size(); ++j) sum += (a[j] - b[j]) * (a[j] - b[j]);
      for (const Categories& categories : categories_) {
        const auto& codes = categories.codes;
        if (codes[data.train[place]] != codes[data.train[other]]) {
          sum += deviation * deviation;
        }
      }
      distances.emplace_back(sum, other);
    }
    sortNearest(distances, static_cast<std::size_t>(neighbors_) + 1);
    for (Index i = 1; i <= neighbors_; ++i) one.pairs.emplace_back(place, distances[i].number);
  }

  void finish(const PreparationData& data) override {
    std::vector<Synthetic> synthetic;
    for (const auto& [cls, one] : classes_) {
      const std::size_t first = synthetic.size();
      addBetween(data, one.pairs, one.rows_to_add, synthetic);
      RandomState random = this->random(data);
      for (Categories& categories : categories_) {
        vote(data, one, synthetic, first, categories, random);
      }
    }
    keep(data, data.train, std::move(synthetic));
    classes_.clear();
  }

  // The most frequent category among the neighbours of the row that a new one starts from; among
  // equally frequent ones, that which comes first in an order that is drawn for all new rows.
  void vote(const PreparationData& data, const Class& one, const std::vector<Synthetic>& synthetic,
            std::size_t first, Categories& categories, RandomState& random) const {
    std::map<std::uint32_t, std::size_t> starts;  // of a row's pairs
    for (std::size_t i = 0; i < one.pairs.size(); i += static_cast<std::size_t>(neighbors_)) {
      starts.emplace(data.train[one.pairs[i].first], i);
    }
    std::vector<std::pair<std::size_t, std::int32_t>> candidates;  // (new row, category)
    for (std::size_t made = first; made < synthetic.size(); ++made) {
      std::vector<Index> votes(static_cast<std::size_t>(categories.groups.count()));
      const std::size_t start = starts.at(synthetic[made].row);
      for (Index i = 0; i < neighbors_; ++i) {
        const std::uint32_t neighbor = one.pairs[start + static_cast<std::size_t>(i)].second;
        ++votes[static_cast<std::size_t>(categories.codes[data.train[neighbor]])];
      }
      const Index most = *std::ranges::max_element(votes);
      for (std::size_t category = 0; category < votes.size(); ++category) {
        if (votes[category] != most) continue;
        candidates.emplace_back(made, static_cast<std::int32_t>(category));
      }
    }
    std::vector<std::int32_t>& chosen = categories.of_new;
    chosen.resize(synthetic.size(), -1);
    for (const std::uint32_t i :
         random.permutation(static_cast<std::uint32_t>(candidates.size()))) {
      const auto [made, category] = candidates[i];
      if (chosen[made] < 0) chosen[made] = category;
    }
  }

  Column extended(const Column& column) const override {
    const auto found = std::ranges::find(categories_, column.name, &Categories::column);
    if (found == categories_.end()) return Resampler::extended(column);
    // A row of the same category, whose cell is taken.
    std::vector<std::uint32_t> examples(static_cast<std::size_t>(found->groups.count()));
    for (std::size_t row = 0; row < found->codes.size(); ++row) {
      if (found->codes[row] >= 0) {
        examples[static_cast<std::size_t>(found->codes[row])] = static_cast<std::uint32_t>(row);
      }
    }
    const auto example = [&](std::int32_t code) {
      return examples[static_cast<std::size_t>(code)];
    };
    if (const NumericValues* numbers = column.numeric()) {
      NumericValues values = *numbers;
      for (const std::int32_t code : found->of_new) values.push_back(values[example(code)]);
      return {column.name, std::move(values)};
    }
    CategoricalValues values = *column.categorical();
    for (const std::int32_t code : found->of_new) {
      values.codes.push_back(values.codes[example(code)]);
    }
    return {column.name, std::move(values)};
  }

  Index neighbors_;
  std::optional<std::vector<std::string>> names_;
  std::vector<Categories> categories_;
  std::map<Index, Class> classes_;
  std::map<Index, double> deviations_;  // of each class, the median of its columns'
};

}  // namespace

const EntryOf<PreparationStep>& smoteNcPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, SmoteNc>(
      "SMOTENC", {"smotenc"},
      "Adds training rows as SMOTE does, where some columns hold categories.",
      {{.name = "categorical_features",
        .type = ArgumentType::kStrings,
        .default_json = "null",
        .doc = "Names of the columns that hold categories; if not set, all of text.",
        .nullable = true,
        .of = "columns"},
       SamplingStrategy::argument(Sampling::kOver),
       neighborsArgument("k_neighbors", "5", "The number of neighbors to choose from."),
       randomStateArgument(),
       integerColumnsArgument()});
  return entry;
}

}  // namespace minibatch
