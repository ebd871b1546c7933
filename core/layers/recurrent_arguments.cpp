#include <algorithm>

#include "base/message.h"
#include "layers/activation.h"
#include "layers/recurrent.h"

namespace minibatch {

Recurrent::Gate::Gate(const Arguments& arguments, std::string_view name, std::string_view units)
    : function_(makeActivation(arguments, name)) {
  if (function_) function_->check({arguments.integer(units)});
}

void Recurrent::Gate::forward(const Shape& block, const Real* x, Real* y) const {
  if (function_) {
    function_->forward({x, block}, {y, block});
  } else if (x != y) {
    std::copy_n(x, block.size(), y);
  }
}

void Recurrent::Gate::backward(const Shape& block, const Real* x, const Real* y, const Real* dy,
                               Real* dx) const {
  if (function_) {
    function_->backward({x, block}, {y, block}, {dy, block}, {dx, block});
  } else if (dy != dx) {
    std::copy_n(dy, block.size(), dx);
  }
}

}  // namespace minibatch
