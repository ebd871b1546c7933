#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "kernels/elementwise.h"
#include "kernels/gemm.h"
#include "kernels/reductions.h"
#include "layers/attention_heads.h"
#include "layers/weight_arguments.h"

namespace minibatch {
namespace {

/// Attention with several heads: query (batch, queries, features), value (batch, keys, features)
/// and key, the value where there is none, are each projected to (batch, steps, heads, key_dim or
/// value_dim); each head has softmax(q kᵀ / sqrt(key_dim)) v, and all of them together are
/// projected to the output. Keras: keras.layers.MultiHeadAttention.
class MultiHeadAttention : public Layer {
 public:
  static constexpr bool kMerges = true;
  static constexpr Unsupported kUnsupported[] = {{"sliding_window", "all-steps"},
                                                 {"flash_attention", "exact-attention"},
                                                 {"use_gate", "no-gate"}};

  explicit MultiHeadAttention(const Arguments& arguments)
      : core_(arguments),
        kernel_(arguments, kKernel),
        bias_(arguments, kBias),
        heads_(arguments.integer("num_heads")),
        key_dim_(arguments.integer("key_dim")),
        value_dim_(arguments.isNull("value_dim") ? key_dim_ : arguments.integer("value_dim")),
        use_bias_(arguments.boolean("use_bias")) {
    if (!arguments.isNull("output_shape")) outputs_ = arguments.onlyInteger("output_shape");
    outputs_given_ = outputs_ > 0;
  }

  Shape build(std::span<const Shape> inputs) override {
    requireQueryAndValue(inputs);
    const Index features[] = {inputs[0].back(), inputs.back().back(), inputs[1].back()};
    for (int part = 0; part < 3; ++part) {
      if (features_[part] && features_[part] != features[part]) {
        fail(ErrorCode::kShapeMismatch, "layer.built-for-features",
             {{"built", features_[part]},
              {"shape", inputs[part == 0   ? 0
                               : part == 1 ? inputs.size() - 1
                                           : 1]
                            .toStringWithBatch()}});
      }
      features_[part] = features[part];
    }
    if (!outputs_given_) outputs_ = features[0];
    return {inputs[0][0], outputs_};
  }

  std::vector<WeightSpec> weights() const override {
    if (!features_[0]) return {};
    std::vector<WeightSpec> specs;
    constexpr const char* kNames[] = {"query", "key", "value"};
    const auto add = [&](const std::string& name, const Shape& kernel, const Shape& bias) {
      specs.push_back(kernel_.spec(name + "_kernel", kernel));
      if (use_bias_) specs.push_back(bias_.spec(name + "_bias", bias));
    };
    for (int part = 0; part < 3; ++part) {
      add(kNames[part], {features_[part], heads_, dim(part)}, {heads_, dim(part)});
    }
    add("attention_output", {heads_, value_dim_, outputs_}, {outputs_});
    return specs;
  }

  Masking masking() const override { return Masking::kPasses; }
  CallStyle callStyle() const override { return {.apart = true, .causal = true}; }

  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape&) const override {
    const Layout layout = layoutOf(inputs);
    return {.saved = layout.saved,
            .scratch = layout.scratch,
            .thread_scratch =
                std::max(layout.products, AttentionHeads::threadScratch(layout.sizes, layout.own))};
  }

  void forward(const ForwardPass& pass) const override {
    const Layout layout = layoutOf(pass.inputs);
    Real* scratch = pass.scratch + layout.scratch;
    for (int part = 0; part < 3; ++part) {
      const ConstTensor& x = pass.inputs[layout.input[part]];
      product(pass, layout.rows(part), columns(part), features_[part], {x.data, features_[part]},
              {weight(pass, part), columns(part)}, pass.saved + layout.projected[part],
              {.bias = bias(pass, part)}, scratch);
    }
    const Real* q = pass.saved + layout.projected[0];
    const Real* k = pass.saved + layout.projected[1];
    Real* context = pass.saved + layout.context;
    core_.forward(
        pass, layout.sizes, layout.own, scratch,
        [&](const AttentionHeads::Head& head, Real* scores) {
          gemm(layout.sizes.queries, layout.sizes.keys, key_dim_,
               {q + layout.query(*this, head), heads_ * key_dim_},
               {k + layout.key(*this, head), heads_ * key_dim_, true}, scores, layout.sizes.keys,
               {}, head.scratch);
          scale(layout.sizes.scores(), factor(), scores, scores);
        },
        pass.saved + layout.projected[2], context, pass.saved + layout.weights);
    product(pass, layout.rows(0), outputs_, columns(2), {context, columns(2)},
            {weight(pass, 3), outputs_}, pass.output.data, {.bias = bias(pass, 3)}, scratch);
  }

