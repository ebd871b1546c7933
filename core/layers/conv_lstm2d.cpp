#include "layers/conv_lstm2d.h"

#include <algorithm>

#include "base/error.h"
#include "kernels/elementwise.h"
#include "kernels/recurrent.h"

namespace minibatch {

Shape ConvLstm2D::build(std::span<const Shape> inputs) {
  const Shape& input = requireRank(inputs.first(1), 4, "(batch, steps, height, width, channels)");
  if (channels_ && input.back() != channels_) {
    fail(ErrorCode::kShapeMismatch, "layer.built-for-channels",
         {{"built", channels_}, {"shape", input.toStringWithBatch()}});
  }
  const Conv2DGeometry g = window_.slide(input.sample().withBatch(1), kGates * filters_, 1);
  state_ = {g.out_height, g.out_width, filters_};
  if (state_.hasUnknown()) {
    fail(ErrorCode::kShapeMismatch, "layer.unknown-image", {{"shape", input.toStringWithBatch()}});
  }
  if (inputs.size() > 1 && (inputs.size() != 3 || std::ranges::count(inputs, state_) != 2)) {
    fail(ErrorCode::kShapeMismatch, "layer.initial-state",
         {{"count", 2}, {"shape", state_.toStringWithBatch()}});
  }
  channels_ = input.back();
  return return_sequences_ ? state_.withBatch(input[0]) : state_;
}

std::vector<WeightSpec> ConvLstm2D::weights() const {
  if (!channels_) return {};
  const auto [height, width] = window_.kernel_size;
  const Index columns = kGates * filters_;
  std::vector<WeightSpec> specs = {
      kernel_.spec("kernel", {height, width, channels_, columns}),
      recurrent_kernel_.spec("recurrent_kernel", {height, width, filters_, columns})};
  if (use_bias_) specs.push_back(bias_.spec("bias", {columns}));
  return specs;
}

MemoryRequirements ConvLstm2D::memoryRequirements(std::span<const Shape> inputs,
                                                  const Shape&) const {
  const Layout layout = layoutOf(inputs[0]);
  Scratch most{};
  for (const bool masked : {false, true}) {
    for (const Conv2DGeometry& g : {ofInputs(layout, masked), ofStates(layout.images, masked)}) {
      const Scratch scratch = conv2dScratch(g);
      most = {std::max(most.shared, scratch.shared), std::max(most.each, scratch.each)};
    }
  }
  return {
      .saved = layout.saved, .scratch = layout.scratch + most.shared, .thread_scratch = most.each};
}

ConvLstm2D::Layout ConvLstm2D::layoutOf(const Shape& input) const {
  Layout layout{};
  layout.batch = input[0];
  layout.steps = input[1];
  layout.images = checkedProduct(input[0], input[1]);
  layout.image = input.sample().sample().withBatch(layout.images);
  layout.pixels = input.sample().sample().size();
  layout.rows = checkedProduct(layout.batch, state_[0] * state_[1]);
  layout.block = checkedProduct(layout.rows, filters_);
  checkedProduct(checkedProduct(layout.block, layout.steps + 1), 5 * kGates);
  checkedProduct(checkedProduct(layout.pixels, layout.images), 2 * kGates);
  Index end = 0;
  const auto place = [&](Index& offset, Index count) {
    offset = end;
    end += count;
  };
  const Index all = layout.steps * layout.block;
  place(layout.h, all + layout.block);
  place(layout.c, all + layout.block);
  place(layout.gates, kGates * all);
  place(layout.squeezed, all);
  place(layout.sums, keepsSums() ? kGates * all : 0);
  place(layout.input_masks, dropout_ > 0 ? kGates * layout.batch * layout.pixels : 0);
  place(layout.recurrent_masks, recurrent_dropout_ > 0 ? kGates * layout.block : 0);
  layout.saved = end;
  end = 0;
  const Index pixels = layout.images * layout.pixels;
  place(layout.sequence, pixels);
  place(layout.gated,
        kGates * std::max(dropout_ > 0 ? pixels : 0, recurrent_dropout_ > 0 ? all : 0));
  place(layout.projection, kGates * all);
  place(layout.product, kGates * layout.block);
  place(layout.dh, layout.block);
  place(layout.dc, layout.block);
  place(layout.work, (kGates + 1) * layout.block);
  layout.scratch = end;
  return layout;
}

Conv2DGeometry ConvLstm2D::ofInputs(const Layout& layout, bool masked) const {
  Conv2DGeometry g = window_.slide(layout.image, kGates * filters_, masked ? kGates : 1);
  if (masked) g.in_channels *= kGates;
  return g;
}

Conv2DGeometry ConvLstm2D::ofStates(Index images, bool masked) const {
  const auto [height, width] = window_.kernel_size;
  return {.batch = images,
          .in_height = state_[0],
          .in_width = state_[1],
          .in_channels = masked ? kGates * filters_ : filters_,
          .out_height = state_[0],
          .out_width = state_[1],
          .out_channels = kGates * filters_,
          .kernel_height = height,
          .kernel_width = width,
          .pad_top = (height - 1) / 2,
          .pad_left = (width - 1) / 2,
          .groups = masked ? kGates : 1};
}

void ConvLstm2D::drawMasks(const Pass& pass, const Layout& layout) const {
  RandomKey key = seed_.apply(pass.random, RandomPurpose::kDropout);
  // As Recurrent's: a model has far fewer operations than 2^20.
  const auto draw = [&](Real rate, Index size, Real* masks) {
    for (Index gate = 0; rate > 0 && gate < kGates; ++gate, masks += size) {
      key.stream += 1u << 20;
      std::fill_n(masks, size, Real{1});
      dropout(size, rate, key, masks, masks);
    }
  };
  draw(dropout_, layout.batch * layout.pixels, pass.saved + layout.input_masks);
  draw(recurrent_dropout_, layout.block, pass.saved + layout.recurrent_masks);
}

const Real* ConvLstm2D::masked(bool masked, Index times, Index size, Index channels, const Real* x,
                               const Real* masks, Real* gated) {
  if (!masked) return x;
  Real* y = gated;
  for (Index i = 0; i < times * size; i += channels) {
    for (Index gate = 0; gate < kGates; ++gate, y += channels) {
      multiply(channels, x + i, masks + gate * size + i % size, y);
    }
  }
  return gated;
}

void ConvLstm2D::forward(const ForwardPass& pass) const {
  const Layout layout = layoutOf(pass.inputs[0].shape);
  const Index block = layout.block, gates = kGates * block;
  const bool drops = pass.training && dropout_ > 0;
  const bool drops_state = pass.training && recurrent_dropout_ > 0;
  Real* workspace = pass.scratch + layout.scratch;
  Real* gated = pass.scratch + layout.gated;
  if (pass.training) drawMasks(pass, layout);

  Real* sequence = pass.scratch + layout.sequence;
  toTimeMajor(layout.batch, layout.steps, layout.pixels, go_backwards_, pass.inputs[0].data,
              nullptr, sequence);
  Real* projection = pass.scratch + layout.projection;
  conv2dForward(ofInputs(layout, drops),
                masked(drops, layout.steps, layout.batch * layout.pixels, channels_, sequence,
                       pass.saved + layout.input_masks, gated),
                pass.weights[0].data, {.bias = use_bias_ ? pass.weights[2].data : nullptr},
                projection, workspace, pass.parallel);

  Real *h = pass.saved + layout.h, *c = pass.saved + layout.c;
  for (std::size_t state = 1; state < 3; ++state) {
    Real* start = state == 1 ? h : c;
    if (pass.inputs.size() > 1) {
      std::copy_n(pass.inputs[state].data, block, start);
    } else if (pass.states) {
      std::copy_n(pass.states + (state - 1) * block, block, start);
    } else {
      std::fill_n(start, block, Real{0});
    }
  }
  Real* product = pass.scratch + layout.product;
  for (Index step = 0; step < layout.steps; ++step, h += block, c += block) {
    conv2dForward(
        ofStates(layout.batch, drops_state),
        masked(drops_state, 1, block, filters_, h, pass.saved + layout.recurrent_masks, gated),
        pass.weights[1].data, {}, product, workspace, pass.parallel);
    Real* values = pass.saved + layout.gates + step * gates;
    Real* sums = keepsSums() ? pass.saved + layout.sums + step * gates : values;
    Real* squeezed = pass.saved + layout.squeezed + step * block;
    splitGates(layout.rows, filters_, kGates, kGates * filters_, projection + step * gates, product,
               block, sums);
    const Shape rows = {layout.rows, filters_};
    for (Index gate = 0; gate < kGates; ++gate) {
      activationOf(gate).forward(rows, sums + gate * block, values + gate * block);
    }
    multiply(block, values + kForget * block, c, c + block);
    multiplyAdd(block, values + kInput * block, values + kCandidate * block, c + block);
    activation_.forward(rows, c + block, squeezed);
    multiply(block, values + kOutput * block, squeezed, h + block);
  }
  Real* y = pass.output.data;
  if (return_sequences_) {
    fromTimeMajor(layout.batch, layout.steps, state_.size(), false, pass.saved + layout.h + block,
                  nullptr, false, y);
  } else {
    std::copy_n(h, block, y);
  }
  y += return_sequences_ ? layout.steps * block : block;
  for (Real* last : {return_state_ ? y : nullptr, pass.states}) {
    if (!last) continue;
    std::copy_n(h, block, last);
    std::copy_n(c, block, last + block);
  }
}

const EntryOf<Layer>& convLstm2dEntry() {
  static constexpr auto entry = entryFor<Layer, ConvLstm2D>(
      "ConvLSTM2D", {},
      "An LSTM over sequences of images, whose products are convolutions."
      "\nc_t = f * c_(t-1) + i * tanh(g), h_t = o * tanh(c_t): (batch, steps, height, width, "
      "channels) -> (batch, new_height, new_width, filters)",
      [] { return ConvLstm2D::arguments(); });
  return entry;
}

}  // namespace minibatch
