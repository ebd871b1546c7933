#include <algorithm>

#include "base/catalog_entry.h"
#include "preparation/resampler.h"

namespace minibatch {
namespace {

/// imblearn.under_sampling.RandomUnderSampler: random rows of the large classes. The rows then
/// stand class by class.
class RandomUnderSampler : public Resampler {
 public:
  explicit RandomUnderSampler(const Arguments& arguments)
      : Resampler(arguments, Sampling::kUnder),
        with_replacement_(arguments.boolean("replacement")) {}

  void fitPart(const PreparationData& data, Index) override {
    RandomState random = this->random(data);
    const auto plan = this->plan(data);
    RowNumbers train;
    for (Index cls = 0; cls < data.classes; ++cls) {
      const RowNumbers rows = members(data, cls);
      const auto planned = std::ranges::find(plan, cls, &std::pair<Index, Index>::first);
      if (planned == plan.end()) {
        train.insert(train.end(), rows.begin(), rows.end());
      } else {
        draw(rows, static_cast<std::size_t>(planned->second), random, train);
      }
    }
    keep(data, std::move(train));
  }

 private:
  // numpy.random.RandomState.choice().
  void draw(const RowNumbers& rows, std::size_t count, RandomState& random,
            RowNumbers& train) const {
    const auto size = static_cast<std::uint32_t>(rows.size());
    if (with_replacement_) {
      for (std::size_t i = 0; i < count; ++i) train.push_back(rows[random.interval(size - 1)]);
      return;
    }
    const std::vector<std::uint32_t> order = random.permutation(size);
    for (std::size_t i = 0; i < count; ++i) train.push_back(rows[order[i]]);
  }

  bool with_replacement_;
};

}  // namespace

const EntryOf<PreparationStep>& randomUnderSamplerPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, RandomUnderSampler>(
      "RandomUnderSampler", {},
      "Keeps random training rows of the larger classes, so that the classes are balanced.",
      {SamplingStrategy::argument(Sampling::kUnder),
       {.name = "replacement",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Whether a row may be drawn more than once."},
       randomStateArgument()});
  return entry;
}

}  // namespace minibatch
