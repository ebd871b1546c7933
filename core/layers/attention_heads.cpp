#include "layers/attention_heads.h"

#include <algorithm>

#include "base/error.h"
#include "kernels/elementwise.h"
#include "kernels/gemm.h"

namespace minibatch {
namespace {

constexpr Real kMasked = -1e9;  // Keras's score of what does not count

}  // namespace

Index AttentionHeads::saved(const Sizes& sizes) const {
  const Index scores = checkedProduct(checkedProduct(sizes.batch, sizes.heads),
                                      checkedProduct(sizes.queries, sizes.keys));
  return dropout_ > 0 ? checkedProduct(2, scores) : scores;
}

// The gradient of the scores, dropped weights, and what products need.
Index AttentionHeads::threadScratch(const Sizes& sizes, Index own) {
  const Index products = std::max({gemmScratchSize(sizes.queries, sizes.width, sizes.keys),
                                   gemmScratchSize(sizes.queries, sizes.keys, sizes.width),
                                   gemmScratchSize(sizes.keys, sizes.width, sizes.queries), own});
  return 2 * sizes.scores() + products;
}

// Calls function(score) for those that do not count.
template <class Function>
void AttentionHeads::eachMasked(const Pass& pass, const Sizes& sizes, Index sample,
                                const Function& function) const {
  const auto counts = [&](std::size_t input, Index steps, Index step) {
    const Real* mask = pass.mask(input);
    return !mask || mask[sample * steps + step] != 0;
  };
  if (!pass.causal && !pass.mask(0) && !pass.mask(1) && !pass.mask(2)) return;
  for (Index i = 0; i < sizes.queries; ++i) {
    const bool asks = !sizes.masks_all || counts(0, sizes.queries, i);
    for (Index j = 0; j < sizes.keys; ++j) {
      const bool answers =
          counts(1, sizes.keys, j) && (!sizes.masks_all || counts(2, sizes.keys, j));
      if (!asks || !answers || (pass.causal && j > i)) function(i * sizes.keys + j);
    }
  }
}

void AttentionHeads::eachHead(const Pass& pass, const Sizes& sizes, Index own, Real* scratch,
                              FunctionRef<const Head&> function) const {
  const Index heads = sizes.batch * sizes.heads, each = threadScratch(sizes, own);
  const double nanoseconds = static_cast<double>(heads) * static_cast<double>(sizes.scores()) *
                             (3 + 0.2 * static_cast<double>(sizes.width));
  forRanges(pass.parallel, heads, 1, nanoseconds, [&](Index first, Index last, int thread) {
    for (Index head = first; head < last; ++head) {
      Real* of_thread = scratch + thread * each;
      function({head / sizes.heads, head % sizes.heads, head * sizes.scores(),
                of_thread + 2 * sizes.scores(), of_thread});
    }
  });
}

void AttentionHeads::forward(const Pass& pass, const Sizes& sizes, Index own, Real* scratch,
                             FunctionRef<const Head&, Real*> scores, const Real* values,
                             Real* result, Real* saved) const {
  const Index size = sizes.scores(), all = sizes.batch * sizes.heads * size;
  Real* factors = saved + all;
  if (drops(pass)) {
    std::fill_n(factors, all, Real{1});
    dropout(all, dropout_, seed_.apply(pass.random, RandomPurpose::kDropout), factors, factors);
  }
  eachHead(pass, sizes, own, scratch, [&](const Head& head) {
    Real* weights = saved + head.offset;
    scores(head, weights);
    eachMasked(pass, sizes, head.sample, [&](Index score) { weights[score] = kMasked; });
    softmax(sizes.queries, sizes.keys, 1, weights, weights);
    if (sizes.masks_all && dropout_ > 0) {  // as the layer Softmax does, which Keras calls then
      eachMasked(pass, sizes, head.sample, [&](Index score) { weights[score] = 0; });
    }
    const Real* kept = weights;
    if (drops(pass)) {
      multiply(size, weights, factors + head.offset, head.memory);
      kept = head.memory;
    }
    gemm(sizes.queries, sizes.width, sizes.keys, {kept, sizes.keys},
         {values + sizes.value(head.sample, head.head), sizes.heads * sizes.width},
         result + sizes.result(head.sample, head.head), sizes.heads * sizes.width, {},
         head.scratch);
  });
}

void AttentionHeads::backward(const Pass& pass, const Sizes& sizes, Index own, Real* scratch,
                              const Real* values, const Real* dresult, Real* dvalues,
                              const Real* saved,
                              FunctionRef<const Head&, const Real*> scoresBackward) const {
  const Index size = sizes.scores(), all = sizes.batch * sizes.heads * size;
  const Index stride = sizes.heads * sizes.width;
  const Real* factors = saved + all;
  eachHead(pass, sizes, own, scratch, [&](const Head& head) {
    const Real* weights = saved + head.offset;
    const Real* dy = dresult + sizes.result(head.sample, head.head);
    const Index value = sizes.value(head.sample, head.head);
    Real* dscores = head.memory;
    const Real* kept = weights;
    if (drops(pass)) {
      multiply(size, weights, factors + head.offset, head.memory + size);
      kept = head.memory + size;
    }
    gemm(sizes.keys, sizes.width, sizes.queries, {kept, sizes.keys, true}, {dy, stride},
         dvalues + value, stride, {}, head.scratch);
    gemm(sizes.queries, sizes.keys, sizes.width, {dy, stride}, {values + value, stride, true},
         dscores, sizes.keys, {}, head.scratch);
    if (drops(pass)) multiply(size, dscores, factors + head.offset, dscores);
    softmaxBackward(sizes.queries, sizes.keys, 1, weights, dscores, dscores);
    eachMasked(pass, sizes, head.sample, [&](Index score) { dscores[score] = 0; });
    scoresBackward(head, dscores);
  });
}

void requireQueryAndValue(std::span<const Shape> inputs) {
  if (inputs.size() < 2 || inputs.size() > 3) {
    fail(ErrorCode::kShapeMismatch, "layer.query-and-value", {{"received", inputs.size()}});
  }
  for (const Shape& input : inputs) requireRank({&input, 1}, 2, "(batch, steps, features)");
  if (inputs.size() == 3 && inputs[1][0] != inputs[2][0]) {
    fail(ErrorCode::kShapeMismatch, "layer.key-steps",
         {{"value", inputs[1].toStringWithBatch()}, {"key", inputs[2].toStringWithBatch()}});
  }
}

}  // namespace minibatch
