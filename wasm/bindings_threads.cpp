// What only the module with shared memory has: threads that its models compute with.

#include <emscripten/bind.h>

#include <atomic>
#include <memory>

#include "base/thread_pool.h"
#include "bindings/guard.h"
#include "model/model.h"

namespace minibatch::bindings {
namespace {

// For the threads themselves, which share the memory and none of JavaScript's objects.
std::atomic<ThreadPool*> pool{nullptr};

std::unique_ptr<ThreadPool> makeThreadPool(int threads) {
  auto made = std::make_unique<ThreadPool>(threads);
  pool = made.get();
  return made;
}

void threadEnded() {
  if (ThreadPool* const made = pool) made->abandon();
}

void useThreads(Model& model, ThreadPool& threads) { model.setParallel(&threads); }

}  // namespace

EMSCRIPTEN_BINDINGS(minibatch_threads) {
  emscripten::class_<ThreadPool>("ThreadPool").constructor(&makeThreadPool);
  emscripten::function("threadEnded", &threadEnded);
  emscripten::function("useThreads", &useThreads);
}

}  // namespace minibatch::bindings
