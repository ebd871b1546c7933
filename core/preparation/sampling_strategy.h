#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/arguments.h"
#include "preparation/data.h"

namespace minibatch {

/// What a sampler does to the classes that it works on.
enum class Sampling {
  kOver,   // adds rows
  kUnder,  // removes rows
  kClean,  // removes rows at the border of others; how many, the data say
};

/// imbalanced-learn's `sampling_strategy`: which classes to work on, and how many rows they get.
class SamplingStrategy {
 public:
  static constexpr Argument argument(Sampling sampling);

  SamplingStrategy(const Arguments& arguments, Sampling sampling);

  /// Classes in order with how many rows to add, or to keep, of each; imblearn's
  /// check_sampling_strategy(). Throws kInvalidData where the training rows cannot have so many.
  std::vector<std::pair<Index, Index>> of(const PreparationData& data) const;

 private:
  std::vector<std::pair<Index, Index>> byWord(const std::vector<Index>& counts) const;
  std::vector<std::pair<Index, Index>> byRatio(const PreparationData& data,
                                               const std::vector<Index>& counts) const;
  std::vector<std::pair<Index, Index>> byName(const PreparationData& data,
                                              const std::vector<Index>& counts) const;
  [[noreturn]] void refuse(const PreparationData& data, Index cls, Index count, Index asked) const;

  std::string step_;
  Sampling sampling_;
  nlohmann::json value_;
};

/// How many training rows each class has.
std::vector<Index> classCounts(const PreparationData& data);

constexpr Argument SamplingStrategy::argument(Sampling sampling) {
  Argument argument{.name = "sampling_strategy",
                    .type = ArgumentType::kScalar,
                    .default_json = "\"auto\"",
                    .doc =
                        "The ratio of the smaller class to the larger one, the rows of each "
                        "class, or which classes get as many rows as the largest; \"auto\" is "
                        "all of them.",
                    .above = 0,
                    .choices = {"auto", "minority", "not minority", "not majority", "all"},
                    .or_object = true};
  if (sampling == Sampling::kOver) return argument;
  argument.choices = {"auto", "majority", "not minority", "not majority", "all"};
  argument.doc =
      "The ratio of the smaller class to the larger one, the rows of each class, or which classes "
      "get as few rows as the smallest; \"auto\" is all but that.";
  if (sampling == Sampling::kUnder) return argument;
  argument.type = ArgumentType::kString;
  argument.or_object = false;
  argument.doc = "The classes to remove rows of; \"auto\" is all but the smallest.";
  return argument;
}

}  // namespace minibatch
