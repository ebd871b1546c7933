#include "training/predict.h"

#include <gtest/gtest.h>

#include "catalog.h"

namespace minibatch {
namespace {

// Ten images of one row, which a flip turns round.
class PredictAsInTraining : public ::testing::Test {
 protected:
  std::vector<Real> predicted(std::optional<std::uint64_t> seed, Index batch_size = 10) {
    PredictJob job(predictor_, images_, batch_size, "[]", seed);
    while (job.step(0) != JobState::kDone) {
    }
    return job.output();
  }

  static std::vector<float> pixels() {
    std::vector<float> result;
    for (int i = 0; i < 10; ++i) result.insert(result.end(), {1, 2, 3});
    return result;
  }

  Model model_{R"({"class_name": "Sequential", "config": {"layers": [
    {"class_name": "InputLayer", "config": {"batch_shape": [null, 1, 3, 1]}},
    {"class_name": "RandomFlip", "config": {"mode": "horizontal"}},
    {"class_name": "Dropout", "config": {"rate": 0.5}}]}})",
               catalog(), 1};
  Predictor predictor_{model_};
  Dataset images_ = Dataset::fromFloats(pixels(), {1, 3, 1});
};

TEST_F(PredictAsInTraining, LayersDrawAsTheSeedSays) {
  const std::vector<Real> first = predicted(3);
  EXPECT_EQ(predicted(3), first);
  EXPECT_NE(predicted(4), first);
  int dropped = 0, turned = 0, straight = 0;
  for (std::size_t i = 0; i < first.size(); i += 3) {
    for (std::size_t j = 0; j < 3; ++j) dropped += first[i + j] == 0;
    // Of what is left; twice as much.
    turned += first[i] == 6 || first[i + 2] == 2;
    straight += first[i] == 2 || first[i + 2] == 6;
  }
  EXPECT_GT(dropped, 5);
  EXPECT_LT(dropped, 25);
  EXPECT_GT(turned, 0);
  EXPECT_GT(straight, 0);
}

TEST_F(PredictAsInTraining, EachBatchDrawsAnew) {
  const std::vector<Real> rows = predicted(3, 1);
  bool differ = false;
  for (std::size_t i = 3; i < rows.size(); ++i) differ |= rows[i] != rows[i % 3];
  EXPECT_TRUE(differ);
}

TEST_F(PredictAsInTraining, WithoutASeedNothingIsDrawn) {
  predicted(3);
  const std::vector<Real> plain = predicted(std::nullopt);
  for (std::size_t i = 0; i < plain.size(); ++i) EXPECT_EQ(plain[i], Real(1 + i % 3));
}

}  // namespace
}  // namespace minibatch
