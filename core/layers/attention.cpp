#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "initializers/distributions.h"
#include "kernels/elementwise.h"
#include "kernels/gemm.h"
#include "layers/attention_heads.h"
#include "layers/layer.h"

namespace minibatch {
namespace {

/// Ones, or uniform as GlorotUniform: a weight of attention has no argument for its start.
class AttentionStart final : public Initializer {
 public:
  explicit AttentionStart(bool is_one) : is_one_(is_one) {}
  void fill(const Tensor& weight, const RandomKey& key) const override {
    if (is_one_) return std::fill_n(weight.data, weight.size(), Real{1}), void();
    const Fans fans = computeFans(weight.shape);
    const double limit = std::sqrt(6 / (fans.in + fans.out));
    fillUniform(weight, key, -limit, limit);
  }

 private:
  bool is_one_;
};

/// Attention of one head without projections: query (batch, queries, features), value (batch, keys,
/// width) and key, the value where there is none. Scores are products, (a q) · k, of Luong et al.,
/// EMNLP 2015, or sums over the features of a tanh(b (q + k)), of Bahdanau et al., ICLR 2015; a and
/// b are weights where the layer has them. Keras: keras.layers.Attention and AdditiveAttention.
class Attention : public Layer {
 public:
  static constexpr bool kMerges = true;

  explicit Attention(const Arguments& arguments)
      : core_(arguments), uses_scale_(arguments.boolean("use_scale")) {
    const bool has_mode = arguments.entry().find("score_mode") != nullptr;
    mode_ = !has_mode                                 ? Mode::kAdditive
            : arguments.string("score_mode") == "dot" ? Mode::kDot
                                                      : Mode::kConcat;
  }

  Shape build(std::span<const Shape> inputs) override {
    requireQueryAndValue(inputs);
    if (inputs[0].back() != inputs.back().back()) {
      fail(ErrorCode::kShapeMismatch, "layer.query-features",
           {{"query", inputs[0].toStringWithBatch()}, {"key", inputs.back().toStringWithBatch()}});
    }
    if (features_ && mode_ == Mode::kAdditive && features_ != inputs[0].back()) {
      fail(ErrorCode::kShapeMismatch, "layer.built-for-features",
           {{"built", features_}, {"shape", inputs[0].toStringWithBatch()}});
    }
    features_ = inputs[0].back();
    return {inputs[0][0], inputs[1].back()};
  }

  std::vector<WeightSpec> weights() const override {
    std::vector<WeightSpec> specs;
    if (!features_) return specs;
    const auto add = [&](const char* name, const Shape& shape, bool is_one) {
      specs.push_back(
          {.name = name, .shape = shape, .initializer = std::make_shared<AttentionStart>(is_one)});
    };
    if (uses_scale_) {
      mode_ == Mode::kAdditive ? add("scale", {features_}, false) : add("scale", {}, true);
    }
    if (mode_ == Mode::kConcat) add("concat_score_weight", {}, true);
    return specs;
  }

  Masking masking() const override { return Masking::kPasses; }
  CallStyle callStyle() const override { return {.causal = true}; }

  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape&) const override {
    const Layout layout = layoutOf(inputs);
    return {.saved = core_.saved(layout.sizes),
            .scratch = layout.scratch,
            .thread_scratch = AttentionHeads::threadScratch(layout.sizes, layout.own)};
  }

  void forward(const ForwardPass& pass) const override {
    const Layout layout = layoutOf(pass.inputs);
    core_.forward(
        pass, layout.sizes, layout.own, pass.scratch + layout.scratch,
        [&](const AttentionHeads::Head& head, Real* scores) { score(pass, layout, head, scores); },
        pass.inputs[1].data, pass.output.data, pass.saved);
    eachUncounted(pass, pass.output);
  }

