/// `products PATTERN`: the products of Dense layers as WebAssembly, by gemm and by Eigen. Prints a
/// line for each whose name has a match: the name and both rates in FLOP/s.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <regex>

#include "dense_product.h"

namespace minibatch::bench {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr double kSlice = 0.02;  // seconds: long beside what the clock resolves
constexpr int kRounds = 9;

template <class Work>
double secondsOf(int times, const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < times; ++i) work();
  return Seconds(std::chrono::steady_clock::now() - start).count();
}

/// How often `work` fits into a slice, once the engine has optimized it.
template <class Work>
int timesInSlice(const Work& work) {
  secondsOf(1, work);
  int times = 1;
  double seconds = 0;
  for (; (seconds = secondsOf(times, work)) < kSlice; times *= 2) {
  }
  return std::max(1, static_cast<int>(std::lround(times * kSlice / seconds)));
}

/// The best of several rounds, in turns, so that what slows the machine slows both.
void measure(const DenseProduct& product) {
  DenseProductRun run(product);
  const auto by_gemm = [&] { run.byGemm(); };
  const auto by_eigen = [&] { run.byEigen(); };
  const int gemm_times = timesInSlice(by_gemm), eigen_times = timesInSlice(by_eigen);
  double gemm = INFINITY, eigen = INFINITY;
  for (int round = 0; round < kRounds; ++round) {
    gemm = std::min(gemm, secondsOf(gemm_times, by_gemm) / gemm_times);
    eigen = std::min(eigen, secondsOf(eigen_times, by_eigen) / eigen_times);
  }
  std::printf("%s %g %g\n", product.name.c_str(), product.operations() / gemm,
              product.operations() / eigen);
}

}  // namespace
}  // namespace minibatch::bench

int main(int argc, char** argv) {
  const std::regex pattern(argc > 1 ? argv[1] : "");
  for (const auto& product : minibatch::bench::denseProducts()) {
    if (std::regex_search(product.name, pattern)) minibatch::bench::measure(product);
  }
}
