#include "base/stopwatch.h"

#include <chrono>

namespace minibatch {

double Stopwatch::now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace minibatch
