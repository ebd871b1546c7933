#include "base/memory.h"

#include <cstdint>

#include "base/error.h"

namespace minibatch {

void refuseMemory(double bytes) {
  fail(ErrorCode::kOutOfMemory, "memory.data",
       {{"megabytes", static_cast<std::int64_t>(bytes / (1 << 20))}});
}

void requireMemory(double bytes) {
  if (bytes > kModuleBytes / 2) refuseMemory(bytes);
}

}  // namespace minibatch
