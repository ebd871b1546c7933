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

}  // namespace minibatch
