// Random models of all layers of the catalogue: shapes, bits, save and load, and, in double
// precision, gradients. MINIBATCH_FUZZ_SEED sets the first seed, MINIBATCH_FUZZ_MODELS the number
// of models; a model that fails is printed with its seed.
#include <gtest/gtest.h>

#include <cstdio>

#include "catalog.h"
#include "contract/fuzz/environment.h"
#include "contract/fuzz/model_checks.h"

namespace minibatch::testing {
namespace {

constexpr int kEnoughFailures = 5;

// All models natively; as WebAssembly and under the sanitizers a tenth, which is as slow.
std::uint64_t modelCount() {
#if defined(__EMSCRIPTEN__) || defined(__SANITIZE_ADDRESS__)
  return fromEnvironment("MINIBATCH_FUZZ_MODELS", 200);
#else
  return fromEnvironment("MINIBATCH_FUZZ_MODELS", 2000);
#endif
}

// Makes all models and lets `check` (model, seed) say what is wrong with each.
template <class Check>
MakingStatistics forEachModel(const Check& check) {
  MakingStatistics statistics;
  const std::uint64_t first = fromEnvironment("MINIBATCH_FUZZ_SEED", 1), count = modelCount();
  std::printf("[ fuzz     ] seeds %llu … %llu\n", static_cast<unsigned long long>(first),
              static_cast<unsigned long long>(first + count - 1));
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + count && failures < kEnoughFailures; ++seed) {
    RandomModel model;
    std::string fault;
    try {
      model = makeRandomModel(seed, statistics);
      fault = check(model, seed);
    } catch (const std::exception& error) {
      fault = error.what();
      // Masks that cannot be obeyed are found when all layers are there.
      if (fault.starts_with("graph.mask ")) continue;
    }
    if (fault.empty()) continue;
    ++failures;
    ADD_FAILURE() << "Seed " << seed << ": " << fault << "\n" << model.spec.dump();
  }
  for (const std::string& fault : statistics.faults) {
    ADD_FAILURE() << "Refused with the wrong code: " << fault;
  }
  return statistics;
}

int sum(const std::map<std::string, int>& counts) {
  int total = 0;
  for (const auto& [name, count] : counts) total += count;
  return total;
}

TEST(RandomModels, HaveTheShapesInferredAndTheSameBitsEachTime) {
  const MakingStatistics made = forEachModel(checkBits);
  std::printf("[ fuzz     ] %d layers taken, %d refused, %d too large\n", sum(made.taken),
              sum(made.refused), made.too_large);
  if (modelCount() < 1000) return;
  for (const Entry* entry : catalog().entries()) {
    if (entry->kind != Kind::kLayer || entry->find("shape")) continue;
    const auto taken = made.taken.find(std::string(entry->class_name));
    EXPECT_GE(taken == made.taken.end() ? 0 : taken->second, 5)
        << entry->class_name << " is in too few models.";
  }
}

TEST(RandomModels, AreTheSameWithLengthsLeftOpen) {
  OpenStatistics met;
  forEachModel(
      [&](const RandomModel& model, std::uint64_t seed) { return checkOpen(model, seed, met); });
  std::printf("[ fuzz     ] %d models with open lengths, %d of them refused\n", met.models,
              met.refused);
  EXPECT_LE(met.refused, met.models * 2 / 3);
}

TEST(RandomModels, RowsDoNotDependOnEachOtherAtInference) {
  if (sizeof(Real) != 8) return;  // rounding: contract_tests_double
  forEachModel(checkRows);
}

TEST(RandomModels, GradientsAreCentralDifferences) {
  if (sizeof(Real) != 8) return;  // central differences need double: contract_tests_double
  GradientStatistics met;
  forEachModel([&](const RandomModel& model, std::uint64_t seed) {
    return checkGradients(model, seed, met);
  });
  std::printf(
      "[ fuzz     ] %d models, %d derivatives; %d points at kinks; of the models %d were left "
      "undecided, %d had too large values, %d had no gradient\n",
      met.models, met.directions, met.kinks, met.unresolved, met.unbounded, met.without);
  EXPECT_LE(met.unresolved, met.models / 50);
  EXPECT_LE(met.unbounded, met.models / 20);
  EXPECT_LE(met.without, met.models / 10);
  for (const auto& [name, count] : met.weights) {
    if (count < 20) continue;
    EXPECT_GE(met.with_gradient[name], count / 2) << name << " has too many gradients of zero.";
  }
}

}  // namespace
}  // namespace minibatch::testing
