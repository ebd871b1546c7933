#pragma once

#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

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

/// Throws an Error whose message is the concatenation of `parts`.
template <class... Parts>
[[noreturn]] void fail(ErrorCode code, const Parts&... parts) {
  std::ostringstream message;
  (message << ... << parts);
  throw Error(code, message.str());
}

}  // namespace minibatch
