#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/json_text.h"
#include "base/parse_json.h"
#include "bindings/buffer.h"
#include "bindings/data.h"
#include "bindings/json.h"
#include "bindings/text.h"
#include "catalog.h"
#include "preparation/pipeline.h"
#include "preparation/prepare_job.h"

/// Preparing data, as functions of what crosses to JavaScript.
namespace minibatch::bindings {

inline std::unique_ptr<PrepareJob> prepareTable(const Table& table, const Text& options) {
  return std::make_unique<PrepareJob>(table, parseJson(read(options), "prepare"), catalog());
}

inline std::unique_ptr<PrepareJob> prepareImages(const Classes& labels, const Text& images,
                                                 const Text& options) {
  const nlohmann::json facts = parseJson(read(images), "prepare");
  return std::make_unique<PrepareJob>(ImageRows{.labels = labels.span(),
                                                .class_names = facts.at("classNames"),
                                                .test = facts.at("test"),
                                                .sorted = facts.at("sorted"),
                                                .size = imageSizeOf(facts.at("image"))},
                                      parseJson(read(options), "prepare"), catalog());
}

inline DatasetPointer trainOf(const PrepareJob& job) { return own(job.train()); }
inline DatasetPointer testOf(const PrepareJob& job) { return own(job.test()); }
inline std::unique_ptr<Rows> trainRowsOf(const PrepareJob& job) {
  return std::make_unique<Rows>(job.trainRows());
}
inline std::unique_ptr<Rows> testRowsOf(const PrepareJob& job) {
  return std::make_unique<Rows>(job.testRows());
}
inline double unlabelledOf(const PrepareJob& job) { return static_cast<double>(job.unlabelled()); }
inline std::unique_ptr<Preparation> takePreparation(PrepareJob& job) {
  return std::make_unique<Preparation>(job.takePreparation());
}

inline std::unique_ptr<PipelineJob> fitPipeline(const Table& table, const Text& steps,
                                                double seed) {
  return std::make_unique<PipelineJob>(table, parseJson(read(steps), "pipeline"),
                                       static_cast<std::uint64_t>(seed), catalog());
}
inline std::unique_ptr<PipelineJob> runPipeline(const Table& table, const Preparation& fitted) {
  return std::make_unique<PipelineJob>(table, fitted);
}
inline std::unique_ptr<Preparation> fittedOf(PipelineJob& job) {
  return std::make_unique<Preparation>(job.takePreparation());
}
inline std::unique_ptr<Table> tableOf(PipelineJob& job) {
  return std::make_unique<Table>(job.takeTable());
}

inline std::unique_ptr<Preparation> preparationFrom(const Text& json) {
  return std::make_unique<Preparation>(
      Preparation::fromJson(parseJson(read(json), "preparation"), catalog()));
}

// Images: of a job that is under way, or of what it fitted.

inline const Preparation& fitted(const Preparation& preparation) { return preparation; }
inline const Preparation& fitted(const PrepareJob& job) { return job.preparation(); }

template <class Source>
bool changesBytes(const Source& source) {
  return fitted(source).changesBytes();
}
/// JSON: [height, width, channels] of what becomes of an image of a size.
template <class Source>
std::string imageSize(const Source& source, const Text& from) {
  const auto [height, width, channels] = fitted(source).imageSize(imageSizeFrom(read(from)));
  return jsonText(nlohmann::json{height, width, channels});
}
template <class Source>
std::unique_ptr<Bytes> imageBytes(const Source& source, Bytes& pixels, const Text& from) {
  return std::make_unique<Bytes>(
      fitted(source).imageBytes(pixels.take(), imageSizeFrom(read(from))));
}
inline DatasetPointer withPixels(const Preparation& preparation, const Dataset& images) {
  return own(images.withScaling(preparation.pixels()));
}
/// The class of each image as it is trained on.
inline std::unique_ptr<Floats> jobTargets(const PrepareJob& job) {
  return std::make_unique<Floats>(std::vector<float>(job.targets().begin(), job.targets().end()));
}
/// Mean and standard deviation, over images, of the mean brightness of their borders.
inline std::unique_ptr<Doubles> bordersOf(const Dataset& images) {
  const auto [mean, deviation] = images.borders();
  return std::make_unique<Doubles>(std::vector<double>{mean, deviation});
}

inline std::string preparationJson(const Preparation& preparation) {
  return jsonText(preparation.toJson());
}

inline DatasetPointer transformCells(const Preparation& preparation, const Text& rows) {
  return own(preparation.transformCells(parseJson(read(rows), "transform")));
}
inline std::string notNumbersIn(const Preparation& preparation, const Text& rows) {
  return jsonText(preparation.notNumbers(parseJson(read(rows), "transform")));
}

}  // namespace minibatch::bindings
