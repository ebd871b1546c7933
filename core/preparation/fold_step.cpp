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

std::vector<Argument> FoldStep::withFold(std::string_view default_splits, double most_splits,
                                         std::initializer_list<Argument> arguments) {
  std::vector<Argument> result{{.name = "n_splits",
                                .type = ArgumentType::kInteger,
                                .default_json = default_splits,
                                .doc = "How many splits there are to choose from.",
                                .minimum = 2,
                                .maximum = most_splits},
                               {.name = "fold",
                                .type = ArgumentType::kInteger,
                                .default_json = "0",
                                .doc = "Which of the splits to use, counting from 0.",
                                .minimum = 0,
                                .maximum = most_splits - 1}};
  result.insert(result.end(), arguments);
  return result;
}

Argument testSizeArgument(TextId doc) {
  return {.name = "test_size", .default_json = "null", .doc = doc, .above = 0, .nullable = true};
}

Argument trainSizeArgument(TextId doc) {
  return {.name = "train_size", .default_json = "null", .doc = doc, .above = 0, .nullable = true};
}

Argument groupsArgument() {
  return {.name = "groups",
          .type = ArgumentType::kString,
          .default_json = "",
          .doc = "The column that says which rows belong together; it is no feature.",
          .of = "columns"};
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
