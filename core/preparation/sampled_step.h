#pragma once

#include <optional>

#include "base/random_state.h"
#include "preparation/column_step.h"

namespace minibatch {

/// A step on columns of numbers that learns from some rows only where there are many: the arguments
/// `subsample` and `random_state`.
class SampledStep : public ColumnStep {
 public:
  static constexpr Argument subsampleArgument(std::string_view default_json);
  void fitPart(const PreparationData& data, Index part) override;

 protected:
  explicit SampledStep(const Arguments& arguments);

  bool appliesTo(const Column& column) const override { return column.numeric() != nullptr; }
  /// The rows to learn from, the same for each column.
  RowNumbers sampled(const RowNumbers& rows) const;

 private:
  /// The places of `count` rows among so many.
  virtual RowNumbers draw(RandomState& random, std::size_t count, std::uint32_t rows) const = 0;

  std::optional<Index> subsample_;
  std::optional<std::uint32_t> random_state_;
  std::uint32_t seed_ = 0;
};

constexpr Argument SampledStep::subsampleArgument(std::string_view default_json) {
  return {.name = "subsample",
          .type = ArgumentType::kInteger,
          .default_json = default_json,
          .doc =
              "How many random training rows to learn from where there are more; if not set, "
              "all.",
          .minimum = 1,
          .maximum = 1e9,
          .nullable = true};
}

}  // namespace minibatch
