#include <cmath>
#include <optional>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "base/random_state.h"
#include "base/refusal.h"
#include "preparation/step.h"

namespace minibatch {
namespace {

/// pandas' table.sample(): training rows in random order, or some of them. Rows to test on stay.
class Sample : public PreparationStep {
 public:
  explicit Sample(const Arguments& arguments)
      : location_(arguments.location()), share_(arguments.number("frac")) {
    if (!arguments.isNull("n")) count_ = arguments.integer("n");
    if (!arguments.isNull("random_state")) {
      random_state_ = static_cast<std::uint32_t>(arguments.number("random_state"));
    }
  }

  bool learns() const override { return false; }
  bool needs(const std::string&) const override { return false; }
  bool keepsOrder() const override { return false; }

  void fitPart(const PreparationData& data, Index) override {
    const auto rows = static_cast<Index>(data.train.size());
    // Python's round(): a half goes to the even number.
    const Index count =
        count_.value_or(static_cast<Index>(std::nearbyint(share_ * static_cast<double>(rows))));
    if (count < 1 || count > rows) {
      fail(ErrorCode::kInvalidData, "preparation.sample-size",
           {{"where", location_}, {"asked", count}, {"count", rows}});
    }
    RandomState random(
        random_state_.value_or(static_cast<std::uint32_t>(data.seed ^ (data.seed >> 32))));
    // numpy.random.RandomState.choice(replace=False)
    train_ = random.permutation(static_cast<std::uint32_t>(rows));
    train_.resize(static_cast<std::size_t>(count));
    for (std::uint32_t& row : train_) row = data.train[row];
  }

  void transformPart(PreparationData& data, Index, Index, Table& features) const override {
    features = data.features;
    if (!train_.empty() && !data.targets.empty()) data.train = train_;
  }

 private:
  Location location_;
  double share_;
  std::optional<Index> count_;
  std::optional<std::uint32_t> random_state_;
  RowNumbers train_;
};

}  // namespace

const EntryOf<PreparationStep>& samplePreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Sample>(
      "Sample", {"sample"}, "Draws some of the rows at random, or all of them in random order.",
      {{.name = "frac",
        .type = ArgumentType::kNumber,
        .default_json = "1.0",
        .doc = "The fraction of the training rows to draw; 1 shuffles them all.",
        .maximum = 1,
        .above = 0},
       {.name = "n",
        .type = ArgumentType::kInteger,
        .default_json = "null",
        .doc = "How many rows to draw, in place of `frac`.",
        .minimum = 1,
        .maximum = 1e9,
        .nullable = true},
       randomStateArgument()});
  return entry;
}

}  // namespace minibatch
