#include "training/options.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/parse_json.h"

namespace minibatch {

using nlohmann::json;

Options::Options(std::string_view text, std::string_view call) : call_(call) {
  values_ = parseJson(text, call);
  if (!values_.is_object()) {
    fail(ErrorCode::kInvalidArgument, call,
         ": expected the options as a JSON object, but received ", text.substr(0, 80), ".");
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

void Options::refuse(std::string_view name, std::string_view expected, const json& received) const {
  fail(ErrorCode::kInvalidArgument, call_, ": ", name, " must be ", expected, ", but received ",
       received.dump(), ".");
}

Index Options::integer(std::string_view name, Index standard, Index minimum) {
  const json value = take(name);
  if (value.is_null()) return standard;
  const double number = value.is_number() ? value.get<double>() : std::nan("");
  if (!(number >= static_cast<double>(minimum)) || number != std::floor(number) ||
      number > std::numeric_limits<std::int32_t>::max()) {
    refuse(name, "a whole number of at least " + std::to_string(minimum), value);
  }
  return static_cast<Index>(number);
}

double Options::number(std::string_view name, double standard) {
  const json value = take(name);
  if (value.is_null()) return standard;
  if (!value.is_number()) refuse(name, "a number", value);
  return value.get<double>();
}

bool Options::boolean(std::string_view name, bool standard) {
  const json value = take(name);
  if (value.is_null()) return standard;
  if (!value.is_boolean()) refuse(name, "true or false", value);
  return value.get<bool>();
}

json Options::list(std::string_view name) {
  const json value = take(name);
  if (value.is_null()) return json::array();
  if (!value.is_array()) refuse(name, "a list", value);
  return value;
}

std::map<int, float> Options::classWeights(std::string_view name) {
  const json value = take(name);
  std::map<int, float> weights;
  if (value.is_null()) return weights;
  const char* expected = "an object of a weight for each class number, as in {\"0\": 1, \"1\": 5}";
  if (!value.is_object()) refuse(name, expected, value);
  for (const auto& [key, weight] : value.items()) {
    const bool is_number = !key.empty() && key.size() < 9 &&
                           std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number || !weight.is_number()) refuse(name, expected, value);
    weights[std::stoi(key)] = weight.get<float>();
  }
  return weights;
}

void Options::refuseOthers() const {
  if (values_.empty()) return;
  std::string known;
  for (const std::string& name : known_) known += (known.empty() ? "" : ", ") + name;
  fail(ErrorCode::kInvalidArgument, call_, ": there is no option \"", values_.begin().key(),
       "\". Known: ", known, ".");
}

}  // namespace minibatch
