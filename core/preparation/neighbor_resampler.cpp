#include "preparation/neighbor_resampler.h"

#include <algorithm>

#include "base/error.h"
#include "preparation/matrix_step.h"

namespace minibatch {
namespace {

// Differences that are squared and added in about 10 ms.
constexpr Index kSearchWork = Index{1} << 23;

Index visitsOfPart(const PreparationData& data) {
  const auto rows = static_cast<Index>(data.train.size());
  const auto columns = static_cast<Index>(data.features.columns().size());
  return std::max<Index>(1, kSearchWork / std::max<Index>(1, rows * columns));
}

}  // namespace

// Of new rows there is nothing to do. The training rows change in the last part only.
Index NeighborResampler::parts(const PreparationData& data) const {
  requireTable(data, step());
  if (data.targets.empty()) return 1;
  const auto rows = static_cast<Index>(data.train.size());
  const Index visits = visitsOfPart(data);
  return std::max<Index>(1, (rows + visits - 1) / visits);
}

std::vector<const Column*> NeighborResampler::distanceColumns(const PreparationData& data) const {
  std::vector<const Column*> columns;
  for (const Column& column : data.features.columns()) {
    requireNumeric(column);
    columns.push_back(&column);
  }
  return columns;
}

void NeighborResampler::requireNumeric(const Column& column) const {
  if (column.numeric()) return;
  fail(ErrorCode::kInvalidData, "sampling.text-column",
       {{"step", step()}, {"column", column.name}});
}

void NeighborResampler::fitPart(const PreparationData& data, Index part) {
  const Index visits = visitsOfPart(data);
  if (part == 0) {
    const std::vector<const Column*> columns = distanceColumns(data);
    for (const Column* column : columns) requirePresent(*column, data.train);
    points_.emplace(columns, data.train);
    for (const std::string& name : integerColumns()) requireNumeric(data.features.require(name));
    begin(data);
  }
  const auto rows = static_cast<Index>(data.train.size());
  const Index end = std::min(rows, (part + 1) * visits);
  for (Index place = part * visits; place < end; ++place) {
    visit(data, static_cast<std::uint32_t>(place));
  }
  if (end < rows) return;
  finish(data);
  points_.reset();
}

std::vector<std::uint32_t> NeighborResampler::placesOf(const PreparationData& data, Index cls) {
  std::vector<std::uint32_t> places;
  for (std::size_t i = 0; i < data.train.size(); ++i) {
    if (static_cast<Index>(data.targets[data.train[i]]) == cls) {
      places.push_back(static_cast<std::uint32_t>(i));
    }
  }
  return places;
}

std::vector<std::uint32_t> NeighborResampler::neighborsOf(std::uint32_t place, Search& search,
                                                          const std::vector<std::uint32_t>& among,
                                                          Index count, std::size_t queries) const {
  if (!search) search.emplace(*points_, among, count + 1);
  std::vector<std::uint32_t> result =
      search->nearest((*points_)[place], static_cast<Index>(queries));
  result.erase(result.begin());
  return result;
}

std::map<Index, NeighborResampler::Class> NeighborResampler::growingClasses(
    const PreparationData& data, Index count) const {
  std::map<Index, Class> classes;
  for (const auto& [cls, rows_to_add] : plan(data)) {
    if (rows_to_add == 0) continue;
    std::vector<std::uint32_t> places = placesOf(data, cls);
    requireNeighbors(data, cls, places.size(), count);
    classes.emplace(cls, Class{rows_to_add, std::move(places), {}, {}});
  }
  return classes;
}

void NeighborResampler::addBetween(const PreparationData& data, const std::vector<Pair>& pairs,
                                   Index count, std::vector<Synthetic>& synthetic) const {
  RandomState random = this->random(data);
  const auto last = static_cast<std::uint32_t>(pairs.size() - 1);
  const std::size_t first = synthetic.size();
  for (Index i = 0; i < count; ++i) {
    const auto [place, neighbor] = pairs[random.interval(last)];
    synthetic.push_back({data.train[place], data.train[neighbor], 0});
  }
  for (std::size_t i = first; i < synthetic.size(); ++i) synthetic[i].step = random.uniform();
}

void NeighborResampler::requireNeighbors(const PreparationData& data, Index cls, std::size_t rows,
                                         Index count) const {
  if (static_cast<Index>(rows) > count) return;
  fail(ErrorCode::kInvalidData, "sampling.neighbors",
       {{"step", step()}, {"class", data.className(cls)}, {"count", rows}, {"neighbors", count}});
}

}  // namespace minibatch
