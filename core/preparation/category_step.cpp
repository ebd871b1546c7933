#include "preparation/category_step.h"

#include <cmath>

#include "base/refusal.h"

namespace minibatch {
namespace {

std::optional<double> minFrequencyOf(const Arguments& arguments) {
  if (arguments.isNull("min_frequency")) return std::nullopt;
  const double value = arguments.number("min_frequency");
  if (value > 1 && value != std::floor(value)) {
    refuseValue(arguments, "min_frequency", Message("expected.rows-or-share"),
                arguments.config().at("min_frequency"));
  }
  return value;
}

std::optional<Index> maxCategoriesOf(const Arguments& arguments) {
  if (arguments.isNull("max_categories")) return std::nullopt;
  return arguments.integer("max_categories");
}

}  // namespace

CategoryStep::CategoryStep(const Arguments& arguments)
    : ColumnStep(arguments),
      min_frequency_(minFrequencyOf(arguments)),
      max_categories_(maxCategoriesOf(arguments)) {}

std::vector<Argument> CategoryStep::withRareCategories(std::initializer_list<Argument> arguments) {
  std::vector<Argument> result = ColumnStep::withColumns(arguments);
  result.push_back(
      {.name = "min_frequency",
       .type = ArgumentType::kNumber,
       .default_json = "null",
       .doc = "Categories with fewer rows, or a smaller fraction of the rows where it is below "
              "1, are put together.",
       .above = 0,
       .nullable = true});
  result.push_back({.name = "max_categories",
                    .type = ArgumentType::kInteger,
                    .default_json = "null",
                    .doc = "The most categories that are told apart; the rarest are put together.",
                    .minimum = 1,
                    .maximum = 1e6,
                    .nullable = true});
  return result;
}

}  // namespace minibatch
