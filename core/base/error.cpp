#include "base/error.h"

#include <utility>

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

Error::Error(ErrorCode code, Message message)
    : std::runtime_error(message.id() + " " + message.values()),
      code_(code),
      message_(std::move(message)) {}

std::string Error::toJson() const {
  std::string json = "{\"code\":";
  appendJson(json, errorCodeName(code_));
  json += ',';
  return json.append(message_.toJson(), 1);
}

void fail(ErrorCode code, std::string_view id, std::initializer_list<MessageValue> values) {
  throw Error(code, Message(id, values));
}

}  // namespace minibatch
