#include <map>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/neighbor_resampler.h"

namespace minibatch {
namespace {

/// imblearn.over_sampling.SMOTE: new rows between a row of a class and one of its neighbours in the
/// class. Chawla et al. (2002), "SMOTE: Synthetic Minority Over-sampling Technique".
class Smote : public NeighborResampler {
 public:
  explicit Smote(const Arguments& arguments)
      : NeighborResampler(arguments, Sampling::kOver),
        neighbors_(arguments.integer("k_neighbors")) {}

 private:
  void begin(const PreparationData& data) override { classes_ = growingClasses(data, neighbors_); }

  void visit(const PreparationData& data, std::uint32_t place) override {
    const auto found = classes_.find(classOf(data, place));
    if (found == classes_.end()) return;
    auto& [_, places, pairs, search] = found->second;
    for (const std::uint32_t neighbor :
         neighborsOf(place, search, places, neighbors_, places.size())) {
      pairs.emplace_back(place, neighbor);
    }
  }

  void finish(const PreparationData& data) override {
    std::vector<Synthetic> synthetic;
    for (const auto& [cls, one] : classes_) {
      addBetween(data, one.pairs, one.rows_to_add, synthetic);
    }
    keep(data, data.train, std::move(synthetic));
    classes_.clear();
  }

  Index neighbors_;
  std::map<Index, Class> classes_;
};

}  // namespace

const EntryOf<PreparationStep>& smotePreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Smote>(
      "SMOTE", {"smote"},
      "Adds training rows to the smaller classes, each between a row and one of its neighbors of "
      "the same class.",
      {SamplingStrategy::argument(Sampling::kOver),
       neighborsArgument("k_neighbors", "5", "The number of neighbors to choose from."),
       randomStateArgument(), integerColumnsArgument()});
  return entry;
}

}  // namespace minibatch