  void backward(const BackwardPass& pass) const override {
    const Layout layout = layoutOf(pass.inputs);
    eachUncounted(pass, pass.output_gradient);
    const auto target = [&](std::size_t input, Index own) {
      const bool is_there = input < pass.input_gradients.size() && pass.input_gradients[input];
      return is_there ? pass.input_gradients[input].data : pass.scratch + own;
    };
    Real* dq = target(0, layout.dq);
    Real* dvalues = target(1, layout.dvalues);
    Real* dk = target(2, layout.dk);
    Real* partial = pass.scratch + layout.partial;
    core_.backward(pass, layout.sizes, layout.own, pass.scratch + layout.scratch,
                   pass.inputs[1].data, pass.output_gradient.data, dvalues, pass.saved,
                   [&](const AttentionHeads::Head& head, const Real* dscores) {
                     const Index q = head.sample * layout.sizes.queries * features_;
                     const Index k = head.sample * layout.sizes.keys * features_;
                     scoreBackward(pass, layout, head, dscores, dq + q, dk + k,
                                   partial + head.sample * weightSize());
                   });
    if (pass.inputs.size() == 2 && pass.input_gradients[1]) {
      addTo(pass.input_gradients[1].size(), dk, pass.input_gradients[1].data);
    }
    Index offset = 0;
    for (const Tensor& gradient : pass.weight_gradients) {
      const Index size = gradient.shape.size();
      if (gradient) std::fill_n(gradient.data, size, Real{0});
      for (Index sample = 0; gradient && sample < layout.sizes.batch; ++sample) {
        addTo(size, partial + sample * weightSize() + offset, gradient.data);
      }
      offset += size;
    }
  }

 private:
  enum class Mode { kDot, kConcat, kAdditive };
  struct Layout {
    AttentionHeads::Sizes sizes;
    Index dq, dk, dvalues, partial, scratch;
    Index own;  // of a thread: a product's, or a row of features, or scores
  };

  Layout layoutOf(std::span<const Shape> inputs) const {
    Layout layout{};
    layout.sizes = {inputs[0][0], 1, inputs[0][1], inputs[1][1], inputs[1].back()};
    layout.dk = inputs[0].size();
    layout.dvalues = layout.dk + inputs.back().size();
    layout.partial = layout.dvalues + inputs[1].size();
    layout.scratch = layout.partial + layout.sizes.batch * weightSize();
    const Index queries = layout.sizes.queries, keys = layout.sizes.keys;
    layout.own = layout.sizes.scores() + features_ +
                 std::max({gemmScratchSize(queries, keys, features_),
                           gemmScratchSize(queries, features_, keys),
                           gemmScratchSize(keys, features_, queries)});
    return layout;
  }
  Layout layoutOf(std::span<const ConstTensor> inputs) const {
    Shape shapes[3];
    for (std::size_t i = 0; i < inputs.size(); ++i) shapes[i] = inputs[i].shape;
    return layoutOf(std::span<const Shape>(shapes, inputs.size()));
  }

  Index weightSize() const {
    const Index scale = !uses_scale_ ? 0 : mode_ == Mode::kAdditive ? features_ : 1;
    return scale + (mode_ == Mode::kConcat ? 1 : 0);
  }
  const Real* queryOf(const Pass& pass, const Layout& layout, Index sample) const {
    return pass.inputs[0].data + sample * layout.sizes.queries * features_;
  }
  const Real* keyOf(const Pass& pass, const Layout& layout, Index sample) const {
    return pass.inputs.back().data + sample * layout.sizes.keys * features_;
  }
  // What is multiplied inside tanh, or with products; and what the tanh of a feature counts.
  Real inner(const Pass& pass) const {
    return uses_scale_ && mode_ != Mode::kAdditive ? pass.weights[0].data[0] : Real{1};
  }
  Real outer(const Pass& pass, Index feature) const {
    if (mode_ == Mode::kConcat) return pass.weights.back().data[0];
    return uses_scale_ ? pass.weights[0].data[feature] : Real{1};
  }

  // tanh(b (q + k)) of a query and a key, into t.
  void turned(const Real* q, const Real* k, Real b, Real* t) const {
    for (Index f = 0; f < features_; ++f) t[f] = b * (q[f] + k[f]);
    hyperbolicTangent(features_, t, t);
  }

  void score(const Pass& pass, const Layout& layout, const AttentionHeads::Head& head,
             Real* scores) const {
    const Real* q = queryOf(pass, layout, head.sample);
    const Real* k = keyOf(pass, layout, head.sample);
    const Index queries = layout.sizes.queries, keys = layout.sizes.keys;
    const Real b = inner(pass);
    if (mode_ == Mode::kDot) {
      gemm(queries, keys, features_, {q, features_}, {k, features_, true}, scores, keys, {},
           head.scratch + layout.sizes.scores() + features_);
      if (b != 1) scale(layout.sizes.scores(), b, scores, scores);
      return;
    }
    Real* t = head.scratch + layout.sizes.scores();
    for (Index i = 0; i < layout.sizes.scores(); ++i) {
      turned(q + i / keys * features_, k + i % keys * features_, b, t);
      scores[i] = 0;
      for (Index f = 0; f < features_; ++f) scores[i] += outer(pass, f) * t[f];
    }
  }

