#pragma once

namespace minibatch {

/// The number below which a standard normal variable falls with probability p: scipy.stats.norm's
/// ppf(p), for 0 < p < 1. Wichura (1988), "Algorithm AS 241: The Percentage Points of the Normal
/// Distribution", PPND16; the relative error is about 1e-16.
double normalQuantile(double p);

}  // namespace minibatch
