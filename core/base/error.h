#pragma once

#include <concepts>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/number_text.h"

namespace minibatch {

/// What kind of thing went wrong; reaches JavaScript as `MinibatchError.code`.
enum class ErrorCode {
  kInvalidArgument,  // an argument of a layer, loss, optimizer … is out of range
  kUnknownName,      // the catalogue has no entry of that name
  kInvalidSpec,      // the model's config cannot be understood
  kShapeMismatch,    // tensors do not fit together
  kInvalidData,      // the user's file or array is wrong
  kOutOfMemory,      // refused before, or failed while, taking memory
  kNotFinite,        // the loss became NaN or infinite
  kInvalidState,     // a call that needs another call first
};

/// The code as it is spelled in JavaScript: "invalid-argument", "unknown-name" …
std::string_view errorCodeName(ErrorCode code);

/// The one exception of the core. The message says what was expected, what was received, and where.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  ErrorCode code() const { return code_; }

 private:
  ErrorCode code_;
};

/// A part of a message as text. Streams would do this too, but bring 60 KB of locales to the
/// browser.
template <class Part>
std::string messagePart(const Part& part) {
  if constexpr (std::convertible_to<Part, std::string_view>) {
    return std::string(std::string_view(part));
  } else if constexpr (std::same_as<Part, char>) {
    return std::string(1, part);
  } else if constexpr (std::floating_point<Part>) {
    return numberText(part);
  } else {
    return std::to_string(part);
  }
}

/// Throws an Error whose message is the concatenation of `parts`: texts and numbers.
template <class... Parts>
[[noreturn]] void fail(ErrorCode code, const Parts&... parts) {
  throw Error(code, (std::string() + ... + messagePart(parts)));
}

}  // namespace minibatch
