#pragma once

#include "activations/activation.h"

namespace minibatch {

/// One activation function without arguments.
struct ActivationRow {
  enum class Reads { kInput, kOutput };

  const char* class_name;
  Choices identifiers;
  TextId doc;
  void (*forward)(const ConstTensor& x, const Tensor& y);
  Reads reads;
  /// dx from dy and `from`, the input x or the output y, as `reads` says.
  void (*backward)(const ConstTensor& from, const ConstTensor& dy, const Tensor& dx);
};

class TableActivation final : public Activation {
 public:
  TableActivation(const Arguments&, const ActivationRow& row) : row_(row) {}

  static std::vector<Argument> arguments(const ActivationRow&) { return {}; }

  bool backwardReadsOutput() const override { return row_.reads == ActivationRow::Reads::kOutput; }

  void forward(const ConstTensor& x, const Tensor& y) const override { row_.forward(x, y); }

  void backward(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                const Tensor& dx) const override {
    row_.backward(backwardReadsOutput() ? y : x, dy, dx);
  }

 private:
  const ActivationRow& row_;
};

// Kernels that treat every element alike …
template <void (*kKernel)(Index n, const Real* x, Real* y)>
void each(const ConstTensor& x, const Tensor& y) {
  kKernel(x.size(), x.data, y.data);
}
template <void (*kKernel)(Index n, const Real* from, const Real* dy, Real* dx)>
void each(const ConstTensor& from, const ConstTensor& dy, const Tensor& dx) {
  kKernel(dy.size(), from.data, dy.data, dx.data);
}

// … and kernels along the last axis.
template <void (*kKernel)(Index rows, Index classes, const Real* x, Real* y)>
void lastAxis(const ConstTensor& x, const Tensor& y) {
  kKernel(x.size() / x.shape.back(), x.shape.back(), x.data, y.data);
}
template <void (*kKernel)(Index rows, Index classes, const Real* from, const Real* dy, Real* dx)>
void lastAxis(const ConstTensor& from, const ConstTensor& dy, const Tensor& dx) {
  kKernel(dy.size() / dy.shape.back(), dy.shape.back(), from.data, dy.data, dx.data);
}

}  // namespace minibatch
