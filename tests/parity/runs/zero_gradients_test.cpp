// Where every product of a gradient is zero, no optimizer moves the weight: Adam and its family
// make whole steps of whatever rounding leaves there.
#include <gtest/gtest.h>

#include <algorithm>

#include "parity/comparison.h"
#include "parity/runs/training_run.h"

namespace minibatch {
namespace {

using golden::Array;
using nlohmann::json;

struct Place {
  std::size_t weight;  // in the model's order
  Index row, column, in, out;
};

/// The weights of a story that no product reaches.
std::vector<Place> unreached(const std::string& story) {
  std::vector<Place> places;
  for (Index row = 0; row < 3; ++row) {
    for (Index column = 0; column < 3; ++column) {
      for (Index other = 0; other < 8; ++other) {
        if (story == "a dead channel") {
          places.push_back({0, row, column, other, 3});
          places.push_back({2, row, column, 3, other});
          continue;
        }
        // A kernel's last row and column look beyond the first pixel of an image, wherever they
        // are.
        if (row < 2 && column < 2) continue;
        for (Index out = 0; out < 8; ++out) places.push_back({0, row, column, other, out});
      }
    }
  }
  return places;
}

std::size_t indexOf(const Place& place) {
  return static_cast<std::size_t>(((place.row * 3 + place.column) * 8 + place.in) * 8 + place.out);
}

TEST(RunParity, WeightsThatNoProductReachesDoNotMove) {
  for (const json& item : golden::cases("zero_gradients")) {
    const std::vector<Array> start = golden::arrays(item["weights"]);
    const std::vector<Place> places = unreached(item["name"]);
    EXPECT_EQ(places.size(), item["name"] == "one pixel" ? 320U : 144U);
    for (const json& trained : item["trained"]) {
      json training = item;
      training["optimizer"] = trained["optimizer"];
      golden::TrainingRun run(training);
      for (Index step = 0; step < trained["steps"].get<Index>(); ++step) run.step(step);

      const std::vector<Array> keras = golden::arrays(trained["weights"]);
      const std::string optimizer = trained["optimizer"]["class_name"];
      const std::string entry = "zero gradients, " + optimizer;
      golden::Comparison comparison("run", entry, 5e-5, "weights");
      comparison.startCase(item);
      std::vector<std::span<const Real>> ours;
      for (std::size_t w = 0; w < keras.size(); ++w) {
        const ConstTensor value = run.model().weights()[w].value;
        ours.emplace_back(value.data, static_cast<std::size_t>(value.size()));
        comparison.expectClose(run.model().weights()[w].path, ours[w], keras[w]);
      }
      int moved = 0, moved_in_keras = 0;
      for (const Place& place : places) {
        const std::size_t i = indexOf(place);
        if (ours[place.weight][i] != start[place.weight].values[i]) ++moved;
        if (keras[place.weight].values[i] != start[place.weight].values[i]) ++moved_in_keras;
      }
      EXPECT_EQ(moved_in_keras, 0) << entry << ", " << item["name"];
      EXPECT_EQ(moved, 0) << entry << ", " << item["name"];
    }
  }
}

}  // namespace
}  // namespace minibatch
