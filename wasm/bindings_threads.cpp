// What only the module with shared memory has: threads that its models compute with.

#include <emscripten/bind.h>

#include "base/thread_pool.h"
#include "bindings/guard.h"
#include "model/model.h"

namespace minibatch::bindings {
namespace {

void useThreads(Model& model, ThreadPool& threads) { model.setParallel(&threads); }

}  // namespace

EMSCRIPTEN_BINDINGS(minibatch_threads) {
  emscripten::class_<ThreadPool>("ThreadPool").constructor<int>();
  emscripten::function("useThreads", &useThreads);
}

}  // namespace minibatch::bindings
