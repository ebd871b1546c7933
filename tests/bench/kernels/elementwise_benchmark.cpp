/// What passes over arrays and waits for memory or for exp rather than for products.

#include "kernels/elementwise.h"

#include "kernels/updates.h"
#include "measure.h"

namespace minibatch::bench {
namespace {

/// The weights of mlp, fashion_cnn and cifar_cnn.
void adam(benchmark::State& state) {
  const Index n = state.range(0);
  const std::vector<Real> gradient = numbers(n);
  std::vector<Real> m(n), v(n), weight = numbers(n);
  for (auto _ : state) {
    adamUpdate(n, 1e-3, 0.9, 0.999, 1e-7, gradient.data(), m.data(), v.data(), weight.data());
    benchmark::ClobberMemory();
  }
  countArrays(state, n, 7);  // reads four arrays, writes three
}
BENCHMARK(adam)->ArgName("weights")->Arg(101'770)->Arg(463'082)->Arg(2'218'852);

/// The activations of mlp's hidden layer, and those behind the convolutions of fashion_cnn and
/// cifar_cnn's.
void dropoutForward(benchmark::State& state) {
  const Index n = state.range(0);
  const std::vector<Real> x = numbers(n);
  std::vector<Real> y(n);
  RandomKey key{.seed = 42, .purpose = RandomPurpose::kDropout};
  for (auto _ : state) {
    ++key.step;
    dropout(n, Real(0.2), key, x.data(), y.data());
    benchmark::ClobberMemory();
  }
  countArrays(state, n, 2);
}
BENCHMARK(dropoutForward)
    ->Name("dropout")
    ->ArgName("activations")
    ->Arg(32 * 128)
    ->Arg(256 * 5 * 5 * 64)
    ->Arg(256 * 16 * 16 * 64);

void softmaxForward(benchmark::State& state) {
  const Index rows = state.range(0), classes = state.range(1);
  const std::vector<Real> x = numbers(rows * classes);
  std::vector<Real> y(rows * classes);
  for (auto _ : state) {
    softmax(rows, classes, 1, x.data(), y.data());
    benchmark::ClobberMemory();
  }
  countArrays(state, rows * classes, 2);
}
BENCHMARK(softmaxForward)
    ->Name("softmax")
    ->ArgNames({"rows", "classes"})
    ->Args({32, 10})
    ->Args({256, 100})
    ->Args({1000, 10});

}  // namespace
}  // namespace minibatch::bench
