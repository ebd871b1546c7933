/// The three products of a Dense layer, in the sizes of mlp, bn_mlp and jaxjs_mlp (../models.mjs),
/// and the same by Eigen.

#include "kernels/gemm.h"

#include <string>

#include "eigen_product.h"
#include "measure.h"

namespace minibatch::bench {
namespace {

struct DenseSize {
  const char* model;
  Index rows, inputs, units;
};

constexpr DenseSize kSizes[] = {
    {"mlp", 32, 784, 128},         {"mlp", 32, 128, 10},          {"bn_mlp", 32, 784, 256},
    {"bn_mlp", 32, 256, 256},      {"bn_mlp", 32, 256, 128},      {"bn_mlp", 32, 128, 128},
    {"bn_mlp", 32, 128, 64},       {"bn_mlp", 32, 64, 64},        {"bn_mlp", 32, 64, 10},
    {"jaxjs_mlp", 1000, 784, 256}, {"jaxjs_mlp", 1000, 256, 128}, {"jaxjs_mlp", 1000, 128, 10},
};

/// c (m, n) = a (m, k) · b (k, n), either operand read transposed.
struct Product {
  Index m, n, k;
  bool a_transposed = false, b_transposed = false;
};

template <bool kByEigen>
void runProduct(benchmark::State& state, const Product& product, bool with_epilogue) {
  const auto [m, n, k, a_transposed, b_transposed] = product;
  const std::vector<Real> a = numbers(m * k), b = numbers(k * n), bias = numbers(n);
  std::vector<Real> c(m * n), scratch(gemmScratchSize(m, n, k));
  const Operand left{a.data(), a_transposed ? m : k, a_transposed};
  const Operand right{b.data(), b_transposed ? k : n, b_transposed};
  const Epilogue epilogue{.bias = with_epilogue ? bias.data() : nullptr, .relu = with_epilogue};
  for (auto _ : state) {
    if constexpr (kByEigen) {
      eigenProduct(m, n, k, left, right, c.data(), epilogue);
    } else {
      gemm(m, n, k, left, right, c.data(), n, epilogue, scratch.data());
    }
    benchmark::DoNotOptimize(c.data());
    benchmark::ClobberMemory();
  }
  countOperations(state, 2.0 * m * n * k);
}

const bool registered = [] {
  for (const auto& [model, rows, inputs, units] : kSizes) {
    const std::string size = std::string(model) + "/" + std::to_string(rows) + "x" +
                             std::to_string(inputs) + "x" + std::to_string(units);
    const auto add = [&](const char* pass, const Product& product, bool with_epilogue) {
      const std::string name = std::string(pass) + "/" + size;
      benchmark::RegisterBenchmark(("gemm/" + name).c_str(), runProduct<false>, product,
                                   with_epilogue);
      benchmark::RegisterBenchmark(("eigen/" + name).c_str(), runProduct<true>, product,
                                   with_epilogue);
    };
    add("forward", {rows, units, inputs}, true);
    add("backward_kernel", {inputs, units, rows, true, false}, false);
    add("backward_input", {rows, inputs, units, false, true}, false);
  }
  return true;
}();

}  // namespace
}  // namespace minibatch::bench
