#include "schedules/schedule.h"

#include "base/portable_math.h"

namespace minibatch {

double cosineFall(double share) { return 0.5 * (1 + portableDirection(share / 2).cosine); }

}  // namespace minibatch
