#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace minibatch {

/// The key of a call x[key] as Keras's JSON has it, and as text: see SliceItem. Empty text where
/// the JSON is no key.
std::string sliceText(const nlohmann::json& key);
nlohmann::json sliceJson(std::string_view text);

}  // namespace minibatch
