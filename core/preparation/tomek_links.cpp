#include <set>
#include <utility>
#include <vector>

#include "base/catalog_entry.h"
#include "preparation/neighbor_resampler.h"

namespace minibatch {
namespace {

/// imblearn.under_sampling.TomekLinks: removes rows that and another class's row are each other's
/// nearest neighbours. Tomek (1976), "Two modifications of CNN".
class TomekLinks : public NeighborResampler {
 public:
  explicit TomekLinks(const Arguments& arguments)
      : NeighborResampler(arguments, Sampling::kClean) {}

 private:
  void begin(const PreparationData& data) override {
    all_ = allRows(static_cast<Index>(data.train.size()));
    for (const auto& [cls, count] : plan(data)) classes_.insert(cls);
  }

  void visit(const PreparationData&, std::uint32_t place) override {
    nearest_.push_back(neighborsOf(place, search_, all_, 1, all_.size())[0]);
  }

  void finish(const PreparationData& data) override {
    RowNumbers train;
    for (const std::uint32_t place : all_) {
      const Index cls = classOf(data, place);
      const std::uint32_t nearest = nearest_[place];
      const bool linked = classOf(data, nearest) != cls && nearest_[nearest] == place;
      if (!linked || !classes_.contains(cls)) train.push_back(data.train[place]);
    }
    keep(data, std::move(train));
    nearest_.clear();
    search_.reset();
  }

  std::vector<std::uint32_t> all_, nearest_;
  Search search_;
  std::set<Index> classes_;
};

}  // namespace

const EntryOf<PreparationStep>& tomekLinksPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, TomekLinks>(
      "TomekLinks", {},
      "Removes training rows whose nearest neighbor is of another class, where each is the other's "
      "nearest.",
      {SamplingStrategy::argument(Sampling::kClean)});
  return entry;
}

}  // namespace minibatch
