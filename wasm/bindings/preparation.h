#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "base/parse_json.h"
#include "bindings/buffer.h"
#include "bindings/data.h"
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
                                                .sorted = facts.at("sorted")},
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

inline std::string preparationJson(const Preparation& preparation) {
  return preparation.toJson().dump();
}

inline DatasetPointer transformCells(const Preparation& preparation, const Text& cells) {
  return own(preparation.transformCells(parseJson(read(cells), "transform")));
}

}  // namespace minibatch::bindings
