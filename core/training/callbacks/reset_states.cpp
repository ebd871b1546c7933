#include "training/callbacks/callback.h"

namespace minibatch {
namespace {

/// Resets the states of stateful layers after every epoch and its validation: what notebooks do
/// between calls of fit() for one epoch each, or in a callback of their own.
class ResetStates : public Callback {
 public:
  explicit ResetStates(const Arguments&) {}
  void onEpochEnd(int /*epoch*/, FitContext& context) override {
    context.trainer->model().resetStates();
  }
};

}  // namespace

const EntryOf<Callback>& resetStatesEntry() {
  static constexpr auto entry = entryFor<Callback, ResetStates>(
      "ResetStates", {"reset_states"},
      "Resets the states of stateful layers after every epoch, so that the next one begins with "
      "zeros.",
      {});
  return entry;
}

}  // namespace minibatch
