#include "preparation/neighbors.h"

#include <algorithm>
#include <utility>

namespace minibatch {

Points::Points(std::span<const Column* const> columns, std::span<const std::uint32_t> rows)
    : count_(rows.size()), dimensions_(columns.size()), values_(count_ * dimensions_) {
  for (std::size_t j = 0; j < dimensions_; ++j) {
    const NumericValues& values = *columns[j]->numeric();
    for (std::size_t i = 0; i < count_; ++i) values_[i * dimensions_ + j] = values[rows[i]];
  }
}

Points::Points(Index dimensions, std::vector<double> values)
    : count_(dimensions > 0 ? values.size() / static_cast<std::size_t>(dimensions) : 0),
      dimensions_(static_cast<std::size_t>(dimensions)),
      values_(std::move(values)) {}

std::vector<std::uint32_t> Points::nearest(std::span<const double> point,
                                           std::span<const std::uint32_t> among,
                                           Index count) const {
  std::vector<std::pair<double, std::uint32_t>> distances;  // with the place in `among`
  distances.reserve(among.size());
  for (const std::uint32_t other : among) {
    const double* values = values_.data() + other * dimensions_;
    double sum = 0;
    for (std::size_t j = 0; j < dimensions_; ++j) {
      const double difference = point[j] - values[j];
      sum += difference * difference;
    }
    distances.emplace_back(sum, static_cast<std::uint32_t>(distances.size()));
  }
  std::partial_sort(distances.begin(), distances.begin() + count, distances.end());
  std::vector<std::uint32_t> result;
  for (Index i = 0; i < count; ++i) result.push_back(among[distances[i].second]);
  return result;
}

}  // namespace minibatch
