// What every layer of the catalogue must do, whatever it is: the entries are iterated, none is
// named.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "catalog.h"
#include "contract/gradient_check.h"
#include "contract/layer_bench.h"
#include "contract/variants.h"
#include "core/message_text.h"
#include "core/threads.h"
#include "kernels/reductions.h"
#include "model/executor.h"

namespace minibatch::testing {
namespace {

class LayerContract : public ::testing::TestWithParam<const Entry*> {
 protected:
  // Calls `check` with the spec of every variant the layer takes.
  template <class Check>
  void forEachVariant(const Check& check) {
    int taken = 0;
    for (const Variant& variant : variantsOf(*GetParam())) {
      for (const nlohmann::json& spec : modelsWith(*GetParam(), variant.config)) {
        ++taken;
        SCOPED_TRACE(std::string(GetParam()->class_name) + " with " + variant.label + ": " +
                     spec.dump());
        check(spec, variant);
      }
    }
    EXPECT_GT(taken, 0) << "no variant of " << GetParam()->class_name << " could be built";
  }
};

TEST_P(LayerContract, WritesExactlyTheShapeItInfers) {
  forEachVariant([](const nlohmann::json& spec, const Variant&) {
    Bench bench(spec, 3, false);
    Tensor output(const_cast<Real*>(bench.executor.output(3).data), bench.executor.output(3).shape);
    std::fill_n(output.data, output.size(), std::nan(""));
    bench.value();
    EXPECT_TRUE(allFinite(output.size(), output.data)) << "an element was not written";
    EXPECT_EQ(output.shape, bench.model.outputShape().withBatch(3));
  });
}

TEST_P(LayerContract, GradientsAreThoseOfTheForwardPass) {
  if (sizeof(Real) != 8) return;  // central differences need double: contract_tests_double
  for (bool training : {true, false}) {
    forEachVariant([&](const nlohmann::json& spec, const Variant& variant) {
      Bench bench(spec, 4, training);
      bench.leaveSaturation();
      bench.runBackward();
      std::vector<std::vector<Real>> input_gradients;
      for (int i = 0; i < bench.inputCount(); ++i) {
        const ConstTensor dx = bench.executor.inputGradient(4, i);
        input_gradients.emplace_back(dx.data, dx.data + dx.size());
      }
      const std::vector<Real> gradients(
          bench.executor.gradients(), bench.executor.gradients() + bench.model.trainable().size());
      const auto value = [&] { return bench.value(); };
      for (int i = 0; i < bench.inputCount(); ++i) {
        const std::vector<Real>& dx = input_gradients[i];
        const double size = std::sqrt(sumOfSquares(static_cast<Index>(dx.size()), dx.data()));
        if (bench.integersBelow()) {
          EXPECT_EQ(size, 0) << "whole numbers have no gradient";
          continue;
        }
        if (variant.label == "defaults") {
          EXPECT_GT(size, 0) << "input " << i << " gets no gradient";
        }
        for (std::uint32_t stream : {11u, 12u}) {
          expectSame(checkGradient(bench.inputs[i], dx, stream, value), size);
        }
      }
      for (const Weight& weight : bench.model.weights()) {
        if (!weight.trainable) continue;
        SCOPED_TRACE(weight.path);
        const std::span<const Real> gradient(gradients.data() + weight.offset,
                                             static_cast<std::size_t>(weight.value.size()));
        const double size = std::sqrt(sumOfSquares(weight.value.size(), gradient.data()));
        EXPECT_GT(size, 0) << "the weight gets no gradient";
        expectSame(checkGradient({weight.value.data, gradient.size()}, gradient, 13, value), size);
      }
    });
  }
}

TEST_P(LayerContract, ASampleDoesNotDependOnTheBatchAroundItAtInference) {
  forEachVariant([](const nlohmann::json& spec, const Variant&) {
    Bench all(spec, 5, false);
    all.value();
    const Index size = all.model.outputShape().size();
    const ConstTensor output = all.executor.output(5);
    for (Index row = 0; row < 5; ++row) {
      Bench one(spec, 1, false);
      for (int i = 0; i < all.inputCount(); ++i) {
        const Index input_size = all.model.inputShape(i).size();
        one.inputs[i].assign(all.inputs[i].begin() + row * input_size,
                             all.inputs[i].begin() + (row + 1) * input_size);
      }
      one.value();
      for (Index i = 0; i < size; ++i) {
        EXPECT_NEAR(one.executor.output(1).data[i], output.data[row * size + i], 2e-6)
            << "row " << row;
      }
    }
  });
}

TEST_P(LayerContract, ASmallerBatchThanPlannedGivesTheSame) {
  forEachVariant([](const nlohmann::json& spec, const Variant&) {
    Bench planned(spec, 2, true), larger(spec, 6, true);
    larger.batch = 2;
    planned.value();
    larger.value();
    const ConstTensor a = planned.executor.output(2), b = larger.executor.output(2);
    EXPECT_TRUE(std::equal(a.data, a.data + a.size(), b.data));
    planned.runBackward();
    larger.runBackward();
    EXPECT_TRUE(std::equal(planned.executor.gradients(),
                           planned.executor.gradients() + planned.model.trainable().size(),
                           larger.executor.gradients()));
  });
}

TEST_P(LayerContract, ConfigAndWeightsGoRoundTrip) {
  forEachVariant([](const nlohmann::json& spec, const Variant&) {
    Bench first(spec, 2, false);
    Model second(first.model.toJson(), catalog(), 99);
    EXPECT_EQ(second.toJson(), first.model.toJson());
    second.setWeights(first.model.copyWeights());
    EXPECT_EQ(second.copyWeights(), first.model.copyWeights());
    ASSERT_EQ(second.weights().size(), first.model.weights().size());
    Executor executor(second, {.max_batch = 2});
    first.value();
    first.fillInputs(executor);
    executor.forward(2, false, kSeed, 5);
    const ConstTensor a = first.executor.output(2), b = executor.output(2);
    EXPECT_TRUE(std::equal(a.data, a.data + a.size(), b.data));
  });
}

TEST_P(LayerContract, SameSeedSameBits) {
  forEachVariant([](const nlohmann::json& spec, const Variant&) {
    Bench a(spec, 3, true), b(spec, 3, true);
    a.runBackward();
    b.runBackward();
    EXPECT_TRUE(std::equal(a.executor.gradients(),
                           a.executor.gradients() + a.model.trainable().size(),
                           b.executor.gradients()));
  });
}

TEST_P(LayerContract, SameBitsWithSeveralThreads) {
  forEachVariant([](const nlohmann::json& spec, const Variant&) {
    for (int threads : {2, 3}) {
      Bench alone(spec, 7, true), shared(spec, 7, true, tests::threads(threads));
      alone.value();
      shared.value();
      const ConstTensor a = alone.executor.output(7), b = shared.executor.output(7);
      EXPECT_TRUE(std::equal(a.data, a.data + a.size(), b.data)) << threads << " threads";
      alone.runBackward();
      shared.runBackward();
      EXPECT_TRUE(std::equal(alone.executor.gradients(),
                             alone.executor.gradients() + alone.model.trainable().size(),
                             shared.executor.gradients()))
          << threads << " threads";
      for (int i = 0; i < alone.inputCount(); ++i) {
        const ConstTensor dx = alone.executor.inputGradient(7, i);
        EXPECT_TRUE(
            std::equal(dx.data, dx.data + dx.size(), shared.executor.inputGradient(7, i).data))
            << threads << " threads, input " << i;
      }
    }
  });
}

TEST_P(LayerContract, IntegersOutOfRangeAreRefusedWithRowAndValue) {
  forEachVariant([](const nlohmann::json& spec, const Variant&) {
    Bench bench(spec, 3, false);
    const Index below = bench.integersBelow();
    if (!below) return;
    const auto last = bench.inputs[0].size() - 1;
    for (const Real value : {Real(-1), static_cast<Real>(below), Real(0.5)}) {
      bench.inputs[0][last] = value;
      try {
        bench.value();
        ADD_FAILURE() << "took " << value;
      } catch (const Error& error) {
        const std::string message = messageText(error);
        EXPECT_EQ(error.code(), ErrorCode::kInvalidData);
        EXPECT_NE(message.find("row=2"), std::string::npos) << message;
        EXPECT_NE(message.find("received=" + numberText(value)), std::string::npos) << message;
      }
    }
  });
}

std::vector<const Entry*> layersThatCompute() {
  std::vector<const Entry*> layers;
  for (const Entry* entry : catalog().entries()) {
    if (entry->kind == Kind::kLayer && !entry->find("shape")) layers.push_back(entry);
  }
  return layers;
}

INSTANTIATE_TEST_SUITE_P(Catalog, LayerContract, ::testing::ValuesIn(layersThatCompute()),
                         [](const auto& info) { return std::string(info.param->class_name); });

}  // namespace
}  // namespace minibatch::testing
