#include "base/refusal.h"

#include <nlohmann/json.hpp>

#include "base/argument_check.h"
#include "base/error.h"

namespace minibatch {

void refuse(const Arguments& arguments, std::string_view id,
            std::initializer_list<MessageValue> values) {
  fail(ErrorCode::kInvalidArgument, "at-place",
       {{"where", arguments.location()}, {"message", Message(id, values)}});
}

void refuseValue(const Arguments& arguments, std::string_view name, const Message& expected,
                 const nlohmann::json& received) {
  refuse(arguments, "argument.value",
         {{"argument", name},
          {"class", arguments.entry().class_name},
          {"expected", expected},
          {"received", brief(received)}});
}

Message kindMessage(Kind kind) { return Message("kind." + std::string(kindName(kind))); }

}  // namespace minibatch
