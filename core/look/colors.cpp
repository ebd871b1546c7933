#include "look/colors.h"

#include "look/look.h"

namespace minibatch {

Colors::Colors(const Table& table, const nlohmann::json& options) {
  if (options.contains("by")) groups_.emplace(columnIn(options, "by", table));
}

bool Colors::work() {
  if (!groups_ || !places_.empty()) return true;
  if (!groups_->step(0)) return false;
  groups_->requireFew(Look::kMostGroups);
  places_.resize(static_cast<std::size_t>(groups_->size()) + 1);
  for (const std::int32_t group : groups_->sorted(groups_->size())) {
    places_[group] = values_.size();
    values_.push_back(groups_->value(group));
  }
  places_.back() = values_.size();
  if (groups_->missing() > 0) values_.emplace_back();
  return true;
}

std::size_t Colors::of(Index row) const {
  if (!groups_) return 0;
  const std::int32_t group = groups_->codes()[row];
  return group < 0 ? places_.back() : places_[group];
}

}  // namespace minibatch
