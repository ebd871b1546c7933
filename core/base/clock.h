#pragma once

namespace minibatch {

/// Seconds of a clock that is never set back. (std::chrono's throws errors that bring printf into
/// what is downloaded.)
double secondsNow();

}  // namespace minibatch
