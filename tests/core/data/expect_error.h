#pragma once

#include <gtest/gtest.h>

#include <string_view>

#include "base/error.h"
#include "core/message_text.h"

namespace minibatch {

/// Expects `call` to throw an Error of `code` whose message holds `part`.
template <class Call>
void expectError(ErrorCode code, std::string_view part, const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    EXPECT_EQ(errorCodeName(error.code()), errorCodeName(code)) << error.what();
    EXPECT_NE(messageText(error).find(part), std::string::npos)
        << "The message \"" << messageText(error) << "\" does not say \"" << part << "\".";
    return;
  }
  ADD_FAILURE() << "Nothing was thrown where an error saying \"" << part << "\" was expected.";
}

}  // namespace minibatch
