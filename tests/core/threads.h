#pragma once

#include "base/thread_pool.h"

namespace minibatch::tests {

/// Threads that share whatever can be cut, however small it is.
class EagerPool : public ThreadPool {
 public:
  using ThreadPool::ThreadPool;
  double shortestPiece() const override { return 0; }
};

/// Pools of 2, 3 and 4 threads, started once and never ended: the program's end is theirs.
inline Parallel* threads(int count) {
  static EagerPool* const pools[] = {new EagerPool(2), new EagerPool(3), new EagerPool(4)};
  return pools[count - 2];
}

}  // namespace minibatch::tests
