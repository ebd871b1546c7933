#pragma once

#include <emscripten/val.h>

#include <string>

namespace minibatch::bindings {

/// A string of JavaScript. Not std::string: Embind copies that into memory which stays taken when
/// the call throws.
using Text = emscripten::val;

inline std::string read(const Text& text) { return text.as<std::string>(); }

}  // namespace minibatch::bindings
