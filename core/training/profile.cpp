#include "training/profile.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/json_text.h"
#include "base/stopwatch.h"
#include "data/shuffle.h"

namespace minibatch {

ProfileJob::ProfileJob(Trainer& trainer, const Dataset& data, Index batch_size, Index steps,
                       Index warm_up)
    : Job(&trainer),
      trainer_(trainer),
      data_(trainer.bind(data)),
      batch_size_(std::min(std::max<Index>(1, batch_size), data_.rows())),
      steps_(steps),
      warm_up_(warm_up),
      times_(trainer.model().graph().operations.size()),
      order_(data_.rows()),
      state_(trainer.copyState()),
      iteration_(trainer.iteration()) {
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
    Stopwatch stopwatch(&times_.whole);
    if (!in_step_) {
      if (position_ + batch_size_ > data_.rows()) position_ = 0;
      trainer_.startTrainStep(data_, RowIndices(std::span(order_).subspan(position_, batch_size_)));
      position_ += batch_size_;
    }
    in_step_ = !trainer_.continueStep(deadline);
    stopwatch.stop();
    if (in_step_) return trainer_.asksOutside() ? JobState::kOutside : JobState::kRunning;
    if (++done_ == warm_up_) times_ = StepTimes(times_.operations.forward.size());
    if (done_ < warm_up_ + steps_ && deadline.passed()) return JobState::kRunning;
  }
  return JobState::kDone;
}

std::string ProfileJob::progress() const { return std::to_string(done_); }

std::string ProfileJob::result() const {
  const Graph& graph = trainer_.model().graph();
  struct Pass {
    double seconds = 0, multiply_accumulates = 0;
    void operator+=(const Pass& other) {
      seconds += other.seconds;
      multiply_accumulates += other.multiply_accumulates;
    }
  };
  struct Layer {
    Pass forward, backward;
  };
  std::vector<Layer> layers(graph.layers.size());
  for (std::size_t i = 0; i < graph.operations.size(); ++i) {
    Layer& layer = layers[graph.operations[i].layer];
    const PassMultiplyAccumulates count = trainer_.multiplyAccumulatesOf(static_cast<int>(i));
    layer.forward.seconds += times_.operations.forward[i];
    layer.backward.seconds += times_.operations.backward[i];
    layer.forward.multiply_accumulates += count.forward;
    layer.backward.multiply_accumulates += count.backward;
  }
  const auto passJson = [](const Pass& pass) {
    return nlohmann::json{{"seconds", pass.seconds},
                          {"multiplyAccumulates", pass.multiply_accumulates}};
  };
  nlohmann::json list = nlohmann::json::array();
  graph.forEachLayer([&](int first, int end, const InnerModel*) {
    Layer sum;
    for (int i = first; i < end; ++i) {
      sum.forward += layers[i].forward;
      sum.backward += layers[i].backward;
    }
    list.push_back({{"forward", passJson(sum.forward)}, {"backward", passJson(sum.backward)}});
  });
  return jsonText(nlohmann::json{{"step", times_.whole},
                                 {"gather", times_.gather},
                                 {"loss", times_.loss},
                                 {"update", times_.update},
                                 {"layers", list}});
}

}  // namespace minibatch
