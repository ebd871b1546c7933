// The gradients of a recurrent layer's weights and input, once those of all steps are known.

#include <algorithm>

#include "kernels/elementwise.h"
#include "kernels/gemm.h"
#include "kernels/recurrent.h"
#include "kernels/reductions.h"
#include "layers/recurrent.h"

namespace minibatch {

void Recurrent::recurrentKernelGradient(const BackwardPass& pass, const Layout& layout) const {
  if (!pass.weight_gradients[1]) return;
  const Index rows = layout.batch * layout.steps, columns = cell_.gates * units_;
  const Real* dproduct = pass.scratch + (cell_.separate ? layout.dproduct : layout.projection);
  const Part all{0, layout.batch};
  Index count = 0;
  for (Index gate = 0; gate < cell_.gates; gate += count) {
    const bool resets = gate >= cell_.from_state;
    const Real* operand = pass.saved + layout.states;
    const bool masked = stepAt(pass, layout, 0, all).masks != nullptr;
    if (masked || resets) {  // what the product was of, for all steps
      Real* gated = pass.scratch + layout.gated;
      operand = gated;
      for (Index s = 0; s < layout.steps; ++s, gated += layout.size) {
        const Step step = stepAt(pass, layout, s, all);
        std::copy_n(step.before, layout.size, gated);
        if (resets) multiply(layout.size, resetOf(step.kept, layout.size), gated, gated);
        if (masked) multiply(layout.size, step.masks + gate * layout.size, gated, gated);
      }
    }
    count = masked ? 1 : (resets ? cell_.gates : cell_.from_state) - gate;
    gemm(units_, count * units_, rows, {operand, units_, true}, {dproduct + gate * units_, columns},
         pass.weight_gradients[1].data + gate * units_, columns, {}, pass.scratch + layout.scratch,
         pass.parallel);
  }
}

void Recurrent::inputGradients(const BackwardPass& pass, const Layout& layout) const {
  const Index rows = layout.batch * layout.steps, columns = cell_.gates * units_;
  const Real* dprojection = pass.scratch + layout.projection;
  Real* sequence = pass.scratch + layout.sequence;
  if (use_bias_ && pass.weight_gradients[2]) {
    Real* dbias = pass.weight_gradients[2].data;
    columnSums(rows, columns, dprojection, dbias);
    if (cell_.separate) {
      columnSums(rows, columns, pass.scratch + layout.dproduct, dbias + columns);
    }
  }
  const bool masked = pass.training && activeRate(dropout_) > 0;
  const Index count = masked && masksEachGate() ? 1 : cell_.gates;
  for (Index gate = 0; gate < cell_.gates; gate += count) {
    const Real* mask =
        masked ? pass.saved + layout.input_masks + gate * layout.batch * features_ : nullptr;
    const Real* dgates = dprojection + gate * units_;
    if (pass.weight_gradients[0]) {  // xᵀ · dprojection
      toTimeMajor(layout.batch, layout.steps, features_, go_backwards_, pass.inputs[0].data, mask,
                  sequence);
      gemm(features_, count * units_, rows, {sequence, features_, true}, {dgates, columns},
           pass.weight_gradients[0].data + gate * units_, columns, {},
           pass.scratch + layout.scratch, pass.parallel);
    }
    if (pass.input_gradients[0]) {  // dprojection · kernelᵀ
      gemm(rows, features_, count * units_, {dgates, columns},
           {pass.weights[0].data + gate * units_, columns, true}, sequence, features_, {},
           pass.scratch + layout.scratch, pass.parallel);
      fromTimeMajor(layout.batch, layout.steps, features_, go_backwards_, sequence, mask, gate > 0,
                    pass.input_gradients[0].data);
    }
  }
}

}  // namespace minibatch
