#include "training/options.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/argument_check.h"
#include "base/error.h"
#include "base/parse_json.h"
#include "base/read_number.h"
#include "data/class_weight.h"

namespace minibatch {

using nlohmann::json;

Options::Options(std::string_view text, std::string_view call) : call_(call) {
  values_ = parseJson(text, call);
  if (!values_.is_object()) {
    fail(ErrorCode::kInvalidArgument, "options.not-an-object",
         {{"call", call}, {"received", text.substr(0, 80)}});
  }
}

json Options::take(std::string_view name) {
  known_.emplace_back(name);
  const auto found = values_.find(name);
  if (found == values_.end()) return nullptr;
  json value = *found;
  values_.erase(found);
  return value;
}

void Options::refuse(std::string_view name, const Message& expected, const json& received) const {
  fail(ErrorCode::kInvalidArgument, "options.value",
       {{"call", call_}, {"option", name}, {"expected", expected}, {"received", brief(received)}});
}

Index Options::integer(std::string_view name, Index standard, Index minimum) {
  const json value = take(name);
  if (value.is_null()) return standard;
  const double number = value.is_number() ? value.get<double>() : std::nan("");
  if (!(number >= static_cast<double>(minimum)) || number != std::floor(number) ||
      number > std::numeric_limits<std::int32_t>::max()) {
    const Message whole("number.whole"), range("range.at-least", {{"minimum", minimum}});
    refuse(name, Message("number.in-range", {{"number", whole}, {"range", range}}), value);
  }
  return static_cast<Index>(number);
}

double Options::number(std::string_view name, double standard) {
  const json value = take(name);
  if (value.is_null()) return standard;
  if (!value.is_number()) refuse(name, Message("number.any"), value);
  return value.get<double>();
}

bool Options::boolean(std::string_view name, bool standard) {
  const json value = take(name);
  if (value.is_null()) return standard;
  if (!value.is_boolean()) refuse(name, Message("expected.boolean"), value);
  return value.get<bool>();
}

json Options::list(std::string_view name) {
  const json value = take(name);
  if (value.is_null()) return json::array();
  if (!value.is_array()) refuse(name, Message("expected.list"), value);
  return value;
}

std::map<int, float> Options::classWeights(std::string_view name, const Dataset& data) {
  const json value = take(name);
  std::map<int, float> weights;
  if (value.is_null()) return weights;
  if (value == "balanced") return balancedClassWeights(data);
  const Message expected("expected.class-weight");
  if (!value.is_object()) refuse(name, expected, value);
  for (const auto& [key, weight] : value.items()) {
    const bool is_number = !key.empty() && key.size() < 9 &&
                           std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number || !weight.is_number()) refuse(name, expected, value);
    weights[static_cast<int>(readNumber(key))] = weight.get<float>();
  }
  return weights;
}

void Options::refuseOthers() const {
  if (values_.empty()) return;
  fail(ErrorCode::kInvalidArgument, "options.unknown",
       {{"call", call_}, {"option", values_.begin().key()}, {"known", known_}});
}

}  // namespace minibatch
