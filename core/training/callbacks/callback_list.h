#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "training/callbacks/callback.h"

namespace minibatch {

/// The callbacks of a run in their order: those of the core, and those outside of it, which are
/// asked in between. Keras: keras.callbacks.CallbackList.
class CallbackList {
 public:
  CallbackList() = default;
  /// Each of `list` is {class_name, config} of the catalogue, or {hooks: ["on_epoch_end", …]} of a
  /// callback outside. `location` names the call in messages.
  CallbackList(const nlohmann::json& list, const Catalog& catalog, const Location& location);

  /// Calls everybody's onBegin().
  void begin(FitContext& context);
  /// Whether a callback has this hook.
  bool wants(Hook hook) const { return wanted_[static_cast<std::size_t>(hook)]; }
  bool takesNotFinite() const;

  /// Sets out to call a hook; `index` is the epoch or batch, where the hook has one.
  void start(Hook hook, int index);
  /// Calls the hook of one callback after the other. False: one outside has to be asked, with
  /// pending(), and to answer() before it goes on.
  bool run(FitContext& context);
  /// {callback, hook, index, logs}, the callback by its place in the list; null if none is asked.
  std::string pending(const FitContext& context) const;
  /// `answer` is {logs, stop}: the logs as they are now at an epoch's end, and whether to stop.
  void answer(std::string_view answer, FitContext& context);

  std::size_t size() const { return members_.size(); }
  /// A callback of the core, or null.
  const Callback* at(std::size_t i) const { return members_[i].callback.get(); }

 private:
  struct Member {
    std::unique_ptr<Callback> callback;  // null: outside
    std::array<bool, kHooks> hooks{};
  };

  static void call(Callback& callback, Hook hook, int index, FitContext& context);

  std::vector<Member> members_;
  std::array<bool, kHooks> wanted_{};
  Hook hook_ = Hook::kTrainBegin;
  int index_ = 0;
  std::size_t next_ = 0;
  bool waiting_ = false;
};

}  // namespace minibatch
