#pragma once

#include <emscripten/em_js.h>

#include <memory>
#include <new>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/parse_json.h"

namespace minibatch::bindings {

/// Throws a JavaScript Error of the code, the id and the values, a JSON object. A C++ exception
/// would reach JavaScript as an opaque WebAssembly.Exception, so it is caught on this side and
/// thrown again as one of JavaScript's.
void throwJavaScriptError(const char* code, const char* id, const char* values);

/// What JavaScript is told of the exception that is being handled. It is behind a pointer, so that
/// the guard around every function needs no destructor.
struct Fault {
  ErrorCode code = ErrorCode::kOutOfMemory;
  Message message;
};
[[gnu::noinline]] inline Fault* currentFault() {
  try {
    throw;
  } catch (const Error& error) {
    return new Fault{error.code(), error.message()};
  } catch (const nlohmann::json::exception& error) {
    return new Fault{ErrorCode::kInvalidSpec,
                     Message("json.malformed", {{"detail", jsonFault(error)}})};
  } catch (const std::bad_alloc&) {
    return new Fault{.message = Message("memory.exhausted")};
  } catch (const std::length_error&) {  // of a vector larger than the address space
    return new Fault{.message = Message("memory.too-large")};
  }
}

/// Frees the fault.
[[noreturn, gnu::noinline]] inline void throwFault(Fault* fault) {
  const std::unique_ptr<Fault> owned(fault);  // a JavaScript exception unwinds, too
  // The names are literals, so they end with a zero.
  throwJavaScriptError(errorCodeName(fault->code).data(), fault->message.id().c_str(),
                       fault->message.values().c_str());
  __builtin_unreachable();
}

/// Runs `work`; what it throws reaches JavaScript as an Error with the core's code and message.
template <class Work>
auto guarded(const Work& work) -> decltype(work()) {
  Fault* fault;
  try {
    return work();
  } catch (...) {
    fault = currentFault();
  }
  throwFault(fault);
}

/// `call` of Guarded<&Class::method> or Guarded<&function> is that method or function, guarded.
template <auto Function>
struct Guarded;

template <class R, class... Args, R (*Function)(Args...)>
struct Guarded<Function> {
  static R call(Args... args) {
    return guarded([&]() -> R { return Function(std::forward<Args>(args)...); });
  }
};

template <class R, class C, class... Args, R (C::*Method)(Args...)>
struct Guarded<Method> {
  static R call(C& self, Args... args) {
    return guarded([&]() -> R { return (self.*Method)(std::forward<Args>(args)...); });
  }
};

template <class R, class C, class... Args, R (C::*Method)(Args...) const>
struct Guarded<Method> {
  static R call(const C& self, Args... args) {
    return guarded([&]() -> R { return (self.*Method)(std::forward<Args>(args)...); });
  }
};

}  // namespace minibatch::bindings
