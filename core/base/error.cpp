#include "base/error.h"

namespace minibatch {

std::string_view errorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "invalid-argument";
    case ErrorCode::kUnknownName:
      return "unknown-name";
    case ErrorCode::kInvalidSpec:
      return "invalid-spec";
    case ErrorCode::kShapeMismatch:
      return "shape-mismatch";
    case ErrorCode::kInvalidData:
      return "invalid-data";
    case ErrorCode::kOutOfMemory:
      return "out-of-memory";
    case ErrorCode::kNotFinite:
      return "not-finite";
    case ErrorCode::kInvalidState:
      return "invalid-state";
  }
  return "unknown";
}

void MessagePart::appendText(std::string& message, const void* text) {
  message += static_cast<const char*>(text);
}

void failWith(ErrorCode code, std::initializer_list<MessagePart> parts) {
  std::string message;
  for (const MessagePart& part : parts) part.appendTo(message);
  throw Error(code, message);
}

}  // namespace minibatch
