#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "base/memory.h"

namespace minibatch::bindings {

/// Numbers on their way in or out: JavaScript writes and reads them through a view that it makes
/// each time and never keeps, because growing memory detaches it.
template <class T>
class Buffer {
 public:
  explicit Buffer(std::vector<T> values) : values_(std::move(values)) {}
  /// `count` zeros. Throws kOutOfMemory with the megabytes wanted.
  static std::unique_ptr<Buffer> make(double count) {
    // A larger one does not fit the address space, and would be cut when it becomes an integer.
    if (count < kModuleBytes / sizeof(T)) {
      try {
        return std::make_unique<Buffer>(std::vector<T>(static_cast<std::size_t>(count)));
      } catch (const std::bad_alloc&) {
      } catch (const std::length_error&) {
      }
    }
    refuseMemory(count * sizeof(T));
  }

  emscripten::val view() {
    return emscripten::val(emscripten::typed_memory_view(values_.size(), values_.data()));
  }

  std::vector<T> take() { return std::move(values_); }
  std::span<const T> span() const { return values_; }
  void set(std::vector<T> values) { values_ = std::move(values); }

 private:
  std::vector<T> values_;
};

using Bytes = Buffer<std::uint8_t>;
using Floats = Buffer<float>;
using Doubles = Buffer<double>;
using Rows = Buffer<std::uint32_t>;
using Classes = Buffer<std::int32_t>;

}  // namespace minibatch::bindings
