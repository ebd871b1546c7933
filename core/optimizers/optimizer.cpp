#include "optimizers/optimizer.h"

#include "base/refusal.h"

namespace minibatch {

Optimizer::Optimizer(const Arguments& arguments)
    : schedule_(arguments.isObject("learning_rate") ? arguments.make<Schedule>("learning_rate")
                                                    : nullptr),
      learning_rate_(schedule_ ? schedule_->rate(0) : arguments.number("learning_rate")) {
  const auto number = [&](std::string_view name) {
    return arguments.isNull(name) ? 0 : arguments.number(name);
  };
  common_ = {
      .weight_decay = number("weight_decay"),
      .clipnorm = number("clipnorm"),
      .clipvalue = number("clipvalue"),
      .global_clipnorm = number("global_clipnorm"),
      .use_ema = arguments.boolean("use_ema"),
      .ema_momentum = number("ema_momentum"),
      .ema_overwrite_frequency = static_cast<std::int64_t>(number("ema_overwrite_frequency")),
      .gradient_accumulation_steps =
          static_cast<std::int64_t>(number("gradient_accumulation_steps"))};
  std::string given;
  int count = 0;
  for (std::string_view name : {"clipnorm", "clipvalue", "global_clipnorm"}) {
    if (arguments.isNull(name)) continue;
    given += (count++ ? ", " : "") + std::string(name) + " " + numberText(arguments.number(name));
  }
  if (count > 1) {
    refuse(arguments, "optimizer.clipping",
           {{"class", arguments.entry().class_name}, {"received", given}});
  }
}

}  // namespace minibatch
