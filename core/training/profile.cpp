#include "training/profile.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/json_object.h"
#include "base/stopwatch.h"
#include "data/shuffle.h"
#include "training/options.h"

namespace minibatch {

using nlohmann::json;

ProfileJob::ProfileJob(Trainer& trainer, const Dataset& data, std::string_view text)
    : Job(&trainer),
      trainer_(trainer),
      data_(trainer.bind(data)),
      times_(trainer.model().graph().operations.size()),
      order_(data_.rows()),
      state_(trainer.copyState()),
      iteration_(trainer.iteration()) {
  Options options(text, "profile");
  batch_size_ = std::min(options.integer("batch_size", batch_size_, 1), data_.rows());
  steps_ = options.integer("steps", steps_, 1);
  warm_up_ = options.integer("warm_up", warm_up_, 0);
  options.refuseOthers();
  // Rows from all over the data set, as fit() takes them.
  std::iota(order_.begin(), order_.end(), 0u);
  permutation({.seed = trainer_.seed(), .purpose = RandomPurpose::kShuffle}, order_);
  trainer_.resetLogs();
  trainer_.updateNotFinite(true);
  trainer_.recordTimes(&times_);
}

ProfileJob::~ProfileJob() {
  trainer_.abandonStep();
  trainer_.recordTimes(nullptr);
  trainer_.updateNotFinite(false);
  trainer_.setState(state_, iteration_);
  trainer_.resetLogs();
}

JobState ProfileJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  while (done_ < warm_up_ + steps_) {
    {
      const Stopwatch stopwatch(&times_.whole);
      if (!in_step_) {
        if (position_ + batch_size_ > data_.rows()) position_ = 0;
        trainer_.startTrainStep(data_,
                                RowChoice(std::span(order_).subspan(position_, batch_size_)));
        position_ += batch_size_;
        in_step_ = true;
      }
      if (!trainer_.continueStep(deadline)) return JobState::kRunning;
      in_step_ = false;
    }
    if (++done_ == warm_up_) times_.clear();
    if (done_ < warm_up_ + steps_ && deadline.passed()) return JobState::kRunning;
  }
  return JobState::kDone;
}

std::string ProfileJob::progress() const {
  JsonObject result;
  result.add("step", done_);
  result.add("steps", warm_up_ + steps_);
  return result.text();
}

std::string ProfileJob::result() const {
  const Graph& graph = trainer_.model().graph();
  const std::vector<OperationProducts> products = trainer_.products();
  json layers = json::array();
  for (std::size_t layer = 0; layer < graph.layers.size(); ++layer) {
    double forward = 0, backward = 0;
    OperationProducts sum;
    for (std::size_t i = 0; i < graph.operations.size(); ++i) {
      if (graph.operations[i].layer != static_cast<int>(layer)) continue;
      forward += times_.operations.forward[i];
      backward += times_.operations.backward[i];
      sum.forward += products[i].forward;
      sum.backward += products[i].backward;
    }
    layers.push_back(jsonObject({{"forward", forward},
                                 {"backward", backward},
                                 {"forward_products", sum.forward},
                                 {"backward_products", sum.backward}}));
  }
  return jsonObject({{"batch_size", batch_size_},
                     {"steps", steps_},
                     {"whole", times_.whole},
                     {"gather", times_.gather},
                     {"loss", times_.loss},
                     {"update", times_.update},
                     {"layers", layers}})
      .dump();
}

}  // namespace minibatch
