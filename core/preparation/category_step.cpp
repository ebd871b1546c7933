#include "preparation/category_step.h"

#include <algorithm>
#include <iterator>

namespace minibatch {
CategoryStep::CategoryStep(const Arguments& arguments)
    : ColumnStep(arguments),
      min_frequency_(minFrequencyOf(arguments)),
      max_categories_(maxCategoriesOf(arguments)) {}

std::vector<Argument> CategoryStep::withRareCategories(std::initializer_list<Argument> arguments) {
  std::vector<Argument> result = ColumnStep::withColumns(arguments);
  std::ranges::move(rareCategoryArguments(), std::back_inserter(result));
  return result;
}

}  // namespace minibatch
