#include "base/catalog_entry.h"
#include "preparation/resampler.h"

namespace minibatch {
namespace {

/// imblearn.over_sampling.RandomOverSampler: rows of the small classes again, drawn with
/// replacement.
class RandomOverSampler : public Resampler {
 public:
  explicit RandomOverSampler(const Arguments& arguments) : Resampler(arguments, Sampling::kOver) {}

  void fitPart(const PreparationData& data, Index) override {
    RandomState random = this->random(data);
    RowNumbers train = data.train;
    for (const auto& [cls, count] : plan(data)) {
      const RowNumbers rows = members(data, cls);
      const auto last = static_cast<std::uint32_t>(rows.size() - 1);
      for (Index i = 0; i < count; ++i) train.push_back(rows[random.interval(last)]);
    }
    keep(data, std::move(train));
  }
};

}  // namespace

const EntryOf<PreparationStep>& randomOverSamplerPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, RandomOverSampler>(
      "RandomOverSampler", {},
      "Repeats random training rows of the smaller classes, so that the classes are balanced.",
      {SamplingStrategy::argument(Sampling::kOver), randomStateArgument()});
  return entry;
}

}  // namespace minibatch