  void backward(const BackwardPass& pass) const override {
    const Layout layout = layoutOf(pass.inputs);
    Real* scratch = pass.scratch + layout.scratch;
    const Real* dy = pass.output_gradient.data;
    const Real* context = pass.saved + layout.context;
    Real* dcontext = pass.scratch + layout.dcontext;
    weightGradients(pass, 3, layout.rows(0), columns(2), outputs_, context, dy, scratch);
    product(pass, layout.rows(0), columns(2), outputs_, {dy, outputs_},
            {weight(pass, 3), outputs_, true}, dcontext, {}, scratch);
    const Real* q = pass.saved + layout.projected[0];
    const Real* k = pass.saved + layout.projected[1];
    Real* dq = pass.scratch + layout.gradient[0];
    Real* dk = pass.scratch + layout.gradient[1];
    const Index stride = heads_ * key_dim_, queries = layout.sizes.queries,
                keys = layout.sizes.keys;
    core_.backward(pass, layout.sizes, layout.own, scratch, pass.saved + layout.projected[2],
                   dcontext, pass.scratch + layout.gradient[2], pass.saved + layout.weights,
                   [&](const AttentionHeads::Head& head, const Real* dscores) {
                     const Index query = layout.query(*this, head), key = layout.key(*this, head);
                     gemm(queries, key_dim_, keys, {dscores, keys}, {k + key, stride}, dq + query,
                          stride, {}, head.scratch);
                     gemm(keys, key_dim_, queries, {dscores, keys, true}, {q + query, stride},
                          dk + key, stride, {}, head.scratch);
                   });
    scale(layout.rows(0) * stride, factor(), dq, dq);
    scale(layout.rows(1) * stride, factor(), dk, dk);
    for (int part = 2; part >= 0; --part) {
      const std::size_t input = layout.input[part];
      const Real* gradient = pass.scratch + layout.gradient[part];
      weightGradients(pass, part, layout.rows(part), features_[part], columns(part),
                      pass.inputs[input].data, gradient, scratch);
      const Tensor& dx = pass.input_gradients[input];
      if (!dx) continue;
      const bool adds = part == 1 && layout.input[2] == input;  // of a value that is the key, too
      Real* to = adds ? pass.scratch + layout.shared : dx.data;
      product(pass, layout.rows(part), features_[part], columns(part), {gradient, columns(part)},
              {weight(pass, part), columns(part), true}, to, {}, scratch);
      if (adds) addTo(dx.size(), to, dx.data);
    }
  }

  MultiplyAccumulates multiplyAccumulates(const Shape& query, const Shape&) const override {
    const auto steps = static_cast<double>(query[0]);
    const double of_input =
        steps * static_cast<double>(columns(0)) * static_cast<double>(features_[0]);
    const double inner = steps * static_cast<double>(columns(2)) * static_cast<double>(outputs_);
    return {.of_input = 3 * of_input, .inner = inner};
  }

 private:
  // Where everything lies. The parts are query, key and value.
  struct Layout {
    AttentionHeads::Sizes sizes;
    std::size_t input[3];                             // of each part
    Index projected[3], context, weights, saved = 0;  // in saved
    Index gradient[3], dcontext, shared, scratch = 0;
    Index own = 0, products = 0;  // what the products of a head need, and those of all rows

    Index rows(int part) const { return sizes.batch * (part == 0 ? sizes.queries : sizes.keys); }
    Index query(const MultiHeadAttention& layer, const AttentionHeads::Head& head) const {
      return (head.sample * sizes.queries * sizes.heads + head.head) * layer.key_dim_;
    }
    Index key(const MultiHeadAttention& layer, const AttentionHeads::Head& head) const {
      return (head.sample * sizes.keys * sizes.heads + head.head) * layer.key_dim_;
    }
  };

  Index dim(int part) const { return part == 2 ? value_dim_ : key_dim_; }
  Index columns(int part) const { return heads_ * dim(part); }
  Real factor() const { return 1 / std::sqrt(static_cast<Real>(key_dim_)); }
  // Of the projections, the output's being the last.
  std::size_t place(int part) const { return static_cast<std::size_t>(part) * (use_bias_ ? 2 : 1); }
  const Real* weight(const Pass& pass, int part) const { return pass.weights[place(part)].data; }
  const Real* bias(const Pass& pass, int part) const {
    return use_bias_ ? pass.weights[place(part) + 1].data : nullptr;
  }

