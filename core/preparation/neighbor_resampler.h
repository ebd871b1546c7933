#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "preparation/neighbors.h"
#include "preparation/resampler.h"

namespace minibatch {

/// A resampler that looks at the neighbours of each row, in parts of about 10 ms. All columns must
/// hold numbers, and none may be missing.
class NeighborResampler : public Resampler {
 public:
  Index parts(const PreparationData& data) const override;
  void fitPart(const PreparationData& data, Index part) override;

 protected:
  using Resampler::Resampler;

  /// The columns that distances are measured in.
  virtual std::vector<const Column*> distanceColumns(const PreparationData& data) const;
  /// Throws kInvalidData where a column holds text.
  void requireNumeric(const Column& column) const;
  /// Before the first visit.
  virtual void begin(const PreparationData& data) = 0;
  /// Looks at the training row number `place`.
  virtual void visit(const PreparationData& data, std::uint32_t place) = 0;
  /// After the last visit.
  virtual void finish(const PreparationData& data) = 0;

  const Points& points() const { return *points_; }
  /// The class of a training row by its place.
  Index classOf(const PreparationData& data, std::uint32_t place) const {
    return static_cast<Index>(data.targets[data.train[place]]);
  }
  /// The places of a class among the training rows.
  static std::vector<std::uint32_t> placesOf(const PreparationData& data, Index cls);
  /// For searches among all training rows, or those of a class.
  using Search = std::optional<NearestNeighbors>;
  /// The neighbours of a place without the nearest, which is itself, or equal:
  /// kneighbors()[:, 1:]. The search is built where there is none yet; `queries`: for how many
  /// places this is asked.
  std::vector<std::uint32_t> neighborsOf(std::uint32_t place, Search& search,
                                         const std::vector<std::uint32_t>& among, Index count,
                                         std::size_t queries) const;
  /// A place and one of its neighbours.
  using Pair = std::pair<std::uint32_t, std::uint32_t>;
  /// A class that gets new rows, and what they stand between.
  struct Class {
    Index rows_to_add;
    std::vector<std::uint32_t> places;
    std::vector<Pair> pairs;
    Search search;
  };
  /// The classes that get new rows, by number. Throws kInvalidData where one has too few rows for
  /// `count` neighbours in the class.
  std::map<Index, Class> growingClasses(const PreparationData& data, Index count) const;
  /// Adds `count` new rows between pairs that are drawn: imblearn's _make_samples(), which begins
  /// with the random state anew for each class.
  void addBetween(const PreparationData& data, const std::vector<Pair>& pairs, Index count,
                  std::vector<Synthetic>& synthetic) const;
  /// Throws kInvalidData where a class has too few rows for `count` neighbours.
  void requireNeighbors(const PreparationData& data, Index cls, std::size_t rows,
                        Index count) const;

 private:
  std::optional<Points> points_;
};

/// Where such a step is told which columns are of whole numbers.
constexpr Argument integerColumnsArgument() {
  return {.name = "integer_columns",
          .type = ArgumentType::kStrings,
          .default_json = "null",
          .doc =
              "Columns whose new numbers lose their fractions, as integer columns of a pandas "
              "table do.",
          .nullable = true,
          .of = "some columns"};
}

/// The argument `k_neighbors`, or whatever it is called.
constexpr Argument neighborsArgument(const char* name, const char* default_json, TextId doc) {
  return {.name = name,
          .type = ArgumentType::kInteger,
          .default_json = default_json,
          .doc = doc,
          .minimum = 1,
          .maximum = 1e6};
}

}  // namespace minibatch
