#include "preparation/step.h"

#include "base/error.h"
#include "base/random_state.h"
#include "preparation/step_walk.h"

namespace minibatch {

Index PreparationStep::parts(const PreparationData&) const { return 1; }

Index PreparationStep::slices(const PreparationData&, Index) const { return 1; }

void PreparationStep::fitPart(const PreparationData&, Index) {}

Index PreparationStep::fitSlices(const PreparationData&, Index) const { return 1; }

void PreparationStep::fitSlice(const PreparationData& data, Index part, Index) {
  fitPart(data, part);
}

bool PreparationStep::leavesOut(const std::string&) const { return false; }

bool PreparationStep::needs(const std::string&) const { return true; }

nlohmann::json PreparationStep::learned() const { return nlohmann::json::object(); }

void PreparationStep::restore(const nlohmann::json&) {}

void PreparationStep::fit(const PreparationData& data) {
  StepWalk walk;
  while (!walk.fit(*this, data)) continue;
}

void PreparationStep::transform(PreparationData& data) const {
  StepWalk walk;
  while (!walk.transform(*this, data)) continue;
}

void PreparationStep::requireTable(const PreparationData& data, std::string_view step) {
  if (!data.images) return;
  fail(ErrorCode::kInvalidData, "preparation.tables-only", {{"step", step}});
}

Argument randomStateArgument() {
  return {.name = "random_state",
          .type = ArgumentType::kInteger,
          .default_json = "null",
          .doc =
              "A number draws the same rows as scikit-learn with it; if not set, rows are drawn "
              "with the experiment's seed.",
          .minimum = 0,
          .maximum = RandomState::kMaxSeed,
          .nullable = true};
}

Argument fitOnArgument() {
  return {.name = "fit_on",
          .type = ArgumentType::kString,
          .default_json = "\"train\"",
          .doc =
              "The rows to learn from: the training rows, or all rows, as "
              "data.fillna(data.median()) before a split does. Then the test rows leak into "
              "training.",
          .choices = {"train", "all"}};
}

}  // namespace minibatch
