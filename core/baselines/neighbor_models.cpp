#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/memory.h"
#include "baselines/baseline.h"
#include "preparation/neighbors.h"

namespace minibatch {
namespace {

/// sklearn.neighbors.KNeighborsClassifier and KNeighborsRegressor, by Euclidean distance.
class Neighbors : public Baseline {
 public:
  Neighbors(const Arguments& arguments, bool classifies)
      : Baseline(arguments),
        classifies_(classifies),
        count_(arguments.integer("n_neighbors")),
        by_distance_(arguments.string("weights") == "distance") {}

  bool classifies() const override { return classifies_; }

  void start() override {
    if (count_ > samples().rows) {
      fail(ErrorCode::kInvalidData, "baselines.neighbors",
           {{"neighbors", count_}, {"rows", samples().rows}});
    }
    requireMemory(static_cast<double>(samples().x.size()) *
                  (sizeof(Real) + sizeof(double) + sizeof(std::int16_t)));
    points_ = Points(samples().features, {samples().x.begin(), samples().x.end()});
    std::vector<std::uint32_t> all(static_cast<std::size_t>(samples().rows));
    std::iota(all.begin(), all.end(), 0u);
    search_.emplace(points_, std::move(all), count_);
  }

  bool work() override { return true; }
  double done() const override { return 1; }

  void predict(const Real* x, std::span<double> out) const override {
    const std::vector<double> point(x, x + samples().features);
    const std::vector<std::uint32_t> nearest = search_->nearest(point, 1);
    std::vector<double> weights(nearest.size(), 1);
    if (by_distance_) weigh(point, nearest, weights);
    std::ranges::fill(out, 0.0);
    double sum = 0;
    for (std::size_t i = 0; i < nearest.size(); ++i) {
      sum += weights[i];
      if (classifies_) {
        out[samples().labels[nearest[i]]] += weights[i];
      } else {
        for (std::size_t k = 0; k < out.size(); ++k) {
          out[k] += weights[i] * samples().y[nearest[i] * out.size() + k];
        }
      }
    }
    for (double& value : out) value /= sum;
  }

 private:
  // 1 / distance; where points are in the same place, they alone count.
  void weigh(const std::vector<double>& point, const std::vector<std::uint32_t>& nearest,
             std::vector<double>& weights) const {
    bool is_there = false;
    for (std::size_t i = 0; i < nearest.size(); ++i) {
      const std::span<const double> other = points_[nearest[i]];
      double sum = 0;
      for (std::size_t j = 0; j < point.size(); ++j) {
        sum += (point[j] - other[j]) * (point[j] - other[j]);
      }
      is_there = is_there || sum == 0;
      weights[i] = is_there ? (sum == 0 ? 1 : 0) : 1 / std::sqrt(sum);
    }
  }

  bool classifies_;
  Index count_;
  bool by_distance_;
  Points points_{0, {}};
  std::optional<NearestNeighbors> search_;
};

template <bool kClassifies>
struct NeighborsOf : Neighbors {
  explicit NeighborsOf(const Arguments& arguments) : Neighbors(arguments, kClassifies) {}
};

constexpr std::vector<Argument> neighborArguments() {
  return {{.name = "n_neighbors",
           .type = ArgumentType::kInteger,
           .default_json = "5",
           .doc = "How many of the nearest training rows decide.",
           .minimum = 1,
           .maximum = 1000000},
          {.name = "weights",
           .type = ArgumentType::kString,
           .default_json = "\"uniform\"",
           .doc = "Whether all of them count the same or nearer ones count more.",
           .choices = {"uniform", "distance"}}};
}

}  // namespace

const EntryOf<Baseline>& kNeighborsClassifierEntry() {
  static constexpr auto entry = entryFor<Baseline, NeighborsOf<true>>(
      "KNeighborsClassifier", {}, "Predicts the class of most of the nearest training rows.",
      [] { return neighborArguments(); });
  return entry;
}

const EntryOf<Baseline>& kNeighborsRegressorEntry() {
  static constexpr auto entry = entryFor<Baseline, NeighborsOf<false>>(
      "KNeighborsRegressor", {}, "Predicts the mean of the nearest training rows.",
      [] { return neighborArguments(); });
  return entry;
}

}  // namespace minibatch
