#pragma once

#include "base/own_seed.h"
#include "layers/layer.h"

namespace minibatch {

/// What layers of attention share once there are scores: masks, softmax, dropout and the weighted
/// sum of the values. Of one head of one sample, scores and weights are (queries, keys), values
/// (keys, width), the result (queries, width); of all, values and results are (batch, steps, heads,
/// width). Vaswani et al., "Attention Is All You Need", NeurIPS 2017.
class AttentionHeads {
 public:
  explicit AttentionHeads(const Arguments& arguments)
      : dropout_(static_cast<Real>(arguments.number("dropout"))), seed_(arguments) {}
  /// The `dropout` argument; there is OwnSeed's, too.
  static constexpr Argument dropoutArgument();

  struct Sizes {
    Index batch, heads, queries, keys, width;
    /// Whether a query that does not count has no weights, and keys have masks of their own; as in
    /// Keras, the value's mask and the causal one are for every layer.
    bool masks_all = false;

    Index scores() const { return queries * keys; }
    /// Where the values of a head begin, and its results.
    Index value(Index sample, Index head) const { return (sample * keys * heads + head) * width; }
    Index result(Index sample, Index head) const {
      return (sample * queries * heads + head) * width;
    }
  };
  struct Head {
    Index sample, head;
    Index offset;   // of its weights
    Real* scratch;  // what the layer's products work in
    Real* memory;   // two times the scores
  };

  /// Reals kept from forward to backward: the weights and what dropout multiplies them by.
  Index saved(const Sizes& sizes) const;
  /// Reals that each thread needs where the layer's own products need `own`.
  static Index threadScratch(const Sizes& sizes, Index own);

  /// For every head, side by side: scores(head, to), then result = weights · values. `scratch` is
  /// that of the threads.
  void forward(const Pass& pass, const Sizes& sizes, Index own, Real* scratch,
               FunctionRef<const Head&, Real*> scores, const Real* values, Real* result,
               Real* saved) const;
  /// For every head, side by side: dvalues, then scoresBackward(head, gradient of the scores).
  void backward(const Pass& pass, const Sizes& sizes, Index own, Real* scratch, const Real* values,
                const Real* dresult, Real* dvalues, const Real* saved,
                FunctionRef<const Head&, const Real*> scoresBackward) const;

 private:
  bool drops(const Pass& pass) const { return pass.training && dropout_ > 0; }
  template <class Function>
  void eachMasked(const Pass& pass, const Sizes& sizes, Index sample,
                  const Function& function) const;
  void eachHead(const Pass& pass, const Sizes& sizes, Index own, Real* scratch,
                FunctionRef<const Head&> function) const;

  Real dropout_;
  OwnSeed seed_;
};

/// Throws kShapeMismatch unless these are (steps, features) of a query, a value and perhaps a key,
/// of as many steps as the value.
void requireQueryAndValue(std::span<const Shape> inputs);

constexpr Argument AttentionHeads::dropoutArgument() {
  return {.name = "dropout",
          .default_json = "0.0",
          .doc = "Fraction of the attention weights to drop during training.",
          .minimum = 0,
          .below = 1};
}

}  // namespace minibatch
