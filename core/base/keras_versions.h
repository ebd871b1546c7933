#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "base/arguments.h"

namespace minibatch {

// Configs as Keras 2, TF.js and every Keras 3 wrote them, in the words of today. This is the only
// place that knows what another version calls something: everything behind it reads one dialect.

/// Whether a class is that of a model, which may be a layer of another one.
bool isModelClass(std::string_view name);

/// What a class is called today.
std::string_view currentClassName(Kind kind, std::string_view name);

/// The config of an object: arguments under today's names, without keys that say "off" or nothing,
/// and spelled as Keras spells them after its own checks ("SAME" is "same"). What is not known to
/// mean the same stays as it is, for the checks of arguments to refuse by name.
nlohmann::json currentConfig(const Entry& entry, const nlohmann::json& config);

/// A whole model: a Sequential config that is a bare list of layers, and the nodes of layers, which
/// older versions wrote as [name, node, tensor, keyword arguments]. Calls of inner models are
/// counted from 0.
nlohmann::json currentModel(const nlohmann::json& spec);

/// Arguments that name an activation.
inline constexpr std::array<const char*, 2> kActivationKeys = {"activation",
                                                               "recurrent_activation"};
/// The activation hard_sigmoid of Keras 2.
nlohmann::json hardSigmoidOfKeras2();

}  // namespace minibatch
