// The seeded run of tests/package/fixtures/seeded-run.js, natively. Takes {spec, compile, seed,
// fit, sample_shape, x, y} on its input and prints {hash, loss, predictions}.

#include <cstdint>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog.h"
#include "data/dataset.h"
#include "model/model.h"
#include "training/fit.h"
#include "training/predict.h"
#include "training/trainer.h"

namespace {

using namespace minibatch;
using nlohmann::json;

// FNV-1a over the numbers' bytes, as the fixture's hashOf().
std::string hashOf(std::span<const Real> values) {
  std::uint32_t hash = 0x811c9dc5u;
  const auto* bytes = reinterpret_cast<const unsigned char*>(values.data());
  for (std::size_t i = 0; i < values.size_bytes(); ++i) hash = (hash ^ bytes[i]) * 0x01000193u;
  char text[9];
  std::snprintf(text, sizeof text, "%08x", hash);
  return text;
}

void runToEnd(Job& job) {
  while (job.step(1000) != JobState::kDone) {
  }
}

}  // namespace

int main() {
  const json input = json::parse(std::cin);
  Shape shape;
  for (const json& extent : input["sample_shape"]) shape.append(extent.get<Index>());
  const Dataset data = Dataset::fromFloats(input["x"].get<std::vector<float>>(), shape)
                           .withTargets(input["y"].get<std::vector<float>>());

  const auto seed = input["seed"].get<std::uint64_t>();
  Model model(input["spec"].dump(), catalog(), seed);
  Trainer trainer(model, input["compile"].dump(), seed);
  FitJob fit(trainer, data, std::nullopt, input["fit"].dump());
  runToEnd(fit);
  Predictor predictor(model);
  PredictJob predict(predictor, data, 32);
  runToEnd(predict);

  std::cout << json{{"hash", hashOf(model.copyWeights())},
                    {"loss", json::parse(fit.history())["history"]["loss"]},
                    {"predictions", hashOf(predict.output())}}
                   .dump();
}
