// What each layer gives, and a training step taken apart, against Keras in float64.
#include <gtest/gtest.h>

#include <span>

#include "catalog.h"
#include "model/model.h"
#include "parity/comparison.h"
#include "training/observe.h"
#include "training/trainer.h"

namespace minibatch {
namespace {

using golden::Array;
using nlohmann::json;

constexpr double kTolerance = sizeof(Real) == sizeof(double) ? 1e-12 : 1e-6;

class ObservedCase {
 public:
  explicit ObservedCase(const json& item)
      : model_(item["model"].dump(), catalog(), 1),
        trainer_(model_, json{{"optimizer", item["optimizer"]}, {"loss", item["loss"]}}.dump(), 1),
        comparison_("observation", item["name"].get<std::string>(), kTolerance,
                    "outputs, gradients, updates") {
    comparison_.startCase(item);
    std::vector<Real> weights;
    for (const Array& weight : golden::arrays(item["weights"])) {
      weights.insert(weights.end(), weight.values.begin(), weight.values.end());
    }
    model_.setWeights(weights);
    const Array x = golden::array(item["x"]), y = golden::array(item["y"]);
    data_ = Dataset::fromFloats({x.values.begin(), x.values.end()}, rowOf(x.shape))
                .withTargets({y.values.begin(), y.values.end()}, rowOf(y.shape));
  }

  Model& model() { return model_; }
  Trainer& trainer() { return trainer_; }
  const Dataset& data() const { return *data_; }
  golden::Comparison& comparison() { return comparison_; }

  /// A tensor of a job's result against a golden one; whether both are there.
  bool compare(const std::string& what, const std::vector<Real>& values, const json& place,
               const json& expected) {
    if (place.is_null() || expected.is_null()) return place.is_null() == expected.is_null();
    const Array array = golden::array(expected);
    EXPECT_EQ(place["shape"], expected["shape"]) << what;
    comparison_.expectClose(
        what, std::span(values).subspan(place["offset"].get<std::size_t>(), array.values.size()),
        array);
    return true;
  }

  void compareLayers(const std::vector<Real>& values, const json& layers, const json& expected) {
    for (const json& there : expected) {
      const std::string name = there["layer"];
      const auto here = std::ranges::find_if(
          layers, [&](const json& layer) { return layer["layer"] == there["layer"]; });
      ASSERT_NE(here, layers.end()) << name;
      for (const char* part : {"output", "preActivation", "gradient", "preActivationGradient"}) {
        const std::string what = name + ", " + part;
        if (!compare(what, values, (*here)[part], there[part])) {
          // Losses start from the logits, so that nothing comes by the probabilities; products
          // end in a ReLU without an intermediate result.
          const bool is_relu = name == "second" || name == "conv" || name == "hidden";
          EXPECT_TRUE(what == "last, gradient" ||
                      (is_relu && what.find("preActivation") != std::string::npos))
              << what;
        }
      }
    }
  }

 private:
  static Shape rowOf(const Shape& shape) {
    Shape row;
    for (int axis = 1; axis < shape.rank(); ++axis) row.append(shape[axis]);
    return row;
  }

  Model model_;
  Trainer trainer_;
  golden::Comparison comparison_;
  std::optional<Dataset> data_;
};

void run(Job& job) {
  while (job.step(1e9) != JobState::kDone) {
  }
}

TEST(ObservationParity, OutputsAndGradientsOfAUnit) {
  for (const json& item : golden::cases("observations")) {
    ObservedCase one(item);
    ObserveJob job(one.model(), one.data(), json{{"unit", item["unit"]}}.dump());
    run(job);
    const json layers = json::parse(job.result())["layers"];
    one.compareLayers(job.values(), layers, item["inference"]);
  }
}

TEST(ObservationParity, AStepTakenApart) {
  for (const json& item : golden::cases("observations")) {
    ObservedCase one(item);
    const std::vector<Real> before = one.trainer().copyState();
    {
      ObserveStepJob job(one.trainer(), one.data(), "{}");
      run(job);
      const json result = json::parse(job.result()), &expected = item["step"];
      one.compareLayers(job.values(), result["layers"], expected["layers"]);
      one.comparison().expectClose("loss", result["logs"]["loss"].get<double>(),
                                   expected["loss"].get<double>());
      ASSERT_EQ(result["weights"].size(), expected["weights"].size());
      for (std::size_t i = 0; i < result["weights"].size(); ++i) {
        const json& weight = result["weights"][i];
        for (const char* part : {"gradient", "update"}) {
          const std::string what = weight["name"].get<std::string>() + ", " + part;
          const json& there = expected["weights"][i][part];
          ASSERT_EQ(weight[part].is_null(), there.is_null()) << what;
          if (there.is_null()) continue;
          if (part == std::string("gradient")) {
            one.compare(what, job.values(), weight[part], there);
            continue;
          }
          // The difference of two rounded weights.
          const Array update = golden::array(there);
          const auto first = job.values().begin() + weight[part]["offset"].get<Index>();
          for (std::size_t k = 0; k < update.values.size(); ++k) {
            one.comparison().expectClose(
                what, double{first[static_cast<Index>(k)]} - double{update.values[k]}, 0);
          }
        }
      }
    }
    EXPECT_EQ(one.trainer().copyState(), before);
    EXPECT_EQ(one.trainer().iteration(), 0);
  }
}

}  // namespace
}  // namespace minibatch
