#pragma once

namespace minibatch {

/// What a module can address, in bytes.
inline constexpr double kModuleBytes = 4294967296.0;

/// Throws kOutOfMemory, with the megabytes, for `bytes` that cannot be had.
[[noreturn]] void refuseMemory(double bytes);

/// The same where they are more than half of a module: the data set is in there, too.
void requireMemory(double bytes);

}  // namespace minibatch