  void scoreBackward(const Pass& pass, const Layout& layout, const AttentionHeads::Head& head,
                     const Real* dscores, Real* dq, Real* dk, Real* dweights) const {
    const Real* q = queryOf(pass, layout, head.sample);
    const Real* k = keyOf(pass, layout, head.sample);
    const Index queries = layout.sizes.queries, keys = layout.sizes.keys;
    const Real b = inner(pass);
    std::fill_n(dweights, weightSize(), Real{0});
    if (mode_ == Mode::kDot) {
      Real* work = head.scratch + layout.sizes.scores() + features_;
      gemm(queries, features_, keys, {dscores, keys}, {k, features_}, dq, features_, {}, work);
      gemm(keys, features_, queries, {dscores, keys, true}, {q, features_}, dk, features_, {},
           work);
      if (!uses_scale_) return;
      for (Index i = 0; i < queries * features_; ++i) *dweights += dq[i] * q[i];
      scale(queries * features_, b, dq, dq);
      scale(keys * features_, b, dk, dk);
      return;
    }
    std::fill_n(dq, queries * features_, Real{0});
    std::fill_n(dk, keys * features_, Real{0});
    Real* t = head.scratch + layout.sizes.scores();
    const bool by_feature = mode_ == Mode::kAdditive;
    for (Index i = 0; i < layout.sizes.scores(); ++i) {
      const Index at_q = i / keys * features_, at_k = i % keys * features_;
      turned(q + at_q, k + at_k, b, t);
      for (Index f = 0; f < features_; ++f) {
        const Real slope = dscores[i] * outer(pass, f) * (1 - t[f] * t[f]);
        dq[at_q + f] += slope * b;
        dk[at_k + f] += slope * b;
        if (uses_scale_) {
          dweights[by_feature ? f : 0] +=
              by_feature ? dscores[i] * t[f] : slope * (q[at_q + f] + k[at_k + f]);
        }
        if (!by_feature) dweights[weightSize() - 1] += dscores[i] * t[f];
      }
    }
  }

  // The result is 0 where a query does not count.
  static void eachUncounted(const Pass& pass, const Tensor& result) {
    const Index width = result.shape.back();
    for (Index row = 0; pass.mask(0) && row < result.size() / width; ++row) {
      if (pass.mask(0)[row] == 0) std::fill_n(result.data + row * width, width, Real{0});
    }
  }

  AttentionHeads core_;
  bool uses_scale_;
  Mode mode_;
  Index features_ = 0;
};

constexpr Argument useScaleArgument(const char* value) {
  return {.name = "use_scale",
          .type = ArgumentType::kBoolean,
          .default_json = value,
          .doc = "Whether the scores have a scale that is learned."};
}

}  // namespace

const EntryOf<Layer>& attentionEntry() {
  static constexpr auto entry = entryFor<Layer, Attention>(
      "Attention", {},
      "Attention after Luong: each step of the query looks at all steps of the value."
      "\nsoftmax(query key^T) value: (batch, queries, features), (batch, keys, width) -> (batch, "
      "queries, width)",
      {useScaleArgument("false"),
       {.name = "score_mode",
        .type = ArgumentType::kString,
        .default_json = "\"dot\"",
        .doc = "How a query is compared with a key: their product, or tanh of their sum.",
        .choices = {"dot", "concat"}},
       AttentionHeads::dropoutArgument(),
       OwnSeed::argument()});
  return entry;
}

const EntryOf<Layer>& additiveAttentionEntry() {
  static constexpr auto entry = entryFor<Layer, Attention>(
      "AdditiveAttention", {},
      "Attention after Bahdanau: a query is compared with a key by tanh of their sum."
      "\nsoftmax(sum(scale * tanh(query + key))) value: (batch, queries, features), (batch, keys, "
      "width) -> (batch, queries, width)",
      {useScaleArgument("true"), AttentionHeads::dropoutArgument(), OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
