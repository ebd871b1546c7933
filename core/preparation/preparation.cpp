#include "preparation/preparation.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/argument_check.h"
#include "base/error.h"
#include "base/json_object.h"
#include "base/number_text.h"
#include "base/parse_json.h"
#include "data/cell.h"
#include "preparation/column_step.h"
#include "preparation/image_step.h"

namespace minibatch {
namespace {

using nlohmann::json;

constexpr const char* kEncodingNames[] = {"integer", "one-hot"};

// A column of numbers where text was read in training, as a file of codes has it: 7 is "7".
Column asText(const Column& column) {
  CategoricalValues text;
  for (const double value : *column.numeric()) {
    text.codes.push_back(std::isnan(value) ? -1
                                           : static_cast<std::int32_t>(text.categories.size()));
    if (!std::isnan(value)) text.categories.push_back(numberText(value));
  }
  return {column.name, std::move(text)};
}

// A column read as text where numbers were read in training: missing cells are all it may have.
Column asNumbers(const Column& column) {
  for (Index row = 0; row < column.rows(); ++row) {
    if (column.isMissing(row)) continue;
    fail(ErrorCode::kInvalidData, "preparation.not-a-number",
         {{"column", column.name}, {"row", row}, {"received", column.text(row)}});
  }
  return {column.name, NumericValues(static_cast<std::size_t>(column.rows()), std::nan(""))};
}

// Whether a step is switched on; the key is taken out of it.
bool takeEnabled(json& step, const std::string& location) {
  if (!step.is_object() || !step.contains("enabled")) return true;
  const json enabled = step["enabled"];
  if (!enabled.is_boolean()) {
    fail(ErrorCode::kInvalidSpec, "preparation.enabled",
         {{"where", location}, {"received", brief(enabled)}});
  }
  step.erase("enabled");
  return enabled.get<bool>();
}

// {channels: [{scale, offset}], standardized}
json pixelsJson(const PixelScaling& pixels) {
  json channels = json::array();
  for (const auto& [scale, offset] : pixels.channels) {
    channels.push_back(jsonObject({{"scale", scale}, {"offset", offset}}));
  }
  return jsonObject({{"channels", std::move(channels)}, {"standardized", pixels.standardized}});
}

PixelScaling pixelsFrom(const json& json) {
  PixelScaling pixels{.channels = {}, .standardized = json.at("standardized").get<bool>()};
  for (const nlohmann::json& channel : json.at("channels")) {
    pixels.channels.push_back(
        {.scale = channel.at("scale").get<double>(), .offset = channel.at("offset").get<double>()});
  }
  if (pixels.channels.empty()) fail(ErrorCode::kInvalidSpec, "preparation.no-channels");
  return pixels;
}

// {target, scaling, encoding}
json targetJson(const PreparedTarget& target) {
  return jsonObject(
      {{"target", target.encoder.toJson()},
       {"scaling", target.scaler.toJson()},
       {"encoding",
        target.encoding ? json(kEncodingNames[static_cast<int>(*target.encoding)]) : json()}});
}

PreparedTarget targetFromJson(const json& json) {
  PreparedTarget result{.output = json.value("output", ""),
                        .encoder = TargetEncoder::fromJson(json.at("target")),
                        .scaler = TargetScaler::fromJson(json.at("scaling")),
                        .encoding = {}};
  const nlohmann::json& encoding = json.at("encoding");
  if (!encoding.is_null()) {
    result.encoding =
        encoding == kEncodingNames[1] ? TargetEncoding::kOneHot : TargetEncoding::kInteger;
  }
  return result;
}

}  // namespace

Preparation::Preparation(const json& steps, const Catalog& catalog) {
  if (!steps.is_array()) {
    fail(ErrorCode::kInvalidSpec, "preparation.not-a-list", {{"received", brief(steps)}});
  }
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string location = "preparation[" + std::to_string(i) + "]";
    json object = steps[i];
    enabled_.push_back(takeEnabled(object, location));
    const std::unique_ptr<Arguments> arguments =
        catalog.parse(Kind::kPreparation, object, location);
    if (!arguments) fail(ErrorCode::kInvalidSpec, "preparation.null", {{"where", location}});
    const auto& entry = static_cast<const EntryOf<PreparationStep>&>(arguments->entry());
    const bool fits_on_all = arguments->config().value("fit_on", "train") == "all";
    Step step{std::string(entry.class_name), arguments->config(), entry.make(*arguments),
              fits_on_all, json::object()};
    if (enabled_.back()) steps_.push_back(std::move(step));
  }
}

