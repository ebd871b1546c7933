#include "preparation/fold_step.h"

#include <nlohmann/json.hpp>

#include "base/refusal.h"

namespace minibatch {

FoldStep::FoldStep(const Arguments& arguments)
    : SplitStep(arguments),
      fold_{.count = arguments.integer("n_splits"), .number = arguments.integer("fold")} {
  if (fold_.number < fold_.count) return;
  refuseValue(arguments, "fold", Message("expected.fold", {{"last", fold_.count - 1}}),
              arguments.config().at("fold"));
}

std::optional<double> numberOf(const Arguments& arguments, const char* name) {
  if (arguments.isNull(name)) return std::nullopt;
  return arguments.number(name);
}

std::optional<Index> integerOf(const Arguments& arguments, const char* name) {
  if (arguments.isNull(name)) return std::nullopt;
  return arguments.integer(name);
}

}  // namespace minibatch
