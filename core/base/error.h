#pragma once

#include <concepts>
#include <initializer_list>
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

/// A reference to a part of a message and how to write it: two words, because every check in the
/// core builds some of them.
class MessagePart {
 public:
  /// A text that ends with a zero.
  MessagePart(const char* text) : part_(text), append_(&appendText) {}
  template <class Part>
  MessagePart(const Part& part) : part_(&part), append_(&appendPart<Part>) {}

  void appendTo(std::string& message) const { append_(message, part_); }

 private:
  static void appendText(std::string& message, const void* text);
  template <class Part>
  static void appendPart(std::string& message, const void* part) {
    message += messagePart(*static_cast<const Part*>(part));
  }

  const void* part_;
  void (*append_)(std::string& message, const void* part);
};

/// Throws an Error whose message is the concatenation of `parts`.
[[noreturn]] void failWith(ErrorCode code, std::initializer_list<MessagePart> parts);

/// Throws an Error whose message is the concatenation of `parts`: texts and numbers.
template <class... Parts>
[[noreturn, gnu::always_inline]] inline void fail(ErrorCode code, const Parts&... parts) {
  failWith(code, {MessagePart(parts)...});
}

}  // namespace minibatch
