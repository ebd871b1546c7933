#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "base/json_text.h"
#include "bindings/buffer.h"
#include "bindings/json.h"
#include "bindings/text.h"
#include "data/dataset.h"
#include "data/image_resize.h"

/// Data, as functions of what crosses to JavaScript.
namespace minibatch::bindings {

using DatasetPointer = std::unique_ptr<Dataset>;

inline DatasetPointer own(Dataset dataset) { return std::make_unique<Dataset>(std::move(dataset)); }
inline std::unique_ptr<Floats> own(std::vector<float> values) {
  return std::make_unique<Floats>(std::move(values));
}

// Data sets.

inline DatasetPointer datasetFromBytes(Bytes& features, const Text& shape, double scale) {
  return own(Dataset::fromBytes(features.take(), shapeFrom(read(shape)), {.scale = scale}));
}

inline DatasetPointer datasetFromFloats(Floats& features, const Text& shape) {
  return own(Dataset::fromFloats(features.take(), shapeFrom(read(shape))));
}

inline DatasetPointer withInputsOf(const Dataset& data, const Dataset& other) {
  return own(data.withInputsOf(other));
}

inline DatasetPointer withTargets(const Dataset& data, Floats& targets, const Text& shape,
                                  int classes) {
  return own(data.withTargets(targets.take(), shapeFrom(read(shape)), classes));
}

inline DatasetPointer withWeights(const Dataset& data, Floats& weights, const Text& shape,
                                  int target) {
  return own(data.withWeights(weights.take(), shapeFrom(read(shape)), target));
}

inline DatasetPointer withNames(const Dataset& data, const Text& names) {
  const nlohmann::json both = parseJson(read(names), "names");
  return own(data.withNames(both.at(0), both.at(1)));
}

inline DatasetPointer withEncoding(const Dataset& data, const Text& encoding) {
  return own(data.withEncoding(read(encoding) == "one-hot" ? TargetEncoding::kOneHot
                                                           : TargetEncoding::kInteger));
}

inline DatasetPointer subset(const Dataset& data, const Rows& rows) {
  return own(data.subset(rows.span()));
}

inline std::string inputsOf(const Dataset& data) {
  nlohmann::json list = nlohmann::json::array();
  for (int i = 0; i < data.inputs(); ++i) {
    list.push_back(tensorSpecJson(data.inputName(i), data.sampleShape(i)));
  }
  return jsonText(list);
}

inline std::string targetsIn(const Dataset& data) {
  nlohmann::json list = nlohmann::json::array();
  for (int i = 0; i < data.targets(); ++i) {
    nlohmann::json target = tensorSpecJson(data.targetName(i), data.targetShape(i));
    target["classes"] = data.classes(i);
    list.push_back(std::move(target));
  }
  return jsonText(list);
}

inline bool storesBytes(const Dataset& data, int input) { return data.storesBytes(input); }
inline bool hasWeights(const Dataset& data) { return data.hasWeights(); }
inline double datasetRows(const Dataset& data) { return static_cast<double>(data.rows()); }

inline std::unique_ptr<Bytes> bytesOf(const Dataset& data, const Rows& rows, int input) {
  std::vector<std::uint8_t> x(rows.span().size() * data.sampleShape(input).size());
  data.gatherBytes(rows.span(), x.data(), input);
  return std::make_unique<Bytes>(std::move(x));
}

inline std::unique_ptr<Floats> featuresOf(const Dataset& data, const Rows& rows, int input) {
  std::vector<float> x(rows.span().size() * data.sampleShape(input).size());
  data.gatherInput(input, RowIndices(rows.span()), x.data());
  return own(std::move(x));
}

inline std::unique_ptr<Doubles> featureOf(const Dataset& data, int place) {
  return std::make_unique<Doubles>(data.feature(place));
}

/// The first number of the inputs that is none: {input, row, position, value}, or null.
inline std::string firstNotFinite(const Dataset& data) {
  constexpr Index kRows = 4096;
  for (int input = 0; input < data.inputs(); ++input) {
    const Index size = data.sampleShape(input).size();
    std::vector<float> values(static_cast<std::size_t>(std::min(kRows, data.rows()) * size));
    for (Index first = 0; first < data.rows(); first += kRows) {
      const Index count = std::min(kRows, data.rows() - first);
      data.gatherInput(input, {first, count}, values.data());
      const auto end = values.begin() + count * size;
      const auto found =
          std::find_if(values.begin(), end, [](float value) { return !std::isfinite(value); });
      if (found == end) continue;
      const Index place = found - values.begin();
      return jsonText(nlohmann::json{{"input", input},
                                     {"row", first + place / size},
                                     {"position", place % size},
                                     {"value", std::isnan(*found) ? "NaN"
                                               : *found > 0       ? "Infinity"
                                                                  : "-Infinity"}});
    }
  }
  return "null";
}

/// The same rows with one of the targets.
inline DatasetPointer withOneTarget(const Dataset& data, int target) {
  std::vector<int> inputs(static_cast<std::size_t>(data.inputs()));
  std::iota(inputs.begin(), inputs.end(), 0);
  return own(data.arranged(inputs, {&target, 1}));
}

/// Of the first target.
inline std::unique_ptr<Floats> targetsOf(const Dataset& data, const Rows& rows) {
  std::vector<float> y(rows.span().size() * data.targetShape().size());
  data.gather(rows.span(), nullptr, y.data());
  return own(std::move(y));
}

// Images.

inline std::unique_ptr<Bytes> resize(const Bytes& pixels, const Text& from, const Text& to) {
  return std::make_unique<Bytes>(
      resizeImage(pixels.span(), imageSizeFrom(read(from)), imageSizeFrom(read(to))));
}

}  // namespace minibatch::bindings