  Layout layoutOf(std::span<const Shape> inputs) const {
    Layout layout;
    layout.sizes = {inputs[0][0], heads_, inputs[0][1], inputs[1][1], value_dim_, true};
    layout.input[0] = 0;
    layout.input[1] = inputs.size() - 1;
    layout.input[2] = 1;
    const auto take = [](Index& end, Index size) { return std::exchange(end, end + size); };
    for (int part = 0; part < 3; ++part) {
      const Index rows = layout.rows(part), size = checkedProduct(rows, columns(part));
      layout.projected[part] = take(layout.saved, size);
      layout.gradient[part] = take(layout.scratch, size);
      growProducts(layout.products, rows, columns(part), features_[part]);
    }
    const Index context = checkedProduct(layout.rows(0), columns(2));
    growProducts(layout.products, layout.rows(0), outputs_, columns(2));
    layout.context = take(layout.saved, context);
    layout.dcontext = take(layout.scratch, context);
    layout.shared = take(layout.scratch, checkedProduct(layout.rows(1), features_[1]));
    layout.weights = take(layout.saved, core_.saved(layout.sizes));
    growProducts(layout.own, layout.sizes.queries, layout.sizes.keys, key_dim_);
    return layout;
  }
  Layout layoutOf(std::span<const ConstTensor> inputs) const {
    Shape shapes[3];
    for (std::size_t i = 0; i < inputs.size(); ++i) shapes[i] = inputs[i].shape;
    return layoutOf(std::span<const Shape>(shapes, inputs.size()));
  }
  // What c (m, n) = a (m, k) · b needs, and its gradients.
  static void growProducts(Index& size, Index m, Index n, Index k) {
    size = std::max(
        {size, gemmScratchSize(m, n, k), gemmScratchSize(m, k, n), gemmScratchSize(k, n, m)});
    size = std::max({size, gemmScratchSize(n, k, m)});
  }

  static void product(const Pass& pass, Index m, Index n, Index k, const Operand& a,
                      const Operand& b, Real* c, const Epilogue& epilogue, Real* scratch) {
    gemm(m, n, k, a, b, c, n, epilogue, scratch, pass.parallel);
  }

  // Of a projection of rows (rows, in) to (rows, out).
  void weightGradients(const BackwardPass& pass, int part, Index rows, Index in, Index out,
                       const Real* x, const Real* dy, Real* scratch) const {
    const std::size_t at = place(part);
    if (const Tensor& dkernel = pass.weight_gradients[at]) {
      product(pass, in, out, rows, {x, in, true}, {dy, out}, dkernel.data, {}, scratch);
    }
    if (use_bias_ && pass.weight_gradients[at + 1]) {
      columnSums(rows, out, dy, pass.weight_gradients[at + 1].data);
    }
  }

  AttentionHeads core_;
  WeightRules kernel_, bias_;
  Index heads_, key_dim_, value_dim_;
  bool use_bias_, outputs_given_ = false;
  Index outputs_ = 0;
  Index features_[3] = {0, 0, 0};  // of query, key and value
};

}  // namespace

const EntryOf<Layer>& multiHeadAttentionEntry() {
  static constexpr auto entry = entryFor<Layer, MultiHeadAttention>(
      "MultiHeadAttention", {},
      "Attention with several heads, as in transformers: each step of the query looks at all "
      "steps "
      "of the value."
      "\n(batch, queries, features), (batch, keys, features) -> (batch, queries, features)",
      [] {
        const auto count = [](const char* name, const char* value, TextId doc) {
          return Argument{.name = name,
                          .type = ArgumentType::kInteger,
                          .default_json = value,
                          .doc = doc,
                          .minimum = 1,
                          .maximum = 65536,
                          .nullable = *value != '\0'};
        };
        return withWeightArguments(
            {count("num_heads", "", "Number of attention heads."),
             count("key_dim", "", "Size of each head for queries and keys."),
             count("value_dim", "null",
                   "Size of each head for values; that of the keys if not set."),
             AttentionHeads::dropoutArgument(),
             {.name = "use_bias",
              .type = ArgumentType::kBoolean,
              .default_json = "true",
              .doc = "Whether to add a bias."},
             {.name = "output_shape",
              .type = ArgumentType::kIntegers,
              .default_json = "null",
              .doc = "Number of output features; those of the query if not set.",
              .minimum = 1,
              .maximum = 65536,
              .nullable = true},
             {.name = "attention_axes",
              .type = ArgumentType::kIntegers,
              .default_json = "null",
              .doc = "The axis of the steps; always 1.",
              .minimum = 1,
              .maximum = 1,
              .nullable = true},
             OwnSeed::argument()},
            {{kKernel, "\"glorot_uniform\"", "Initializer of the kernel."},
             {kBias, "\"zeros\"", "Initializer of the bias."}});
      });
  return entry;
}

}  // namespace minibatch
