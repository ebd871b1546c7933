#pragma once

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/message.h"

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

/// The one exception of the core. Its message says what was expected, what was received, and where.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, Message message);
  ErrorCode code() const { return code_; }
  const Message& message() const { return message_; }
  /// {"code": …, "id": …, "values": …}
  std::string toJson() const;

 private:
  ErrorCode code_;
  Message message_;
};

/// Throws an Error of the message `id` with `values`.
[[noreturn]] void fail(ErrorCode code, std::string_view id,
                       std::initializer_list<MessageValue> values = {});

}  // namespace minibatch
