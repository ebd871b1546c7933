#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "base/error.h"
#include "data/statistics.h"
#include "preparation/neighbor_resampler.h"

namespace minibatch {
namespace {

/// imblearn.over_sampling.ADASYN: SMOTE that makes more rows where more neighbours are of other
/// classes. He et al. (2008), "ADASYN: Adaptive synthetic sampling approach".
class Adasyn : public NeighborResampler {
 public:
  explicit Adasyn(const Arguments& arguments)
      : NeighborResampler(arguments, Sampling::kOver),
        neighbors_(arguments.integer("n_neighbors")) {}

 private:
  void begin(const PreparationData& data) override {
    all_ = allRows(static_cast<Index>(data.train.size()));
    classes_ = growingClasses(data, neighbors_);
  }

  void visit(const PreparationData& data, std::uint32_t place) override {
    const Index cls = classOf(data, place);
    const auto found = classes_.find(cls);
    if (found == classes_.end()) return;
    Index others = 0;
    Class& one = found->second;
    for (const std::uint32_t neighbor :
         neighborsOf(place, search_of_all_, all_, neighbors_, one.places.size())) {
      others += classOf(data, neighbor) != cls;
    }
    ratios_[cls].push_back(static_cast<double>(others) / static_cast<double>(neighbors_));
    for (const std::uint32_t neighbor :
         neighborsOf(place, one.search, one.places, neighbors_, one.places.size())) {
      one.pairs.emplace_back(place, neighbor);
    }
  }

  void finish(const PreparationData& data) override {
    RandomState random = this->random(data);
    std::vector<Synthetic> synthetic;
    for (const auto& [cls, one] : classes_) {
      const std::size_t first = synthetic.size();
      addTo(data, cls, one, random, synthetic);
      for (std::size_t i = first; i < synthetic.size(); ++i) synthetic[i].step = random.uniform();
    }
    keep(data, data.train, std::move(synthetic));
    classes_.clear();
    search_of_all_.reset();
  }

  void addTo(const PreparationData& data, Index cls, const Class& one, RandomState& random,
             std::vector<Synthetic>& synthetic) const {
    const std::vector<double>& ratios = ratios_.at(cls);
    const double sum = pairwiseSum(ratios);
    if (sum == 0) {
      fail(ErrorCode::kInvalidData, "sampling.no-border",
           {{"step", step()}, {"class", data.className(cls)}});
    }
    const auto last = static_cast<std::uint32_t>(neighbors_ - 1);
    bool any = false;
    for (std::size_t i = 0; i < one.places.size(); ++i) {
      const double share = ratios[i] / sum;
      const auto count =
          static_cast<Index>(std::nearbyint(share * static_cast<double>(one.rows_to_add)));
      any |= count > 0;
      for (Index made = 0; made < count; ++made) {
        const auto drawn = static_cast<std::size_t>(random.interval(last));
        const auto [place, neighbor] = one.pairs[i * static_cast<std::size_t>(neighbors_) + drawn];
        synthetic.push_back({data.train[place], data.train[neighbor], 0});
      }
    }
    if (any) return;
    fail(ErrorCode::kInvalidData, "sampling.none-added",
         {{"step", step()}, {"class", data.className(cls)}});
  }

  Index neighbors_;
  std::vector<std::uint32_t> all_;
  Search search_of_all_;
  std::map<Index, Class> classes_;
  std::map<Index, std::vector<double>> ratios_;  // of each place: neighbours of other classes
};

}  // namespace

const EntryOf<PreparationStep>& adasynPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Adasyn>(
      "ADASYN", {"adasyn"},
      "Adds training rows as SMOTE does, more of them where more neighbors are of other classes.",
      {SamplingStrategy::argument(Sampling::kOver),
       neighborsArgument("n_neighbors", "5", "The number of neighbors to look at."),
       randomStateArgument(), integerColumnsArgument()});
  return entry;
}

}  // namespace minibatch
