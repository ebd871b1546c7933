#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/neighbor_resampler.h"

namespace minibatch {
namespace {

/// imblearn.over_sampling.BorderlineSMOTE: SMOTE from those rows only that have as many or more
/// neighbours of other classes as of their own, but not of others alone. Han et al. (2005).
class BorderlineSmote : public NeighborResampler {
 public:
  explicit BorderlineSmote(const Arguments& arguments)
      : NeighborResampler(arguments, Sampling::kOver),
        k_(arguments.integer("k_neighbors")),
        m_(arguments.integer("m_neighbors")),
        among_all_(arguments.string("kind") == "borderline-2") {}

 private:
  void begin(const PreparationData& data) override {
    all_ = allRows(static_cast<Index>(data.train.size()));
    classes_ = growingClasses(data, among_all_ ? 0 : k_);
    const Index needed = among_all_ ? std::max(k_, m_) : m_;
    for (const auto& [cls, _] : classes_) requireNeighbors(data, cls, all_.size(), needed);
  }

  void visit(const PreparationData& data, std::uint32_t place) override {
    const Index cls = classOf(data, place);
    const auto found = classes_.find(cls);
    if (found == classes_.end()) return;
    Index others = 0;
    auto& [_, places, pairs, search] = found->second;
    for (const std::uint32_t neighbor :
         neighborsOf(place, search_of_all_, all_, m_, places.size())) {
      others += classOf(data, neighbor) != cls;
    }
    if (2 * others < m_ || others == m_) return;  // safe, or noise
    // These are few: kAtBorder stands for their number, which is not known yet.
    for (const std::uint32_t neighbor :
         neighborsOf(place, search, among_all_ ? all_ : places, k_, kAtBorder)) {
      pairs.emplace_back(place, neighbor);
    }
  }

  void finish(const PreparationData& data) override {
    std::vector<Synthetic> synthetic;
    for (const auto& [cls, one] : classes_) {
      if (one.pairs.empty()) continue;
      const std::size_t first = synthetic.size();
      addBetween(data, one.pairs, one.rows_to_add, synthetic);
      if (among_all_) shorten(data, cls, first, synthetic);
    }
    keep(data, data.train, std::move(synthetic));
    classes_.clear();
    search_of_all_.reset();
  }

  // Towards a neighbour of another class, at most half the way.
  void shorten(const PreparationData& data, Index cls, std::size_t first,
               std::vector<Synthetic>& synthetic) const {
    RandomState random = this->random(data);
    for (std::size_t i = first; i < synthetic.size(); ++i) {
      if (static_cast<Index>(data.targets[synthetic[i].neighbor]) == cls) continue;
      synthetic[i].step *= 0.5 * random.uniform();
    }
  }

  Index k_, m_;
  bool among_all_;
  static constexpr std::size_t kAtBorder = 1;

  std::vector<std::uint32_t> all_;
  Search search_of_all_;
  std::map<Index, Class> classes_;
};

}  // namespace

const EntryOf<PreparationStep>& borderlineSmotePreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, BorderlineSmote>(
      "BorderlineSMOTE", {"borderline_smote"},
      "Adds training rows as SMOTE does, but only from rows at the border of other classes.",
      {SamplingStrategy::argument(Sampling::kOver),
       neighborsArgument("k_neighbors", "5", "The number of neighbors to choose from."),
       neighborsArgument("m_neighbors", "10",
                         "The number of neighbors that say whether a row is at the border."),
       {.name = "kind",
        .type = ArgumentType::kString,
        .default_json = "\"borderline-1\"",
        .doc = "Whether the neighbors to choose from are of the same class or of all.",
        .choices = {"borderline-1", "borderline-2"}},
       randomStateArgument(),
       integerColumnsArgument()});
  return entry;
}

}  // namespace minibatch