json Preparation::toJson() const {
  json steps = json::array();
  auto next = steps_.begin();
  for (const bool enabled : enabled_) {
    if (!enabled) {
      steps.push_back(nullptr);
      continue;
    }
    const Step& step = *next++;
    json described = step.report;
    described["class_name"] = step.class_name;
    described["config"] = step.config;
    described["learned"] = step.step->learned();
    steps.push_back(std::move(described));
  }
  json inputs = json::array();
  for (const InputColumn& input : inputs_) {
    inputs.push_back(
        jsonObject({{"name", input.name}, {"type", input.numeric ? "number" : "category"}}));
  }
  json result = targetJson(targets_[0]);
  result["images"] = images_;
  result["pixels"] = pixelsJson(pixels_);
  result["inputs"] = std::move(inputs);
  result["features"] = features_;
  result["steps"] = std::move(steps);
  if (!targets_[0].output.empty()) {
    json targets = json::array();
    for (const PreparedTarget& target : targets_) {
      targets.push_back(targetJson(target));
      targets.back()["output"] = target.output;
    }
    result["targets"] = std::move(targets);
  }
  if (!cells_.toJson().is_null()) result["cells"] = cells_.toJson();
  if (model_inputs_.empty()) return result;
  json model_inputs = json::array();
  for (const ModelInput& input : model_inputs_) {
    model_inputs.push_back(
        jsonObject({{"name", input.name},
                    {"columns", input.columns.value_or(std::vector<std::string>())},
                    {"features", input.features}}));
  }
  result["model_inputs"] = std::move(model_inputs);
  result["unused"] = unused_;
  return result;
}

Preparation Preparation::fromJson(const json& json, const Catalog& catalog) try {
  Preparation result(nlohmann::json::array(), catalog);
  nlohmann::json steps = nlohmann::json::array();
  std::vector<bool> enabled;
  nlohmann::json reports = nlohmann::json::array();
  for (const nlohmann::json& step : json.at("steps")) {
    enabled.push_back(!step.is_null());
    if (step.is_null()) continue;
    reports.push_back(step);
    steps.push_back(
        jsonObject({{"class_name", step.at("class_name")}, {"config", step.at("config")}}));
  }
  result = Preparation(steps, catalog);
  result.enabled_ = std::move(enabled);
  for (std::size_t i = 0; i < result.steps_.size(); ++i) {
    const nlohmann::json& step = reports[i];
    result.steps_[i].step->restore(step.at("learned"));
    for (const char* key : {"fitted_on", "before", "after"}) {
      result.steps_[i].report[key] = step.at(key);
    }
    result.steps_[i].report["leaks"] = step.value("leaks", false);  // not in the oldest runs
  }
  result.targets_ = {targetFromJson(json)};
  if (json.contains("targets")) {
    result.targets_.clear();
    for (const nlohmann::json& target : json["targets"]) {
      result.targets_.push_back(targetFromJson(target));
    }
  }
  result.images_ = json.at("images").get<bool>();
  result.pixels_ = pixelsFrom(json.at("pixels"));
  for (const nlohmann::json& input : json.at("inputs")) {
    result.inputs_.push_back({input.at("name").get<std::string>(), input.at("type") == "number"});
  }
  if (json.contains("cells")) result.cells_ = CellReading(json["cells"]);  // not in older runs
  result.features_ = json.at("features").get<std::vector<std::string>>();
  if (json.contains("model_inputs")) {
    result.model_inputs_ = modelInputsFrom(jsonObject({{"inputs", json["model_inputs"]}}));
    for (std::size_t i = 0; i < result.model_inputs_.size(); ++i) {
      json["model_inputs"][i].at("features").get_to(result.model_inputs_[i].features);
    }
    json.at("unused").get_to(result.unused_);
  }
  return result;
} catch (const nlohmann::json::exception& error) {
  fail(ErrorCode::kInvalidSpec, "preparation.malformed", {{"detail", jsonFault(error)}});
}

Table Preparation::conform(const Table& rows) const {
  Table result;
  for (const InputColumn& input : inputs_) {
    const Column& column = rows.require(input.name);
    const bool is_numeric = column.numeric() != nullptr;
    result.add(is_numeric == input.numeric ? column
               : is_numeric                ? asText(column)
                                           : asNumbers(column));
  }
  return result;
}

ImageSize Preparation::imageSize(const ImageSize& from) const {
  ImageSize size = from;
  for (const Step& step : steps_) {
    if (const ImageStep* images = step.step->imageStep()) size = images->sizeAfter(size);
  }
  return size;
}

std::vector<std::uint8_t> Preparation::imageBytes(std::vector<std::uint8_t> pixels,
                                                  const ImageSize& from) const {
  ImageSize size = from;
  for (const Step& step : steps_) {
    const ImageStep* images = step.step->imageStep();
    if (!images || !images->changesBytes()) continue;
    pixels = images->apply(std::move(pixels), size);
    size = images->sizeAfter(size);
  }
  return pixels;
}

bool Preparation::changesBytes() const {
  return std::ranges::any_of(steps_, [](const Step& step) {
    return step.step->imageStep() && step.step->imageStep()->changesBytes();
  });
}

}  // namespace minibatch
