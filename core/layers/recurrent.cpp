#include "layers/recurrent.h"

#include <algorithm>

#include "base/error.h"
#include "kernels/elementwise.h"
#include "kernels/gemm.h"
#include "kernels/recurrent.h"

namespace minibatch {

Recurrent::Recurrent(const Arguments& arguments)
    : bias_(arguments, kBias),
      kernel_(arguments, kKernel),
      recurrent_kernel_(arguments, kRecurrentKernel),
      units_(arguments.integer("units")),
      use_bias_(arguments.boolean("use_bias")),
      return_sequences_(arguments.boolean("return_sequences")),
      return_state_(arguments.boolean("return_state")),
      go_backwards_(arguments.boolean("go_backwards")),
      stateful_(arguments.boolean("stateful")),
      dropout_(static_cast<Real>(arguments.number("dropout"))),
      recurrent_dropout_(static_cast<Real>(arguments.number("recurrent_dropout"))),
      seed_(arguments) {}

void Recurrent::setCell(const Cell& cell) { cell_ = cell; }

void Recurrent::makeSecondDirection(bool backwards) {
  go_backwards_ = backwards;
  second_direction_ = true;
}

Shape Recurrent::build(std::span<const Shape> inputs) {
  const Shape& input = requireRank(inputs.first(1), 2, "(batch, steps, features)");
  const auto states = static_cast<std::size_t>(std::ranges::count(inputs, Shape{units_}));
  if (inputs.size() > 1 && (inputs.size() != 1 + stateCount() || states != stateCount())) {
    fail(ErrorCode::kShapeMismatch, "layer.initial-state",
         {{"count", stateCount()}, {"shape", Shape{units_}.toStringWithBatch()}});
  }
  if (features_ && input[1] != features_) {
    fail(ErrorCode::kShapeMismatch, "layer.built-for-features",
         {{"built", features_}, {"shape", input.toStringWithBatch()}});
  }
  features_ = input[1];
  return return_sequences_ ? Shape{input[0], units_} : Shape{units_};
}

std::vector<WeightSpec> Recurrent::weights() const {
  if (!features_) return {};
  const Index columns = cell_.gates * units_;
  std::vector<WeightSpec> specs = {kernel_.spec("kernel", {features_, columns}),
                                   recurrent_kernel_.spec("recurrent_kernel", {units_, columns})};
  if (use_bias_) {
    specs.push_back(bias_.spec("bias", cell_.separate ? Shape{2, columns} : Shape{columns}));
  }
  return specs;
}

Real Recurrent::activeRate(Real rate) const { return rate == 1 && cell_.gates > 1 ? 0 : rate; }

Recurrent::Layout Recurrent::layoutOf(Index batch, Index steps) const {
  Layout layout{};
  layout.batch = batch;
  layout.steps = steps;
  layout.size = checkedProduct(batch, units_);
  const Index rows = checkedProduct(batch, steps), columns = cell_.gates * units_;
  checkedProduct(rows, checkedProduct(columns, cell_.kept + 2));  // the largest parts fit an Index
  const auto place = [](Index& offset, Index& end, Index count) {
    offset = end;
    end += count;
  };
  Index end = 0;
  place(layout.states, end, layout.size * (steps + 1));
  place(layout.kept, end, layout.size * cell_.kept * steps);
  place(layout.start, end, cell_.state < 0 ? 0 : layout.size);
  const Index input_masks = masksEachGate() ? cell_.gates : 1;
  place(layout.input_masks, end, activeRate(dropout_) > 0 ? input_masks * batch * features_ : 0);
  place(layout.recurrent_masks, end,
        activeRate(recurrent_dropout_) > 0 ? cell_.gates * layout.size : 0);
  layout.saved = end;

  end = 0;
  place(layout.sequence, end, rows * features_);
  place(layout.projection, end, rows * columns);
  place(layout.dproduct, end, cell_.separate ? rows * columns : 0);
  const bool gated = activeRate(recurrent_dropout_) > 0 || cell_.from_state < cell_.gates;
  place(layout.gated, end, gated ? layout.size * steps : 0);
  place(layout.product, end, batch * columns);
  place(layout.packed, end, cell_.gates * packedOperandSize(units_, units_));
  place(layout.workspace, end, layout.size);
  place(layout.dh, end, layout.size);
  place(layout.carry, end, layout.size);
  place(layout.work, end, layout.size * cell_.work);
  place(layout.held, end, 2 * layout.size);
  layout.scratch = end;
  for (Index gates = 1; gates <= cell_.gates; ++gates) {
    const Index part = gates * units_;
    layout.gemm =
        std::max({layout.gemm, gemmScratchSize(rows, part, features_),
                  gemmScratchSize(features_, part, rows), gemmScratchSize(rows, features_, part),
                  gemmScratchSize(units_, part, rows)});
  }
  return layout;
}

MemoryRequirements Recurrent::memoryRequirements(std::span<const Shape> inputs,
                                                 const Shape&) const {
  const Layout layout = layoutOf(inputs[0][0], inputs[0][1]);
  return {.saved = layout.saved, .scratch = layout.scratch, .thread_scratch = layout.gemm};
}

Recurrent::Step Recurrent::stepAt(const Pass& pass, const Layout& layout, Index step,
                                  const Part& part) const {
  const bool masked = pass.training && activeRate(recurrent_dropout_) > 0;
  const Index batch = part.last - part.first, offset = part.first * units_;
  Real* kept = pass.saved + layout.kept + offset;
  return {.pass = pass,
          .batch = batch,
          .size = batch * units_,
          .apart = layout.size,
          .block = {batch, units_},
          .before = pass.saved + layout.states + step * layout.size + offset,
          .start = pass.saved + layout.start + offset,
          .kept = kept + step * cell_.kept * layout.size,
          .kept_before = step ? kept + (step - 1) * cell_.kept * layout.size : nullptr,
          .masks = masked ? pass.saved + layout.recurrent_masks + offset : nullptr,
          .product = pass.scratch + layout.product + part.first * cell_.gates * units_,
          .workspace = pass.scratch + layout.workspace + offset,
          .packed = pass.scratch + layout.packed};
}

// A sample's states depend on no other sample.
void Recurrent::eachPart(const Pass& pass, const Layout& layout,
                         FunctionRef<const Part&> function) const {
  constexpr double kNanosecondsAProduct = 1.0 / 20, kNanosecondsAGate = 4;
  const double a_gate = kNanosecondsAProduct * static_cast<double>(units_) + kNanosecondsAGate;
  const double nanoseconds = a_gate * static_cast<double>(layout.steps) * layout.size * cell_.gates;
  forRanges(
      pass.parallel, layout.batch, 1, nanoseconds,
      [&](Index first, Index last, int) { function(Part{first, last}); }, 1);
}

void Recurrent::forward(const ForwardPass& pass) const {
  const ConstTensor& x = pass.inputs[0];
  const Layout layout = layoutOf(x.shape[0], x.shape[1]);
  const Index rows = layout.batch * layout.steps, columns = cell_.gates * units_;
  const bool masked = pass.training && activeRate(dropout_) > 0;
  if (pass.training) drawMasks(pass, layout);

  Real* sequence = pass.scratch + layout.sequence;
  Real* projection = pass.scratch + layout.projection;
  const Index count = masked && masksEachGate() ? 1 : cell_.gates;
  for (Index gate = 0; gate < cell_.gates; gate += count) {
    const Real* mask =
        masked ? pass.saved + layout.input_masks + gate * layout.batch * features_ : nullptr;
    toTimeMajor(layout.batch, layout.steps, features_, go_backwards_, x.data, mask, sequence);
    gemm(rows, count * units_, features_, {sequence, features_},
         {pass.weights[0].data + gate * units_, columns}, projection + gate * units_, columns,
         {.bias = use_bias_ ? pass.weights[2].data + gate * units_ : nullptr},
         pass.scratch + layout.scratch, pass.parallel);
  }

  Real* states = pass.saved + layout.states;
  const auto start = [&](std::size_t input, Real* state) {
    if (input < pass.inputs.size()) {
      std::copy_n(pass.inputs[input].data, layout.size, state);
    } else if (pass.states) {
      std::copy_n(pass.states + (input - 1) * layout.size, layout.size, state);
    } else {
      std::fill_n(state, layout.size, Real{0});
    }
  };
  start(1, states);
  if (cell_.state >= 0) start(2, pass.saved + layout.start);
  packRecurrentKernel(pass, layout, false);
  eachPart(pass, layout, [&](const Part& part) {
    for (Index step = 0; step < layout.steps; ++step) {
      const ForwardStep forward = {stepAt(pass, layout, step, part),
                                   projection + (step * layout.batch + part.first) * columns,
                                   states + (step + 1) * layout.size + part.first * units_};
      forwardStep(forward);
      if (maskOf(pass)) keepStates(forward, layout, step, part);
    }
  });
  if (return_sequences_) {
    fromTimeMajor(layout.batch, layout.steps, units_, second_direction_, states + layout.size,
                  nullptr, false, pass.output.data);
    if (maskOf(pass) && zeroes_masked_) zeroMasked(pass, layout);
  } else {
    std::copy_n(states + layout.steps * layout.size, layout.size, pass.output.data);
  }
  for (Real* last :
       {return_state_ ? pass.output.data + furtherFrom(layout) : nullptr, pass.states}) {
    if (!last) continue;
    std::copy_n(states + layout.steps * layout.size, layout.size, last);
    if (cell_.state < 0) continue;
    const Index block = (layout.steps - 1) * cell_.kept + cell_.state;
    std::copy_n(pass.saved + layout.kept + block * layout.size, layout.size, last + layout.size);
  }
}

void Recurrent::backward(const BackwardPass& pass) const {
  const ConstTensor& x = pass.inputs[0];
  const Layout layout = layoutOf(x.shape[0], x.shape[1]);
  const Index columns = cell_.gates * units_;
  const Real* dy = pass.output_gradient.data;
  Real* dh = pass.scratch + layout.dh;
  Real* carry = pass.scratch + layout.carry;
  Real* dprojection = pass.scratch + layout.projection;
  Real* dproduct = cell_.separate ? pass.scratch + layout.dproduct : dprojection;
  std::fill_n(dh, layout.size, Real{0});
  std::fill_n(carry, layout.size, Real{0});
  if (!return_sequences_) std::copy_n(dy, layout.size, dh);
  if (return_state_) {
    const Real* further = dy + furtherFrom(layout);
    addTo(layout.size, further, dh);
    if (cell_.state >= 0) std::copy_n(further + layout.size, layout.size, carry);
  }
  packRecurrentKernel(pass, layout, true);
  eachPart(pass, layout, [&](const Part& part) {
    const Index offset = part.first * units_;
    for (Index step = layout.steps; step-- > 0;) {
      const Index position = second_direction_ ? layout.steps - 1 - step : step;
      for (Index n = part.first; return_sequences_ && n < part.last; ++n) {
        if (zeroes_masked_ && isMasked(pass, layout, step, n)) continue;
        addTo(units_, dy + (n * layout.steps + position) * units_, dh + n * units_);
      }
      const Index rows = (step * layout.batch + part.first) * columns;
      const BackwardStep backward = {stepAt(pass, layout, step, part),
                                     pass.saved + layout.states + (step + 1) * layout.size + offset,
                                     dh + offset,
                                     carry + offset,
                                     pass.scratch + layout.work + offset,
                                     dprojection + rows,
                                     dproduct + rows};
      if (maskOf(pass)) {
        backwardMasked(backward, layout, step, part);
      } else {
        backwardStep(backward);
      }
    }
  });
  for (std::size_t input = 1; input < pass.input_gradients.size(); ++input) {
    const Tensor& dstate = pass.input_gradients[input];
    if (dstate) std::copy_n(input == 1 ? dh : carry, layout.size, dstate.data);
  }
  recurrentKernelGradient(pass, layout);
  inputGradients(pass, layout);
}

void Recurrent::packRecurrentKernel(const Pass& pass, const Layout& layout, bool transposed) const {
  const bool masked = pass.training && activeRate(recurrent_dropout_) > 0;
  const Index columns = cell_.gates * units_;
  Index count = 0;
  for (Index gate = 0; gate < cell_.gates; gate += count) {
    count = masked ? 1 : (gate < cell_.from_state ? cell_.from_state : cell_.gates) - gate;
    const Operand kernel{pass.weights[1].data + gate * units_, columns, transposed};
    const Index part = count * units_;
    packOperand(transposed ? units_ : part, transposed ? part : units_, kernel,
                pass.scratch + layout.packed + gate * packedOperandSize(units_, units_));
  }
}

void Recurrent::recurrentProduct(const Step& step, Index first, Index count, const Real* a) const {
  const Index columns = cell_.gates * units_, each = step.masks ? 1 : count;
  const Real* bias = use_bias_ && cell_.separate ? step.pass.weights[2].data + columns : nullptr;
  for (Index gate = first; gate < first + count; gate += each) {
    if (step.masks) multiply(step.size, a, step.masks + gate * step.apart, step.workspace);
    gemmPacked(step.batch, each * units_, units_, step.masks ? step.workspace : a, units_,
               step.packed + gate * packedOperandSize(units_, units_), step.product + gate * units_,
               columns, {.bias = bias ? bias + gate * units_ : nullptr});
  }
}

void Recurrent::recurrentProductBackward(const BackwardStep& step, Index first, Index count,
                                         bool add, Real* da) const {
  const Index columns = cell_.gates * units_, each = step.masks ? 1 : count;
  for (Index gate = first; gate < first + count; gate += each) {
    const bool adds = add || gate > first;
    Real* part = adds ? step.workspace : da;
    gemmPacked(step.batch, units_, each * units_, step.dproduct + gate * units_, columns,
               step.packed + gate * packedOperandSize(units_, units_), part, units_, {});
    if (step.masks) multiply(step.size, part, step.masks + gate * step.apart, part);
    if (adds) addTo(step.size, part, da);
  }
}

}  // namespace minibatch
