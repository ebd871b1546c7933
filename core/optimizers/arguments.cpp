#include "optimizers/arguments.h"

#include <algorithm>
#include <iterator>

#include "base/message.h"
namespace minibatch {

Moments::Moments(const Arguments& arguments)
    : beta_1(arguments.number("beta_1")),
      beta_2(arguments.number("beta_2")),
      epsilon(arguments.number("epsilon")) {}

}  // namespace minibatch
