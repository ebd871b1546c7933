#include "base/catalog_entry.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "base/activating_layers.h"
#include "base/argument_check.h"
#include "base/error.h"
#include "base/keras_versions.h"
#include "base/refusal.h"

namespace minibatch {

std::string_view kindName(Kind kind) {
  switch (kind) {
    case Kind::kLayer:
      return "layer";
    case Kind::kActivation:
      return "activation";
    case Kind::kLoss:
      return "loss";
    case Kind::kOptimizer:
      return "optimizer";
    case Kind::kMetric:
      return "metric";
    case Kind::kInitializer:
      return "initializer";
    case Kind::kRegularizer:
      return "regularizer";
    case Kind::kConstraint:
      return "constraint";
    case Kind::kSchedule:
      return "schedule";
    case Kind::kCallback:
      return "callback";
    case Kind::kPreparation:
      return "preparation";
    case Kind::kBaseline:
      return "baseline";
  }
  return "entry";
}

const Argument* Entry::find(std::string_view argument) const {
  for (const Argument& candidate : arguments) {
    if (candidate.name == argument) return &candidate;
  }
  return nullptr;
}

namespace {

// Of Keras's names that stand for nothing here, what does the same.
constexpr std::pair<std::string_view, std::string_view> kInstead[] = {
    {"Lambda", "lambda"},
    {"LossScaleOptimizer", "loss-scale"},
    {"Adafactor", "adafactor"},
    {"adafactor", "adafactor"},
    {"StringLookup", "categories"},
    {"IntegerLookup", "categories"},
    {"CategoryEncoding", "categories"},
    {"Hashing", "categories"},
    {"HashedCrossing", "categories"},
    {"TextVectorization", "texts"},
    {"Discretization", "bins"},
    {"RNN", "cells"},
    {"StackedRNNCells", "cells"},
    {"SpectralNormalization", "norm-constraint"},
    {"ConvLSTM1D", "convolution-by-step"}};

bool equalIgnoringCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

// Keras lowers the letters of optimizers' names before it looks them up, and of no others'.
bool isNamed(const Entry& entry, std::string_view name) {
  const auto is_it = [&](std::string_view known) {
    return known == name || (entry.kind == Kind::kOptimizer && equalIgnoringCase(known, name));
  };
  return is_it(entry.class_name) || std::ranges::any_of(entry.identifiers, is_it);
}

}  // namespace

const Entry* Catalog::find(Kind kind, std::string_view name) const {
  name = currentClassName(kind, name);
  for (const Entry* entry : entries_) {
    if (entry->kind != kind) continue;
    if (isNamed(*entry, name)) return entry;
  }
  return nullptr;
}

const Entry& Catalog::require(Kind kind, std::string_view name, const Location& location) const {
  if (const Entry* entry = find(kind, name)) return *entry;
  for (const auto& [unknown, instead] : kInstead) {
    if (name != unknown) continue;
    fail(ErrorCode::kUnknownName, "catalog.instead",
         {{"where", location},
          {"kind", kindMessage(kind)},
          {"name", name},
          {"instead", Message("instead." + std::string(instead))}});
  }
  std::vector<std::string_view> known;
  for (const Entry* entry : entries_) {
    if (entry->kind == kind) known.push_back(entry->class_name);
  }
  fail(ErrorCode::kUnknownName, "catalog.unknown",
       {{"where", location}, {"kind", kindMessage(kind)}, {"name", name}, {"known", known}});
}

std::unique_ptr<Arguments> Catalog::parse(Kind kind, const nlohmann::json& object,
                                          const Location& location) const {
  if (object.is_null()) return nullptr;
  if (object.is_string()) {
    const std::string name = object.get<std::string>();
    return std::make_unique<Arguments>(require(kind, name, location), nlohmann::json::object(),
                                       *this, location);
  }
  if (!object.is_object() || !object.contains("class_name") || !object["class_name"].is_string()) {
    fail(ErrorCode::kInvalidSpec, "catalog.not-an-object",
         {{"where", location}, {"kind", kindMessage(kind)}, {"received", brief(object)}});
  }
  requireKnownKeys(object, location, kObjectKeys);
  const std::string name = object["class_name"].get<std::string>();
  if (kind == Kind::kActivation) {  // a layer in its place: Dense(activation=LeakyReLU())
    if (mayActivate(name)) kind = Kind::kLayer;
  }
  const nlohmann::json config = object.value("config", nlohmann::json::object());
  if (name == "function" && config.is_string()) {  // how Keras writes a bare activation function
    return parse(kind, config, location);
  }
  return std::make_unique<Arguments>(require(kind, name, location), config, *this, location);
}

}  // namespace minibatch
