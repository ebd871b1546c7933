#include "dense_product.h"

#include "eigen_product.h"
#include "numbers.h"

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

}  // namespace

double DenseProduct::operations() const {
  return 2.0 * static_cast<double>(m) * static_cast<double>(n) * static_cast<double>(k);
}

std::vector<DenseProduct> denseProducts() {
  std::vector<DenseProduct> products;
  for (const auto& [model, rows, inputs, units] : kSizes) {
    const std::string size = std::string(model) + "/" + std::to_string(rows) + "x" +
                             std::to_string(inputs) + "x" + std::to_string(units);
    products.push_back({"forward/" + size, rows, units, inputs, false, false, true});
    products.push_back({"backward_kernel/" + size, inputs, units, rows, true, false});
    products.push_back({"backward_input/" + size, rows, inputs, units, false, true});
  }
  return products;
}

DenseProductRun::DenseProductRun(const DenseProduct& product)
    : product_(product),
      a_(numbers(product.m * product.k)),
      b_(numbers(product.k * product.n)),
      bias_(numbers(product.n)),
      c_(static_cast<std::size_t>(product.m * product.n)),
      scratch_(static_cast<std::size_t>(gemmScratchSize(product.m, product.n, product.k))),
      left_{a_.data(), product.a_transposed ? product.m : product.k, product.a_transposed},
      right_{b_.data(), product.b_transposed ? product.k : product.n, product.b_transposed},
      epilogue_{product.with_epilogue ? bias_.data() : nullptr, product.with_epilogue} {}

void DenseProductRun::byGemm() {
  gemm(product_.m, product_.n, product_.k, left_, right_, c_.data(), product_.n, epilogue_,
       scratch_.data());
}

void DenseProductRun::byEigen() {
  eigenProduct(product_.m, product_.n, product_.k, left_, right_, c_.data(), epilogue_);
}

}  // namespace minibatch::bench
