#include "training/callbacks/callback_list.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/argument_check.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/parse_json.h"

namespace minibatch {
namespace {

using nlohmann::json;

std::size_t hookFrom(const json& name, const Location& location) {
  const std::string text = name.is_string() ? name.get<std::string>() : std::string();
  for (std::size_t i = 0; i < kHooks; ++i) {
    if (text == hookName(static_cast<Hook>(i))) return i;
  }
  fail(ErrorCode::kInvalidArgument, "callbacks.unknown-hook",
       {{"where", location}, {"hook", brief(name)}});
}

bool hasIndex(Hook hook) {
  return isBatchHook(hook) || hook == Hook::kEpochBegin || hook == Hook::kEpochEnd;
}

}  // namespace

CallbackList::CallbackList(const json& list, const Catalog& catalog, const Location& location) {
  for (const json& item : list) {
    Member& member = members_.emplace_back();
    if (item.is_object() && item.contains("hooks")) {
      for (const json& name : item["hooks"]) member.hooks[hookFrom(name, location)] = true;
    } else {
      member.callback = catalog.make<Callback>(item, location);
      if (!member.callback) {
        fail(ErrorCode::kInvalidArgument, "callbacks.null", {{"where", location}});
      }
      for (Hook hook : {Hook::kTrainBegin, Hook::kTrainEnd, Hook::kEpochBegin, Hook::kEpochEnd}) {
        member.hooks[static_cast<std::size_t>(hook)] = true;
      }
      member.hooks[static_cast<std::size_t>(Hook::kTrainBatchEnd)] =
          member.callback->wantsBatches();
    }
    for (std::size_t i = 0; i < kHooks; ++i) wanted_[i] |= member.hooks[i];
  }
  next_ = members_.size();
}

void CallbackList::begin(FitContext& context) {
  for (const Member& member : members_) {
    if (member.callback) {
      member.callback->onBegin(context);
    } else if (member.hooks[static_cast<std::size_t>(Hook::kEpochEnd)]) {
      context.more_names = true;
    }
  }
}

bool CallbackList::takesNotFinite() const {
  return std::ranges::any_of(members_, [](const Member& member) {
    return member.callback && member.callback->takesNotFinite();
  });
}

void CallbackList::start(Hook hook, int index) {
  hook_ = hook;
  index_ = index;
  next_ = wants(hook) ? 0 : members_.size();
  waiting_ = false;
}

bool CallbackList::run(FitContext& context) {
  for (; !waiting_ && next_ < members_.size(); ++next_) {
    const Member& member = members_[next_];
    if (!member.hooks[static_cast<std::size_t>(hook_)]) continue;
    if (!member.callback) {
      waiting_ = true;
      break;
    }
    call(*member.callback, hook_, index_, context);
  }
  return !waiting_;
}

void CallbackList::call(Callback& callback, Hook hook, int index, FitContext& context) {
  switch (hook) {
    case Hook::kTrainBegin:
      return callback.onTrainBegin(context);
    case Hook::kTrainEnd:
      return callback.onTrainEnd(context);
    case Hook::kEpochBegin:
      return callback.onEpochBegin(index, context);
    case Hook::kEpochEnd:
      return callback.onEpochEnd(index, context);
    case Hook::kTrainBatchEnd:
      return callback.onTrainBatchEnd(index, context);
    default:
      return;
  }
}

std::string CallbackList::pending(const FitContext& context) const {
  if (!waiting_) return "null";
  JsonObject question;
  question.add("callback", next_);
  question.add("hook", hookName(hook_));
  question.add("index", hasIndex(hook_) ? nlohmann::json(index_) : nlohmann::json());
  question.addText("logs", toJson(context.logs));
  return question.text();
}

void CallbackList::answer(std::string_view text, FitContext& context) {
  if (!waiting_) fail(ErrorCode::kInvalidState, "callbacks.not-asked");
  const auto answer = parseJson(text, "callback");
  if (hook_ == Hook::kEpochEnd && answer.contains("logs")) {
    context.logs = logsFrom(answer["logs"], context.logs, "onEpochEnd()");
  }
  if (answer.value("stop", false) && !context.stop) {
    context.stop = true;
    context.stop_reason = "stopped";
  }
  waiting_ = false;
  ++next_;
}

}  // namespace minibatch
