#include "preparation/sampled_step.h"

namespace minibatch {

SampledStep::SampledStep(const Arguments& arguments) : ColumnStep(arguments) {
  if (!arguments.isNull("subsample")) subsample_ = arguments.integer("subsample");
  if (arguments.isNull("random_state")) return;
  random_state_ = static_cast<std::uint32_t>(arguments.number("random_state"));
}

void SampledStep::fitPart(const PreparationData& data, Index part) {
  seed_ = random_state_.value_or(static_cast<std::uint32_t>(data.seed ^ (data.seed >> 32)));
  ColumnStep::fitPart(data, part);
}

RowNumbers SampledStep::sampled(const RowNumbers& rows) const {
  if (!subsample_ || *subsample_ >= static_cast<Index>(rows.size())) return rows;
  RandomState random(seed_);
  RowNumbers sample =
      draw(random, static_cast<std::size_t>(*subsample_), static_cast<std::uint32_t>(rows.size()));
  for (std::uint32_t& row : sample) row = rows[row];
  return sample;
}

}  // namespace minibatch
