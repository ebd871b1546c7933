/// The three products of a Dense layer, and the same by Eigen.

#include "kernels/gemm.h"

#include "dense_product.h"
#include "measure.h"

namespace minibatch::bench {
namespace {

template <bool kByEigen>
void runProduct(benchmark::State& state, const DenseProduct& product) {
  DenseProductRun run(product);
  for (auto _ : state) {
    if constexpr (kByEigen) {
      run.byEigen();
    } else {
      run.byGemm();
    }
    benchmark::DoNotOptimize(run.result());
    benchmark::ClobberMemory();
  }
  countOperations(state, product.operations());
}

const bool registered = [] {
  for (const DenseProduct& product : denseProducts()) {
    benchmark::RegisterBenchmark(("gemm/" + product.name).c_str(), runProduct<false>, product);
    benchmark::RegisterBenchmark(("eigen/" + product.name).c_str(), runProduct<true>, product);
  }
  return true;
}();

}  // namespace
}  // namespace minibatch::bench
