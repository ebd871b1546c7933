#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace minibatch {

/// The text of a JSON value, without spaces. (nlohmann's dump() brings printf into what is
/// downloaded, for its escapes and its errors.)
std::string jsonText(const nlohmann::json& value);
/// The shortest JSON that reads back as `value` and as no whole number: "7.0", "0.1", "1e+30";
/// "null" for what JSON has not.
std::string jsonNumberText(double value);

}  // namespace minibatch
