// The gradients of ConvLSTM2D.

#include <algorithm>

#include "kernels/elementwise.h"
#include "kernels/recurrent.h"
#include "kernels/reductions.h"
#include "layers/conv_lstm2d.h"

namespace minibatch {

void ConvLstm2D::unmask(Index times, Index size, Index channels, const Real* gated,
                        const Real* masks, Real* dx) {
  for (Index i = 0; i < times * size; i += channels) {
    std::fill_n(dx + i, channels, Real{0});
    for (Index gate = 0; gate < kGates; ++gate, gated += channels) {
      multiplyAdd(channels, gated, masks + gate * size + i % size, dx + i);
    }
  }
}

void ConvLstm2D::backward(const BackwardPass& pass) const {
  const Layout layout = layoutOf(pass.inputs[0].shape);
  const Index block = layout.block, gates = kGates * block, columns = kGates * filters_;
  const bool drops = pass.training && dropout_ > 0;
  const bool drops_state = pass.training && recurrent_dropout_ > 0;
  const Real* dy = pass.output_gradient.data;
  const Real* recurrent_masks = pass.saved + layout.recurrent_masks;
  Real *dh = pass.scratch + layout.dh, *dc = pass.scratch + layout.dc;
  Real* workspace = pass.scratch + layout.scratch;
  Real* gated = pass.scratch + layout.gated;
  Real* dprojection = pass.scratch + layout.projection;
  std::fill_n(dh, block, Real{0});
  std::fill_n(dc, block, Real{0});
  if (!return_sequences_) std::copy_n(dy, block, dh);
  if (return_state_) {
    const Real* further = dy + (return_sequences_ ? layout.steps * block : block);
    addTo(block, further, dh);
    std::copy_n(further + block, block, dc);
  }
  const Shape rows = {layout.rows, filters_};
  Real* dgates = pass.scratch + layout.work;
  Real* dsqueezed = dgates + gates;
  for (Index step = layout.steps; step-- > 0;) {
    if (return_sequences_) {
      for (Index n = 0; n < layout.batch; ++n) {
        const Index size = state_.size();
        addTo(size, dy + (n * layout.steps + step) * size, dh + n * size);
      }
    }
    const Real* before = pass.saved + layout.c + step * block;
    const Real* values = pass.saved + layout.gates + step * gates;
    const Real* sums = keepsSums() ? pass.saved + layout.sums + step * gates : nullptr;
    const Real* squeezed = pass.saved + layout.squeezed + step * block;
    multiply(block, dh, squeezed, dgates + kOutput * block);
    multiply(block, dh, values + kOutput * block, dsqueezed);
    activation_.backward(rows, before + block, squeezed, dsqueezed, dsqueezed);
    addTo(block, dsqueezed, dc);
    multiply(block, dc, values + kCandidate * block, dgates + kInput * block);
    multiply(block, dc, values + kInput * block, dgates + kCandidate * block);
    multiply(block, dc, before, dgates + kForget * block);
    multiply(block, dc, values + kForget * block, dc);
    for (Index gate = 0; gate < kGates; ++gate) {
      Real* gradient = dgates + gate * block;
      activationOf(gate).backward(rows, sums ? sums + gate * block : nullptr, values + gate * block,
                                  gradient, gradient);
    }
    Real* dsums = dprojection + step * gates;
    joinGates(layout.rows, filters_, kGates, columns, block, dgates, dsums);
    conv2dBackwardInput(ofStates(layout.batch, drops_state), dsums, pass.weights[1].data,
                        drops_state ? gated : dh, workspace, pass.parallel);
    if (drops_state) unmask(1, block, filters_, gated, recurrent_masks, dh);
  }
  for (std::size_t input = 1; input < pass.input_gradients.size(); ++input) {
    const Tensor& dstate = pass.input_gradients[input];
    if (dstate) std::copy_n(input == 1 ? dh : dc, block, dstate.data);
  }

  if (pass.weight_gradients[1]) {
    conv2dBackwardKernel(ofStates(layout.images, drops_state),
                         masked(drops_state, layout.steps, block, filters_, pass.saved + layout.h,
                                recurrent_masks, gated),
                         dprojection, pass.weight_gradients[1].data, workspace, pass.parallel);
  }
  if (use_bias_ && pass.weight_gradients[2]) {
    columnSums(layout.images * state_[0] * state_[1], columns, dprojection,
               pass.weight_gradients[2].data);
  }
  Real* sequence = pass.scratch + layout.sequence;
  const Real* masks = pass.saved + layout.input_masks;
  const Index size = layout.batch * layout.pixels;
  if (pass.weight_gradients[0]) {
    toTimeMajor(layout.batch, layout.steps, layout.pixels, go_backwards_, pass.inputs[0].data,
                nullptr, sequence);
    conv2dBackwardKernel(ofInputs(layout, drops),
                         masked(drops, layout.steps, size, channels_, sequence, masks, gated),
                         dprojection, pass.weight_gradients[0].data, workspace, pass.parallel);
  }
  if (pass.input_gradients[0]) {
    conv2dBackwardInput(ofInputs(layout, drops), dprojection, pass.weights[0].data,
                        drops ? gated : sequence, workspace, pass.parallel);
    if (drops) unmask(layout.steps, size, channels_, gated, masks, sequence);
    fromTimeMajor(layout.batch, layout.steps, layout.pixels, go_backwards_, sequence, nullptr,
                  false, pass.input_gradients[0].data);
  }
}

}  // namespace minibatch
